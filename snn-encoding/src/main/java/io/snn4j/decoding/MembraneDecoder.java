package io.snn4j.decoding;

import io.snn4j.api.About;
import io.snn4j.api.Dense;
import io.snn4j.api.Param;
import io.snn4j.api.Recording;
import io.snn4j.api.SpikeDecoder;

/**
 * Membrane decoder: the neuron with the highest membrane names the class, {@code score = max_t
 * U[t]} or {@code U[T-1]}. Membranes [T,B,N] give scores [B,N]; ties go to the lowest index.
 *
 * <p>It answers where an output is silent, and is what a readout layer without spikes needs.
 *
 * @param reading which membrane values count
 */
@About(
    value = "the neuron with the highest membrane names the class",
    formula = "score = max_t U[t], or U[T-1]")
public record MembraneDecoder(@Param("which membrane values count") MembraneReading reading)
    implements SpikeDecoder {

  /** The largest membrane of all steps. */
  public MembraneDecoder() {
    this(MembraneReading.MAXIMUM);
  }

  @Override
  public String name() {
    return "membrane";
  }

  @Override
  public float[][] scores(Recording recording) {
    Dense membrane = recording.output().membrane();
    int last = membrane.steps() - 1;
    int from = reading == MembraneReading.LAST ? last : 0;
    float[][] scores = new float[membrane.batch()][membrane.features()];
    for (int b = 0; b < membrane.batch(); b++) {
      for (int n = 0; n < membrane.features(); n++) {
        scores[b][n] = membrane.at(last, b, n);
        for (int t = from; t < last; t++) {
          scores[b][n] = Math.max(scores[b][n], membrane.at(t, b, n));
        }
      }
    }
    return scores;
  }
}
