package io.snn4j.train.loss;

import io.snn4j.testkit.LossContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class CrossEntropyTemporalProperties implements LossContract<CrossEntropyTemporal> {
  @Override
  public Arbitrary<CrossEntropyTemporal> subjects() {
    return Combinators.combine(
            Arbitraries.of(CrossEntropyTemporal.Inverse.class),
            Draws.weights(),
            Draws.shares(),
            Draws.reductions())
        .as(CrossEntropyTemporal::new);
  }

  @Override
  public int classes(CrossEntropyTemporal loss, int drawn) {
    return Draws.classes(loss.weights(), drawn);
  }

  @Override
  public boolean estimatesItsGradient(CrossEntropyTemporal loss) {
    return true;
  }
}
