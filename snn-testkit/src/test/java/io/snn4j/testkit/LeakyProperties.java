package io.snn4j.testkit;

import io.snn4j.core.neuron.Fire;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.core.neuron.Reset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** snn-core cannot depend on the test kit, so its neuron is tested here. */
class LeakyProperties implements NeuronContract<Leaky> {

  @Override
  public Arbitrary<Leaky> subjects() {
    return Combinators.combine(
            AnyRecord.coefficients(0, 1),
            AnyRecord.coefficients(0.01f, 100),
            Arbitraries.of(Reset.class),
            Arbitraries.of(false, true),
            Arbitraries.of(Fire.class))
        .as(
            (beta, threshold, reset, resetDelay, fire) ->
                new Leaky(beta, threshold, reset, resetDelay || fire == Fire.BEFORE_UPDATE, fire));
  }

  @Override
  public int forgetsWithin(Leaky model) {
    float slowest = model.beta().values().stream().reduce(0.5f, Math::max);
    return slowest > 0.99f ? 0 : (int) Math.ceil(Math.log(0.005) / Math.log(slowest));
  }

  @Override
  public boolean holdsWholeResetConstant(Leaky model) {
    return model.fire() == Fire.BEFORE_UPDATE;
  }
}
