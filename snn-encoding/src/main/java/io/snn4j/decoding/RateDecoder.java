package io.snn4j.decoding;

import io.snn4j.api.About;
import io.snn4j.api.Param;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeDecoder;

/**
 * Rate decoder: the neuron that spikes most often names the class, {@code score = sum_t S[t]}
 * (tutorial 5; snnTorch's accuracy_rate). Spikes [T,B,N] give scores [B,N].
 *
 * <p>Graded spikes count with their size. Silence is a tie of all classes.
 *
 * @param ties which class answers where the largest count is shared
 */
@About(value = "the neuron that spikes most often names the class", formula = "score = sum_t S[t]")
public record RateDecoder(@Param("which class answers where the largest count is shared") Ties ties)
    implements SpikeDecoder {

  /** The membrane decides ties. */
  public RateDecoder() {
    this(Ties.MEMBRANE);
  }

  @Override
  public String name() {
    return "rate";
  }

  @Override
  public float[][] scores(Recording recording) {
    Signal spikes = recording.output().spikes();
    float[][] counts = new float[spikes.batch()][spikes.features()];
    for (int b = 0; b < spikes.batch(); b++) {
      for (int n = 0; n < spikes.features(); n++) {
        counts[b][n] = spikes.sum(b, n);
      }
    }
    return counts;
  }

  @Override
  public int[] classes(Recording recording, float[][] scores) {
    return ties.classes(recording, scores);
  }
}
