package io.snn4j.train.loss;

import io.snn4j.testkit.LossContract;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class CrossEntropyCountProperties implements LossContract<CrossEntropyCount> {
  @Override
  public Arbitrary<CrossEntropyCount> subjects() {
    return Combinators.combine(Draws.populations(), Draws.shares(), Draws.reductions())
        .as(
            (population, share, reduction) ->
                new CrossEntropyCount(
                    population.classes(), population.weights(), share, reduction));
  }

  @Override
  public int classes(CrossEntropyCount loss, int drawn) {
    return loss.classes().orElse(Draws.classes(loss.weights(), drawn));
  }

  @Override
  public int neuronsPerClass(CrossEntropyCount loss) {
    return loss.classes().isPresent() ? 3 : 1;
  }
}
