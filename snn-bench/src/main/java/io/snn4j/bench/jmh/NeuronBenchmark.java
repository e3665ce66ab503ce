package io.snn4j.bench.jmh;

import io.snn4j.api.NeuronModel;
import io.snn4j.api.Tile;
import io.snn4j.core.catalog.Catalogs;
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

/** One step of 1024 neurons, forwards and back, as their model computes it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NeuronBenchmark {

  private static final int NEURONS = 1024;

  private NeuronModel model;
  private Tile tile;

  /** Which neurons. */
  @Param({"leaky", "synaptic"})
  public String neuron;

  /** Builds a tile of them. */
  @Setup
  public void build() {
    model = Catalogs.standard().of(NeuronModel.class).prototype(neuron);
    tile = new ArrayTile(model, NEURONS);
  }

  /** The membranes after a step. */
  @Benchmark
  public float[] step() {
    model.step(tile);
    return tile.after(0);
  }

  /** The gradient of the currents. */
  @Benchmark
  public float[] adjoint() {
    model.adjoint(tile);
    return tile.currentGradient();
  }
}
