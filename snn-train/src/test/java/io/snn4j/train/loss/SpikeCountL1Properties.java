package io.snn4j.train.loss;

import io.snn4j.testkit.LossContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class SpikeCountL1Properties implements LossContract<SpikeCountL1> {
  @Override
  public Arbitrary<SpikeCountL1> subjects() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 10), Arbitraries.of(Layers.class), Draws.reductions())
        .as(SpikeCountL1::new);
  }

  @Override
  public boolean readsTargets(SpikeCountL1 loss) {
    return false;
  }
}
