package io.snn4j.train.insight;

import io.snn4j.api.Coefficient;
import io.snn4j.core.layer.DenseFeedback;
import io.snn4j.core.layer.Neurons;
import io.snn4j.core.network.Network;
import io.snn4j.core.neuron.Fire;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.core.neuron.Reset;
import io.snn4j.train.Dots;

/** Small networks for the tests, whose low thresholds make them spike. */
final class Nets {

  static final Dots SAMPLES = new Dots(23, 6, 3);

  private Nets() {}

  /** A network of three layers of neurons, the second with feedback from all to all. */
  static Network recurrent(int steps, long seed) {
    return Network.sequential(steps)
        .linear(6, 9)
        .neurons(leaky(0.8f))
        .linear(9, 5)
        .layer(new Neurons(leaky(0.7f)).recurrent(new DenseFeedback()))
        .linear(5, 3)
        .neurons(leaky(0.9f))
        .build(seed);
  }

  static Leaky leaky(float beta) {
    return new Leaky(
        Coefficient.of(beta), Coefficient.of(0.2f), Reset.SUBTRACT, true, Fire.AFTER_UPDATE);
  }
}
