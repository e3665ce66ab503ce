package io.snn4j.testkit;

import io.snn4j.core.neuron.Lapicque;
import io.snn4j.core.neuron.Reset;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** As for Leaky, with the decay given in all ways, but off 0, where R*C is 0 too. */
class LapicqueProperties implements NeuronContract<Lapicque> {

  @Override
  public Arbitrary<Lapicque> subjects() {
    return Combinators.combine(
            Arbitraries.of(0, 1, 2, 3),
            AnyRecord.coefficients(0.05f, 1),
            Arbitraries.floats().between(0.5f, 5),
            AnyRecord.coefficients(0.01f, 100),
            Arbitraries.of(Reset.class))
        .as(
            (given, beta, value, threshold, reset) ->
                new Lapicque(
                    given < 3 ? Optional.of(beta) : Optional.empty(),
                    given == 1 || given == 3 ? Optional.of(value) : Optional.empty(),
                    given >= 2 ? Optional.of(value) : Optional.empty(),
                    0.5f,
                    threshold,
                    reset));
  }
}
