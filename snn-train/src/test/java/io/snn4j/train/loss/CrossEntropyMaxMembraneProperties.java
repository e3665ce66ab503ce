package io.snn4j.train.loss;

import io.snn4j.testkit.LossContract;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class CrossEntropyMaxMembraneProperties implements LossContract<CrossEntropyMaxMembrane> {
  @Override
  public Arbitrary<CrossEntropyMaxMembrane> subjects() {
    return Combinators.combine(Draws.weights(), Draws.shares(), Draws.reductions())
        .as(CrossEntropyMaxMembrane::new);
  }

  @Override
  public int classes(CrossEntropyMaxMembrane loss, int drawn) {
    return Draws.classes(loss.weights(), drawn);
  }
}
