package io.snn4j.bench.jmh;

import io.snn4j.api.SpikeTrain;
import io.snn4j.bench.FieldLayer;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.layer.Layer;
import io.snn4j.core.layer.LayerSpec;
import io.snn4j.core.layer.Linear;
import io.snn4j.core.layer.Pass;
import io.snn4j.core.layer.SignalGradient;
import io.snn4j.surrogates.ATan;
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
 * A linear layer that receives the spikes of 1000 neurons over 25 steps for 128 samples: the
 * products that are driven by events, by all threads.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SpikeProductBenchmark {

  private static final int STEPS = 25;
  private static final int BATCH = 128;
  private static final int INPUTS = 1000;

  private Engine engine;
  private Pass pass;
  private Layer layer;
  private SpikeTrain spikes;
  private SignalGradient gradient;

  /** The number of outputs; up to 32 the product for few columns is taken. */
  @Param({"10", "1000"})
  public int outputs;

  /** The share of neurons that spike at a step. */
  @Param({"0.02", "0.1"})
  public double density;

  /** Builds the layer, its input and the gradient of its output. */
  @Setup
  public void build() {
    engine = new Engine(Runtime.getRuntime().availableProcessors());
    pass = new Pass(engine);
    layer =
        new Linear(INPUTS, outputs)
            .build(new LayerSpec.Context("linear", INPUTS, 0, () -> new ATan()));
    spikes = new FieldLayer(INPUTS, STEPS, BATCH, density).spikes();
    gradient =
        new SignalGradient.PerStep(BATCH, outputs, Values.between(-1, 1, STEPS * BATCH * outputs));
    layer.forward(spikes, pass);
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    engine.close();
  }

  /** {@return the currents of all steps} */
  @Benchmark
  public Object forward() {
    return layer.forward(spikes, pass);
  }

  /** {@return the gradient of the weights; nobody asks for that of the spikes} */
  @Benchmark
  public Object backward() {
    return layer.backward(gradient, pass);
  }
}
