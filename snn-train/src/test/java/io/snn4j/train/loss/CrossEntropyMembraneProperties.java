package io.snn4j.train.loss;

import io.snn4j.testkit.LossContract;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class CrossEntropyMembraneProperties implements LossContract<CrossEntropyMembrane> {
  @Override
  public Arbitrary<CrossEntropyMembrane> subjects() {
    return Combinators.combine(Draws.weights(), Draws.shares(), Draws.reductions())
        .as(CrossEntropyMembrane::new);
  }

  @Override
  public int classes(CrossEntropyMembrane loss, int drawn) {
    return Draws.classes(loss.weights(), drawn);
  }
}
