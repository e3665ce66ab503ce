package io.snn4j.decoding;

import io.snn4j.api.About;
import io.snn4j.api.Param;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeDecoder;

/**
 * Latency decoder: the neuron that spikes first names the class, {@code score = -t_first}
 * (snnTorch's accuracy_temporal). Spikes [T,B,N] give scores [B,N].
 *
 * <p>A neuron without a spike counts as one that spikes at the last step T-1, so silence is a tie
 * of all classes.
 *
 * @param ties which class answers where several spike first
 */
@About(
    value = "the neuron that spikes first names the class",
    formula = "score = -t_first, with t_first = T-1 where none comes")
public record LatencyDecoder(@Param("which class answers where several spike first") Ties ties)
    implements SpikeDecoder {

  /** The membrane decides ties. */
  public LatencyDecoder() {
    this(Ties.MEMBRANE);
  }

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public float[][] scores(Recording recording) {
    Signal spikes = recording.output().spikes();
    float[][] scores = new float[spikes.batch()][spikes.features()];
    for (int b = 0; b < spikes.batch(); b++) {
      for (int n = 0; n < spikes.features(); n++) {
        scores[b][n] = -first(spikes, b, n);
      }
    }
    return scores;
  }

  private static int first(Signal spikes, int sample, int neuron) {
    int t = 0;
    while (t < spikes.steps() - 1 && spikes.at(t, sample, neuron) == 0) {
      t++;
    }
    return t;
  }

  @Override
  public int[] classes(Recording recording, float[][] scores) {
    return ties.classes(recording, scores);
  }
}
