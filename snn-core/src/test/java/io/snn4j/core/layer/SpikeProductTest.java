package io.snn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.SpikeTrain;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.OffHeap;
import java.lang.ref.WeakReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpikeProductTest {

  private static final int INPUTS = 50;

  @ParameterizedTest
  @ValueSource(ints = {SpikeProduct.NARROW, SpikeProduct.NARROW + 1})
  void threadsThatUsedItForgetIt(int outputs) throws InterruptedException {
    WeakReference<SpikeProduct> product = used(outputs);
    for (int i = 0; i < 100 && product.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(product.get()).isNull();
  }

  private static WeakReference<SpikeProduct> used(int outputs) {
    SpikeProduct product = SpikeProduct.of(INPUTS, outputs, true);
    SpikeTrain spikes = Signals.spikes(1, 5, 4, INPUTS, 0.5);
    OffHeap weights = new OffHeap(outputs * INPUTS);
    float[] out = new float[5 * 4 * outputs];
    try (Engine engine = new Engine(1)) {
      product.forward(spikes, weights, new float[outputs], out, engine);
      product.backward(spikes, 0, out, new float[outputs * INPUTS], engine);
    }
    return new WeakReference<>(product);
  }
}
