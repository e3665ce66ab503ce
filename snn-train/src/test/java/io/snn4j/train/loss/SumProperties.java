package io.snn4j.train.loss;

import io.snn4j.api.Loss;
import io.snn4j.testkit.LossContract;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class SumProperties implements LossContract<Sum> {
  private static final List<Loss> LOSSES =
      List.of(new CrossEntropyMembrane(), new SpikeCountL1(), new CrossEntropyCount());

  @Override
  public Arbitrary<Sum> subjects() {
    return Combinators.combine(
            Arbitraries.doubles().between(-3, 3),
            Arbitraries.of(1.0, 0.5),
            Arbitraries.doubles().between(0, 1))
        .as((one, two, three) -> new Sum(LOSSES, List.of(one, two, three)));
  }
}
