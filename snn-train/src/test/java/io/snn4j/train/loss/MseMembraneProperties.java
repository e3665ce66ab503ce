package io.snn4j.train.loss;

import io.snn4j.testkit.LossContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class MseMembraneProperties implements LossContract<MseMembrane> {
  @Override
  public Arbitrary<MseMembrane> subjects() {
    return Combinators.combine(
            Arbitraries.doubles().between(-3, 3),
            Arbitraries.doubles().between(-3, 3),
            Draws.weights(),
            Draws.reductions())
        .as(MseMembrane::new);
  }

  @Override
  public int classes(MseMembrane loss, int drawn) {
    return Draws.classes(loss.weights(), drawn);
  }
}
