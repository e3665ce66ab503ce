package io.snn4j.bench;

import io.snn4j.api.Constant;
import io.snn4j.api.CounterRandom;
import io.snn4j.api.Recording;
import io.snn4j.api.SpikeTrain;
import io.snn4j.api.Targets;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.network.Network;
import io.snn4j.core.network.Run;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.encoding.Rate;
import io.snn4j.train.loss.Layers;
import io.snn4j.train.loss.Reduction;
import io.snn4j.train.loss.SpikeCountL1;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The field's benchmark of one layer (Open Neuromorphic): a linear layer [n,n] and leaky neurons
 * over 500 steps, 16 samples of random spikes that differ at every step, and the mean of the
 * output's spikes as loss.
 *
 * @param neurons n, both the inputs and the neurons
 * @param steps the number of steps T
 * @param batch the number of samples B
 * @param density the share of the input's places that hold a spike
 */
public record FieldLayer(int neurons, int steps, int batch, double density) {

  private static final long SPIKES = CounterRandom.word("spikes");

  /**
   * With 500 steps, 16 samples and 10 % of spikes.
   *
   * @param neurons n, both the inputs and the neurons
   */
  public FieldLayer(int neurons) {
    this(neurons, 500, 16, 0.1);
  }

  /**
   * {@return a pass forwards and back, with the weights' gradients and no change of weights}
   *
   * @param engine runs the work
   */
  public Work work(Engine engine) {
    Network network =
        Network.sequential(steps).linear(neurons, neurons).neurons(new Leaky(0.95f)).build(0);
    Run run = network.run(engine);
    SpikeTrain input = spikes();
    SpikeCountL1 mean =
        new SpikeCountL1(1.0 / ((double) steps * neurons), Layers.ALL, Reduction.MEAN);
    Targets none = Targets.classes(new int[batch]);
    return laps -> {
      Recording recording = run.forward(input);
      mean.evaluate(recording, none, run.gradient());
      laps.end("forward");
      run.backward();
      laps.end("backward");
    };
  }

  /** {@return random spikes of this density} */
  public SpikeTrain spikes() {
    float[] probabilities = new float[batch * neurons];
    Arrays.fill(probabilities, (float) density);
    long[] keys = LongStream.range(0, batch).map(b -> CounterRandom.key(0, SPIKES, b)).toArray();
    Constant still = new Constant(steps, batch, neurons, probabilities);
    return (SpikeTrain) new Rate().encode(still, keys);
  }
}
