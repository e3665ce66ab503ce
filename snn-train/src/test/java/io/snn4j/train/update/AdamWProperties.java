package io.snn4j.train.update;

import io.snn4j.api.Plugin;
import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.PluginContract;
import net.jqwik.api.Arbitrary;

class AdamWProperties implements PluginContract<AdamW> {
  @Override
  public Class<? extends Plugin> extensionPoint() {
    return Updater.class;
  }

  @Override
  public Arbitrary<AdamW> subjects() {
    return AnyRecord.of(AdamW.class);
  }
}
