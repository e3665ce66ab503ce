package io.snn4j.testkit;

import io.snn4j.core.neuron.Reset;
import io.snn4j.core.neuron.Synaptic;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** As for Leaky: snn-core cannot test it with the contract. */
class SynapticProperties implements NeuronContract<Synaptic> {

  @Override
  public Arbitrary<Synaptic> subjects() {
    return Combinators.combine(
            AnyRecord.coefficients(0, 1),
            AnyRecord.coefficients(0, 1),
            AnyRecord.coefficients(0.01f, 100),
            Arbitraries.of(Reset.class),
            Arbitraries.of(false, true))
        .as(Synaptic::new);
  }
}
