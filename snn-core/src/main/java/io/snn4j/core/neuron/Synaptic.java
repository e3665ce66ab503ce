package io.snn4j.core.neuron;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Coefficient;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.Param;
import io.snn4j.api.Tile;
import java.util.List;

/**
 * The leaky integrate-and-fire neuron of second order, whose input first charges a synaptic
 * current: {@code I_syn[t] = alpha*I_syn[t-1] + I[t]}, {@code U[t] = beta*U[t-1] + I_syn[t] -
 * R[t]*U_thr} (snnTorch's Synaptic; Neftci, Mostafa and Zenke 2019, equations 3 and 4).
 *
 * <p>The resets are those of {@link Leaky}, with the synaptic current as the membrane's input; they
 * leave the synaptic current as it is. What snnTorch calls "zero" here is {@code zero-update}.
 *
 * @param alpha the share of the synaptic current that is left after a step
 * @param beta the share of the membrane that is left after a step
 * @param threshold U_thr, in the units of the membrane
 * @param reset what a spike does to the membrane
 * @param resetDelay whether the reset waits for the next step
 */
@About(
    value = "leaky integrate-and-fire neuron whose input charges a synaptic current",
    formula = {
      "I_syn[t] = alpha*I_syn[t-1] + I[t]",
      "U[t] = beta*U[t-1] + I_syn[t] - R[t]*U_thr, or as reset says",
      "S[t] = H(U[t] - U_thr), R[t] = H(U[t-1] - U_thr)"
    })
public record Synaptic(
    @Param(
            value = "share of the synaptic current left after a step",
            min = 0,
            max = 1,
            required = true)
        Coefficient alpha,
    @Param(value = "share of the membrane left after a step", min = 0, max = 1, required = true)
        Coefficient beta,
    @Param("membrane above which the neuron spikes") Coefficient threshold,
    @Param("what a spike does to the membrane") Reset reset,
    @Param("whether the reset waits for the next step, as in snnTorch") boolean resetDelay)
    implements NeuronModel {

  private static final int ALPHA = 0;
  private static final int BETA = 1;
  private static final int THRESHOLD = 2;
  private static final int SYNAPSE = 1;

  /** Alpha 0.9, beta 0.8, threshold 1, reset by subtraction. */
  public Synaptic() {
    this(0.9f, 0.8f);
  }

  /**
   * A neuron of these decays, with threshold 1 and reset by subtraction.
   *
   * @param alpha the share of the synaptic current that is left after a step
   * @param beta the share of the membrane that is left after a step
   */
  public Synaptic(float alpha, float beta) {
    this(Coefficient.of(alpha), Coefficient.of(beta), Coefficient.of(1), Reset.SUBTRACT, true);
  }

  /**
   * Checks the parameters.
   *
   * @param alpha the share of the synaptic current that is left after a step
   * @param beta the share of the membrane that is left after a step
   * @param threshold U_thr, in the units of the membrane
   * @param reset what a spike does to the membrane
   * @param resetDelay whether the reset waits for the next step
   * @throws IllegalArgumentException if alpha or beta lies outside [0,1], or the threshold is not
   *     positive
   */
  public Synaptic {
    Check.within("alpha", alpha, 0, 1);
    Check.within("beta", beta, 0, 1);
    Check.positive("threshold", threshold);
  }

  @Override
  public List<String> states() {
    return List.of("membrane", "synapse");
  }

  @Override
  public void step(Tile tile) {
    float[] alpha = tile.coefficient(ALPHA);
    float[] before = tile.before(SYNAPSE);
    float[] after = tile.after(SYNAPSE);
    float[] current = tile.current();
    for (int n = 0; n < tile.size(); n++) {
      after[n] = alpha[n] * before[n] + current[n];
    }
    Membrane.step(tile, reset, tile.coefficient(BETA), tile.coefficient(THRESHOLD), after);
  }

  @Override
  public void excess(Tile tile) {
    Membrane.excess(tile, tile.after(0), tile.coefficient(THRESHOLD));
  }

  @Override
  public void adjoint(Tile tile) {
    float[] current = tile.currentGradient();
    Membrane.adjoint(
        tile,
        reset,
        tile.coefficient(BETA),
        THRESHOLD,
        current,
        tile.learns(BETA) ? tile.coefficientGradient(BETA) : Membrane.NOBODY);
    float[] alpha = tile.coefficient(ALPHA);
    float[] synapse = tile.stateGradient(SYNAPSE);
    for (int n = 0; n < tile.size(); n++) {
      current[n] += synapse[n];
    }
    if (tile.learns(ALPHA)) {
      float[] gradient = tile.coefficientGradient(ALPHA);
      float[] before = tile.before(SYNAPSE);
      for (int n = 0; n < tile.size(); n++) {
        gradient[n] += current[n] * before[n];
      }
    }
    for (int n = 0; n < tile.size(); n++) {
      synapse[n] = alpha[n] * current[n];
    }
  }

  @Override
  public boolean resetsWithinStep() {
    return !resetDelay && reset != Reset.NONE;
  }

  @Override
  public void reset(Tile tile) {
    Membrane.resetNow(tile, reset, tile.coefficient(THRESHOLD));
  }

  @Override
  public void resetAdjoint(Tile tile) {
    Membrane.resetNowAdjoint(tile, reset, THRESHOLD);
  }
}
