package io.snn4j.train;

import io.snn4j.api.Dense;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which share of a layer's neurons did nothing of use in an evaluation.
 *
 * @param layer the layer's name
 * @param neurons the number of its neurons
 * @param dead how many never spiked
 * @param saturated how many spiked at every step of every sample, but perhaps the first
 */
public record Activity(String layer, int neurons, int dead, int saturated) {

  /** From this share of dead neurons on a layer is warned about. */
  private static final double MANY_DEAD = 0.9;

  /** From this share of saturated neurons on a layer is warned about. */
  private static final double MANY_SATURATED = 0.5;

  /** A layer without neurons. */
  public Activity() {
    this("", 0, 0, 0);
  }

  /** What is wrong with the layer, in a sentence, if much is. */
  public Optional<String> warning() {
    if (neurons > 0 && dead >= MANY_DEAD * neurons) {
      return Optional.of(
          "%s is dead: %s; larger weights, a lower threshold or a larger beta may wake it"
              .formatted(layer, count(dead, "never spiked in the evaluation")));
    } else if (neurons > 0 && saturated >= MANY_SATURATED * neurons) {
      return Optional.of(
          "%s is saturated: %s and so say nothing; smaller weights, a higher threshold or a smaller"
                  .formatted(layer, count(saturated, "spiked at every step"))
              + " learningRate may help");
    }
    return Optional.empty();
  }

  private String count(int some, String what) {
    return some == neurons
        ? "all of its %d neurons %s".formatted(neurons, what)
        : "%d of its %d neurons %s".formatted(some, neurons, what);
  }

  /** Watches one layer batch by batch. */
  static final class Watch {

    private final String layer;
    private final int neurons;
    private final long[] ever;
    private final long[] always;

    Watch(Recording.Layer layer) {
      this.layer = layer.name();
      neurons = layer.spikes().features();
      ever = new long[SpikeTrain.wordsPerRow(neurons)];
      always = new long[ever.length];
      Arrays.fill(always, -1);
    }

    void add(Signal spikes) {
      for (int b = 0; b < spikes.batch(); b++) {
        for (int t = 0; t < spikes.steps(); t++) {
          // the first step leaves no time to charge
          boolean counts = t > 0 || spikes.steps() == 1;
          for (int w = 0; w < ever.length; w++) {
            long word = word(spikes, t, b, w);
            ever[w] |= word;
            always[w] &= counts ? word : -1;
          }
        }
      }
    }

    /** Which of 64 neurons spike. */
    private long word(Signal spikes, int t, int b, int w) {
      if (spikes instanceof SpikeTrain train) {
        return train.words()[train.row(t, b) + w];
      }
      float[] values = ((Dense) spikes).values();
      int row = (t * spikes.batch() + b) * neurons;
      long word = 0;
      for (int n = w << 6; n < Math.min(neurons, (w + 1) << 6); n++) {
        word |= values[row + n] != 0 ? 1L << n : 0;
      }
      return word;
    }

    Activity result() {
      int saturated = 0;
      int spiking = 0;
      for (int n = 0; n < neurons; n++) {
        spiking += (int) (ever[n >> 6] >>> n & 1);
        saturated += (int) (always[n >> 6] >>> n & 1);
      }
      return new Activity(layer, neurons, neurons - spiking, saturated);
    }
  }
}
