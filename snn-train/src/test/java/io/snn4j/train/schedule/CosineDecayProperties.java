package io.snn4j.train.schedule;

import io.snn4j.api.Plugin;
import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.PluginContract;
import net.jqwik.api.Arbitrary;

class CosineDecayProperties implements PluginContract<CosineDecay> {
  @Override
  public Class<? extends Plugin> extensionPoint() {
    return Schedule.class;
  }

  @Override
  public Arbitrary<CosineDecay> subjects() {
    return AnyRecord.of(CosineDecay.class);
  }
}
