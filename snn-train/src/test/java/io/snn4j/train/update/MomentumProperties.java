package io.snn4j.train.update;

import io.snn4j.api.Plugin;
import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.PluginContract;
import net.jqwik.api.Arbitrary;

class MomentumProperties implements PluginContract<Momentum> {
  @Override
  public Class<? extends Plugin> extensionPoint() {
    return Updater.class;
  }

  @Override
  public Arbitrary<Momentum> subjects() {
    return AnyRecord.of(Momentum.class);
  }
}
