package io.snn4j.train;

import io.snn4j.api.Dense;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
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

  /** {@return what is wrong with the layer, in a sentence, if much is} */
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
    // not 0 where a neuron spiked, and where it did not spike at a step that counts
    private final int[] spikes;
    private final int[] gaps;

    Watch(Recording.Layer layer) {
      this.layer = layer.name();
      neurons = layer.spikes().features();
      spikes = new int[neurons];
      gaps = new int[neurons];
    }

    void add(Signal signal) {
      for (int b = 0; b < signal.batch(); b++) {
        if (signal instanceof SpikeTrain train) {
          for (int t = 0; t < train.steps(); t += SpikeTrain.STEPS_PER_WORD) {
            add(train, t, b);
          }
        } else {
          for (int t = 0; t < signal.steps(); t++) {
            add((Dense) signal, t, b);
          }
        }
      }
    }

    /** Adds the steps of one sample that share words. */
    private void add(SpikeTrain train, int first, int sample) {
      int counted = 0;
      for (int t = first; t < Math.min(train.steps(), first + SpikeTrain.STEPS_PER_WORD); t++) {
        counted |= counts(t, train) ? 1 << t : 0;
      }
      int[] words = train.words();
      int row = train.row(first, sample);
      for (int n = 0; n < neurons; n++) {
        spikes[n] |= words[row + n];
        gaps[n] |= counted & ~words[row + n];
      }
    }

    private void add(Dense graded, int step, int sample) {
      float[] values = graded.values();
      int row = (step * graded.batch() + sample) * neurons;
      int counted = counts(step, graded) ? 1 : 0;
      for (int n = 0; n < neurons; n++) {
        int spike = values[row + n] != 0 ? 1 : 0;
        spikes[n] |= spike;
        gaps[n] |= counted & ~spike;
      }
    }

    /** The first step leaves no time to charge. */
    private static boolean counts(int step, Signal signal) {
      return step > 0 || signal.steps() == 1;
    }

    Activity result() {
      int dead = 0;
      int saturated = 0;
      for (int n = 0; n < neurons; n++) {
        dead += spikes[n] == 0 ? 1 : 0;
        saturated += gaps[n] == 0 ? 1 : 0;
      }
      return new Activity(layer, neurons, dead, saturated);
    }
  }
}
