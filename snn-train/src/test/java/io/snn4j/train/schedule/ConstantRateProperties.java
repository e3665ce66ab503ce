package io.snn4j.train.schedule;

import io.snn4j.api.Plugin;
import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.PluginContract;
import net.jqwik.api.Arbitrary;

class ConstantRateProperties implements PluginContract<ConstantRate> {
  @Override
  public Class<? extends Plugin> extensionPoint() {
    return Schedule.class;
  }

  @Override
  public Arbitrary<ConstantRate> subjects() {
    return AnyRecord.of(ConstantRate.class);
  }
}
