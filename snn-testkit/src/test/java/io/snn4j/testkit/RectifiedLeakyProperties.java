package io.snn4j.testkit;

import io.snn4j.core.neuron.RectifiedLeaky;
import net.jqwik.api.Arbitrary;

/** As for Leaky: snn-core cannot test it with the contract. */
class RectifiedLeakyProperties implements NeuronContract<RectifiedLeaky> {

  @Override
  public Arbitrary<RectifiedLeaky> subjects() {
    return AnyRecord.of(RectifiedLeaky.class);
  }

  @Override
  public boolean restsAtZero(RectifiedLeaky model) {
    return model.bias().values().stream().allMatch(bias -> bias <= 0);
  }
}
