package io.snn4j.bench.jmh;

import io.snn4j.api.Constant;
import io.snn4j.api.NeuronModel;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.layer.Layer;
import io.snn4j.core.layer.LayerSpec;
import io.snn4j.core.layer.Neurons;
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
import org.openjdk.jmh.annotations.Warmup;

/** 25 steps of 1024 neurons of one sample, forwards and back, by one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NeuronBenchmark {

  private static final int STEPS = 25;
  private static final int NEURONS = 1024;

  private Pass pass;
  private Layer layer;
  private Constant current;
  private SignalGradient gradient;

  /** Which neurons. */
  @Param({"leaky", "synaptic"})
  public String neuron;

  /** Builds a layer of them, its current and the gradient of its spikes. */
  @Setup
  public void build() {
    NeuronModel model = Catalogs.standard().of(NeuronModel.class).prototype(neuron);
    pass = new Pass(new Engine(1));
    layer =
        new Neurons(model).build(new LayerSpec.Context("neurons", NEURONS, 0, () -> new ATan()));
    current = new Constant(STEPS, 1, NEURONS, Values.between(0, 1, NEURONS));
    gradient = new SignalGradient.PerStep(1, NEURONS, Values.between(-1, 1, STEPS * NEURONS));
    layer.forward(current, pass);
  }

  /** {@return the spikes of all steps} */
  @Benchmark
  public Object forward() {
    return layer.forward(current, pass);
  }

  /** {@return the gradient of the current, membranes computed once more} */
  @Benchmark
  public Object backward() {
    return layer.backward(gradient, pass);
  }
}
