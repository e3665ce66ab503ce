package io.snn4j.train.loss;

import io.snn4j.testkit.LossContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class FiringRateBandProperties implements LossContract<FiringRateBand> {
  /** The band begins above 0, because at a rate of 0 real numbers would cross its edge. */
  @Override
  public Arbitrary<FiringRateBand> subjects() {
    return Combinators.combine(
            Arbitraries.doubles().between(0.01, 0.4),
            Arbitraries.doubles().between(0.4, 1.2),
            Arbitraries.doubles().between(0, 10),
            Arbitraries.of(Layers.class),
            Draws.reductions())
        .as(FiringRateBand::new);
  }

  @Override
  public boolean readsTargets(FiringRateBand loss) {
    return false;
  }
}
