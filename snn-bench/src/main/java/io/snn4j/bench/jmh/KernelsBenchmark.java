package io.snn4j.bench.jmh;

import io.snn4j.core.engine.Kernels;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The loops of {@link Kernels}, over 1024 neurons. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KernelsBenchmark {

  private static final int NEURONS = 1024;
  private static final int ROWS = 64;

  private final float[] x = Values.between(-1, 1, NEURONS);
  private final float[] factors = Values.between(-1, 1, ROWS);
  private final float[] sum = new float[NEURONS];
  private final float[] product = Values.between(-1, 1, NEURONS);
  private final float[][] rows = new float[ROWS][];
  private final int[] at = new int[ROWS];

  /** Fills the rows. */
  @Setup
  public void fill() {
    for (int row = 0; row < ROWS; row++) {
      rows[row] = Values.between(-1, 1, NEURONS);
      at[row] = ROWS - 1 - row;
    }
  }

  /** {@return {@code sum += x}} */
  @Benchmark
  public float[] add() {
    Kernels.add(x, sum, NEURONS);
    return sum;
  }

  /** {@return {@code sum += a*x}} */
  @Benchmark
  public float[] addMultiple() {
    Kernels.add(0.5f, x, sum, NEURONS);
    return sum;
  }

  /** {@return {@code y *= x}, with a restored y, as products of products become subnormal} */
  @Benchmark
  public float[] copyAndMultiply() {
    System.arraycopy(x, 0, product, 0, NEURONS);
    Kernels.multiply(factorsOfAll(), product, NEURONS);
    return product;
  }

  private float[] factorsOfAll() {
    return rows[0];
  }

  /** {@return the rows of 64 spikes} */
  @Benchmark
  public float[] addRows() {
    Kernels.addRows(rows, at, ROWS, sum, NEURONS);
    return sum;
  }

  /** {@return 64 rows, each times a factor} */
  @Benchmark
  public float[] combine() {
    Kernels.combine(factors, 0, rows, sum, NEURONS);
    return sum;
  }
}
