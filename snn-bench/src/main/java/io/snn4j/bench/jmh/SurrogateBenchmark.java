package io.snn4j.bench.jmh;

import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.catalog.Catalogs;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The derivative of each surrogate gradient, for 1024 neurons. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SurrogateBenchmark {

  private static final int NEURONS = 1024;

  private final float[] x = Values.between(-2, 2, NEURONS);
  private final float[] into = new float[NEURONS];
  private SurrogateGradient chosen;

  /** Its name in the catalog. */
  @Param({
    "atan",
    "erf",
    "fast-sigmoid",
    "gaussian",
    "heaviside",
    "leaky-spike",
    "learnable-atan",
    "multi-gaussian",
    "piecewise-exponential",
    "rectangular",
    "sigmoid",
    "signed-step",
    "sparse-fast-sigmoid",
    "spike-rate-escape",
    "stochastic-spike",
    "straight-through",
    "triangular"
  })
  public String surrogate;

  /** Finds it. */
  @Setup
  public void find() {
    chosen = Catalogs.standard().create(SurrogateGradient.class, surrogate, Map.of());
  }

  /** {@return a tile's derivatives} */
  @Benchmark
  public float[] derivatives() {
    chosen.derivatives(x, into, NEURONS);
    return into;
  }
}
