package io.snn4j.encoding;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Constant;
import io.snn4j.api.Param;
import io.snn4j.api.Signal;
import io.snn4j.api.SignalRoom;
import io.snn4j.api.SpikeEncoder;

/**
 * Population code: K neurons share a feature, each most active near a value of its own, {@code a_k
 * = exp(-(x - mu_k)^2 / (2 sigma^2))}, {@code mu_k = (k - 1/2)/(K-2)} for k from 0 to K-1, {@code
 * sigma = 1/(sharpness*(K-2))} (Gaussian receptive fields of Bohte, Kok and La Poutre 2002).
 *
 * <p>The activations, [T,B,N*K] with a feature's neurons side by side, go on to another encoder:
 * {@code constant} makes them currents, {@code latency} is the paper's own choice, {@code rate}
 * makes them probabilities. So a linear layer can weigh the parts of a feature's range apart.
 *
 * @param fields K, the neurons of a feature
 * @param sharpness how much narrower the fields are than their distance; the paper's gamma
 * @param encoder turns activations into the signal
 */
@About(
    value = "several neurons share a feature, each with a receptive field",
    formula = {
      "a_k = exp(-(x - mu_k)^2 / (2*sigma^2)), k = 0 .. fields-1",
      "mu_k = (k - 1/2)/(fields - 2), sigma = 1/(sharpness*(fields - 2))"
    })
public record Population(
    @Param(value = "neurons of a feature", min = 3) int fields,
    @Param(
            value = "how much narrower a field is than the distance of two",
            min = 0,
            exclusiveMin = true)
        float sharpness,
    @Param("turns the activations into the signal") SpikeEncoder encoder)
    implements SpikeEncoder {

  /** Eight neurons of sharpness 1.5, as currents. */
  public Population() {
    this(8, 1.5f, new ConstantCurrent());
  }

  /**
   * Checks the parameters.
   *
   * @param fields K, the neurons of a feature
   * @param sharpness how much narrower the fields are than their distance; the paper's gamma
   * @param encoder turns activations into the signal
   * @throws IllegalArgumentException if there are fewer than 3 fields, or sharpness is not positive
   */
  public Population {
    Check.atLeast("fields", fields, 3);
    Check.positive("sharpness", sharpness);
  }

  @Override
  public Signal encode(Signal data, long[] keys, SignalRoom room) {
    int batch = data.batch();
    int neurons = Math.multiplyExact(data.features(), fields);
    boolean still = data instanceof Constant;
    int distinct = still ? 1 : data.steps();
    Signal active =
        still ? room.constant(data.steps(), batch, neurons) : room.dense(distinct, batch, neurons);
    float[] activations =
        active instanceof Constant constant ? constant.values() : active.dense().values();
    int i = 0;
    for (int t = 0; t < distinct; t++) {
      for (int b = 0; b < batch; b++) {
        for (int n = 0; n < data.features(); n++) {
          for (int k = 0; k < fields; k++) {
            activations[i++] = activation(k, data.at(t, b, n));
          }
        }
      }
    }
    return encoder.encode(active, keys, room.inner());
  }

  private float activation(int k, float x) {
    double distance = x * (fields - 2) - (k - 0.5); // in units of the distance of two fields
    return (float) Math.exp(-0.5 * Math.pow(sharpness * distance, 2));
  }
}
