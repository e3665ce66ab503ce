package io.snn4j.core.neuron;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Coefficient;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.Param;
import io.snn4j.api.Tile;

/**
 * A leaky integrator whose membrane is rectified and never reset, {@code U[t] = max(0, beta*U[t-1]
 * + I[t] + bias)} (the neuron of snnTorch's LeakyParallel).
 *
 * <p>Beta is not clamped; it is the diagonal of a recurrent weight matrix.
 *
 * @param beta the share of the membrane that is left after a step
 * @param bias what is added to every input
 * @param threshold U_thr, in the units of the membrane
 */
@About(
    value = "leaky integrator whose membrane is rectified and never reset",
    formula = {"U[t] = max(0, beta*U[t-1] + I[t] + bias)", "S[t] = H(U[t] - U_thr)"})
public record RectifiedLeaky(
    @Param(value = "share of the membrane left after a step, any number", required = true)
        Coefficient beta,
    @Param("what is added to every input") Coefficient bias,
    @Param(value = "membrane above which the neuron spikes", min = 0, exclusiveMin = true)
        Coefficient threshold)
    implements NeuronModel {

  private static final int BETA = 0;
  private static final int BIAS = 1;
  private static final int THRESHOLD = 2;

  /** Beta 0.9, no bias, threshold 1. */
  public RectifiedLeaky() {
    this(Coefficient.of(0.9f), Coefficient.of(0), Coefficient.of(1));
  }

  /**
   * Checks the threshold.
   *
   * @param beta the share of the membrane that is left after a step
   * @param bias what is added to every input
   * @param threshold U_thr, in the units of the membrane
   * @throws IllegalArgumentException if it is not positive
   */
  public RectifiedLeaky {
    Check.positive("threshold", threshold);
  }

  @Override
  public void step(Tile tile) {
    float[] beta = tile.coefficient(BETA);
    float[] bias = tile.coefficient(BIAS);
    float[] before = tile.before(0);
    float[] after = tile.after(0);
    float[] current = tile.current();
    for (int n = 0; n < tile.size(); n++) {
      after[n] = Math.max(0f, beta[n] * before[n] + current[n] + bias[n]);
    }
    excess(tile);
  }

  @Override
  public void excess(Tile tile) {
    Membrane.excess(tile, tile.after(0), tile.coefficient(THRESHOLD));
  }

  @Override
  public void adjoint(Tile tile) {
    Membrane.excessAdjoint(tile, THRESHOLD);
    int size = tile.size();
    float[] beta = tile.coefficient(BETA);
    float[] before = tile.before(0);
    float[] after = tile.after(0);
    float[] state = tile.stateGradient(0);
    float[] current = tile.currentGradient();
    for (int n = 0; n < size; n++) {
      current[n] = after[n] > 0 ? state[n] : 0;
    }
    if (tile.learns(BETA)) {
      float[] gradient = tile.coefficientGradient(BETA);
      for (int n = 0; n < size; n++) {
        gradient[n] += current[n] * before[n];
      }
    }
    if (tile.learns(BIAS)) {
      float[] gradient = tile.coefficientGradient(BIAS);
      for (int n = 0; n < size; n++) {
        gradient[n] += current[n];
      }
    }
    for (int n = 0; n < size; n++) {
      state[n] = beta[n] * current[n];
    }
  }
}
