package io.snn4j.testkit;

import io.snn4j.core.neuron.Alpha;
import io.snn4j.core.neuron.Reset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** As for Leaky, with alpha above beta, and beta off 0, where tau has no derivative. */
class AlphaProperties implements NeuronContract<Alpha> {

  @Override
  public Arbitrary<Alpha> subjects() {
    return Combinators.combine(
            AnyRecord.coefficients(0.5f, 1),
            AnyRecord.coefficients(0.05f, 0.45f),
            AnyRecord.coefficients(0.01f, 100),
            Arbitraries.of(Reset.class))
        .as(Alpha::new);
  }

  /** Alpha at 0 and beta at 1 leave no room for the other, so no end is a neuron. */
  @Override
  public void acceptsTheEndsOfItsRanges(Alpha any) {}
}
