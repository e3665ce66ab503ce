package io.snn4j.train.loss;

import io.snn4j.testkit.LossContract;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class CrossEntropyRateProperties implements LossContract<CrossEntropyRate> {
  @Override
  public Arbitrary<CrossEntropyRate> subjects() {
    return Combinators.combine(Draws.weights(), Draws.shares(), Draws.reductions())
        .as(CrossEntropyRate::new);
  }

  @Override
  public int classes(CrossEntropyRate loss, int drawn) {
    return Draws.classes(loss.weights(), drawn);
  }
}
