package io.snn4j.bench.jmh;

import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.HeapMatrix;
import io.snn4j.core.engine.OffHeap;
import io.snn4j.core.engine.SparseMatrix;
import io.snn4j.core.engine.WeightMatrix;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The two products of tutorial 5's pictures, 128 of 784 pixels each, with 1000 outputs, by all
 * threads: all pixels by BLAS, or only those that are not dark.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PictureProductBenchmark {

  private static final int PICTURES = 128;
  private static final int PIXELS = 784;
  private static final int OUTPUTS = 1000;

  private final HeapMatrix whole = new HeapMatrix();
  private final SparseMatrix sparse = new SparseMatrix();
  private final float[] bias = new float[OUTPUTS];
  private final float[] out = new float[PICTURES * OUTPUTS];
  private Engine engine;
  private float[] pictures;
  private float[] gradient;
  private WeightMatrix weights;
  private WeightMatrix weightGradient;

  /** How the products are made. */
  public enum How {
    /** By BLAS, with weights that lie by output. */
    BLAS_BY_OUTPUT,
    /** By BLAS, with weights that lie by input. */
    BLAS_BY_INPUT,
    /** By rows of the weights, one for each pixel that is not dark. */
    SPARSE
  }

  /** How the products are made. */
  @Param public How how;

  /** The share of pixels that are not dark; of MNIST's it is 0.19. */
  @Param({"0.1", "0.2", "0.3", "0.5"})
  public double lit;

  /** Makes pictures, weights and a gradient. */
  @Setup
  public void build() {
    engine = new Engine(Runtime.getRuntime().availableProcessors());
    pictures = Values.between((float) (lit - 1), (float) lit, PICTURES * PIXELS);
    for (int i = 0; i < pictures.length; i++) {
      pictures[i] = Math.max(0, pictures[i]);
    }
    gradient = Values.between(-1, 1, PICTURES * OUTPUTS);
    weights = matrix();
    weightGradient = matrix();
    weights.values().put(0, Values.between(-1, 1, PIXELS * OUTPUTS), PIXELS * OUTPUTS);
    forward();
  }

  private WeightMatrix matrix() {
    OffHeap values = new OffHeap(PIXELS * OUTPUTS);
    return new WeightMatrix(values, OUTPUTS, PIXELS, how != How.BLAS_BY_OUTPUT);
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    engine.close();
  }

  /** {@return the currents} */
  @Benchmark
  public Object forward() {
    if (how == How.SPARSE) {
      sparse.take(engine, pictures, PICTURES, PIXELS);
      sparse.times(engine, weights, bias, out);
    } else {
      whole.timesTransposed(engine, pictures, weights, bias, out, PICTURES);
    }
    return out;
  }

  /** {@return the gradient of the weights} */
  @Benchmark
  public Object backward() {
    if (how == How.SPARSE) {
      sparse.transposedTimes(engine, gradient, weightGradient);
    } else {
      whole.transposedTimes(engine, gradient, pictures, weightGradient, PICTURES);
    }
    return weightGradient;
  }
}
