package io.snn4j.train;

import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A signal cut into windows of some steps each, for truncated backpropagation through time. */
final class Windows {

  private Windows() {}

  /**
   * The windows in order; the last may be shorter.
   *
   * @param length steps of a window; 0: the whole signal is one
   */
  static List<Signal> of(Signal signal, int length) {
    if (length == 0 || length >= signal.steps()) {
      return List.of(signal);
    }
    List<Signal> windows = new ArrayList<>();
    for (int from = 0; from < signal.steps(); from += length) {
      windows.add(window(signal, from, Math.min(length, signal.steps() - from)));
    }
    return windows;
  }

  private static Signal window(Signal signal, int from, int steps) {
    int batch = signal.batch();
    int features = signal.features();
    if (signal instanceof Constant constant) {
      return new Constant(steps, batch, features, constant.values());
    } else if (signal instanceof Dense dense) {
      int each = batch * features;
      float[] values = Arrays.copyOfRange(dense.values(), from * each, (from + steps) * each);
      return new Dense(steps, batch, features, values);
    }
    SpikeTrain spikes = (SpikeTrain) signal;
    SpikeTrain window = new SpikeTrain(steps, batch, features);
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < batch; b++) {
        int step = t;
        int sample = b;
        spikes.forEach(from + t, b, n -> window.set(step, sample, n));
      }
    }
    return window;
  }
}
