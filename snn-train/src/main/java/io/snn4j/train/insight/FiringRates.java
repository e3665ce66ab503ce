package io.snn4j.train.insight;

import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import java.util.ArrayList;
import java.util.List;

/**
 * How often each neuron of a layer spikes.
 *
 * @param layer the layer's name
 * @param rates by neuron, the share of steps at which it spiked, from 0 to 1, over all samples
 */
public record FiringRates(String layer, List<Double> rates) {

  /**
   * Copies the rates.
   *
   * @param layer the layer's name
   * @param rates by neuron, the share of steps at which it spiked, from 0 to 1, over all samples
   */
  public FiringRates {
    rates = List.copyOf(rates);
  }

  /** {@return the mean over the neurons} */
  public double mean() {
    return rates.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /** Adds up batches. */
  public static final class Count {

    private final List<String> layers = new ArrayList<>();
    private final List<long[]> spikes = new ArrayList<>();
    private long places;

    /**
     * Adds a batch.
     *
     * @param recording what the network did with the batch
     */
    public void add(Recording recording) {
      List<Recording.Layer> recorded = recording.layers();
      for (int i = 0; i < recorded.size(); i++) {
        Signal signal = recorded.get(i).spikes();
        if (spikes.size() == i) {
          layers.add(recorded.get(i).name());
          spikes.add(new long[signal.features()]);
        }
        count(signal, spikes.get(i));
      }
      Signal output = recording.output().spikes();
      places += (long) output.steps() * output.batch();
    }

    private static void count(Signal signal, long[] counts) {
      if (signal instanceof SpikeTrain train) {
        int[] words = train.words();
        for (int row = 0; row < train.rows() * train.batch(); row++) {
          for (int n = 0; n < counts.length; n++) {
            counts[n] += Integer.bitCount(words[row * counts.length + n]);
          }
        }
        return;
      }
      for (int t = 0; t < signal.steps(); t++) {
        for (int b = 0; b < signal.batch(); b++) {
          for (int n = 0; n < counts.length; n++) {
            counts[n] += signal.at(t, b, n) != 0 ? 1 : 0;
          }
        }
      }
    }

    /** {@return what all batches came to, from input to output} */
    public List<FiringRates> result() {
      List<FiringRates> result = new ArrayList<>();
      for (int i = 0; i < layers.size(); i++) {
        List<Double> rates = new ArrayList<>();
        for (long count : spikes.get(i)) {
          rates.add((double) count / places);
        }
        result.add(new FiringRates(layers.get(i), rates));
      }
      return result;
    }
  }
}
