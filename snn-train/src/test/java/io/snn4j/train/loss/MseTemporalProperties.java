package io.snn4j.train.loss;

import io.snn4j.testkit.LossContract;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class MseTemporalProperties implements LossContract<MseTemporal> {
  @Override
  public Arbitrary<MseTemporal> subjects() {
    return Combinators.combine(
            Draws.steps(), Draws.steps(), Arbitraries.integers().between(0, 3), Draws.reductions())
        .as(
            (on, off, tolerance, reduction) ->
                new MseTemporal(List.of(on), List.of(off), tolerance, reduction));
  }

  @Override
  public boolean estimatesItsGradient(MseTemporal loss) {
    return true;
  }
}
