package io.snn4j.core.network;

import io.snn4j.api.Dense;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import io.snn4j.core.engine.Buffers;
import java.util.Optional;

/**
 * The signal of a whole batch, put together from its parts', in any order, in arrays that are used
 * again.
 */
final class Joined {

  private Optional<Signal> whole = Optional.empty();
  private int[] words = {};
  private float[] values = {};

  /** Puts in the signal of the samples from {@code first} on, of a batch of so many. */
  void put(Signal part, int first, int batch) {
    if (whole.filter(each -> each.steps() == part.steps() && each.batch() == batch).isEmpty()) {
      whole = Optional.of(room(part, batch));
    }
    if (part instanceof SpikeTrain spikes) {
      int each = spikes.rows() * spikes.features();
      System.arraycopy(spikes.words(), 0, words, first * each, spikes.batch() * each);
    } else {
      Dense dense = part.dense();
      int length = dense.batch() * dense.features();
      for (int t = 0; t < dense.steps(); t++) {
        int at = (t * batch + first) * dense.features();
        System.arraycopy(dense.values(), t * length, values, at, length);
      }
    }
  }

  private Signal room(Signal part, int batch) {
    int steps = part.steps();
    int features = part.features();
    if (part instanceof SpikeTrain) {
      int needed = SpikeTrain.words(steps, batch, features);
      words = words.length >= needed ? words : new int[needed];
      return new SpikeTrain(steps, batch, features, words);
    }
    values = Buffers.atLeast(values, steps * batch * features);
    return new Dense(steps, batch, features, values);
  }

  /** What was put in. */
  Signal whole() {
    return whole.orElseThrow();
  }
}
