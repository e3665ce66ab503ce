package io.snn4j.train.loss;

import io.snn4j.testkit.LossContract;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class MseCountProperties implements LossContract<MseCount> {
  @Override
  public Arbitrary<MseCount> subjects() {
    return Combinators.combine(
            Draws.shares(), Draws.shares(), Draws.populations(), Draws.reductions())
        .as(
            (on, off, population, reduction) ->
                new MseCount(on, off, population.classes(), population.weights(), reduction));
  }

  @Override
  public int classes(MseCount loss, int drawn) {
    return loss.classes().orElse(Draws.classes(loss.weights(), drawn));
  }

  @Override
  public int neuronsPerClass(MseCount loss) {
    return loss.classes().isPresent() ? 3 : 1;
  }
}
