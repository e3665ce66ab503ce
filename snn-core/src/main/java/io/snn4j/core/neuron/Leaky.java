package io.snn4j.core.neuron;

import io.snn4j.api.Check;
import io.snn4j.api.Coefficient;
import io.snn4j.api.Heaviside;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.Param;
import io.snn4j.api.Tile;

/**
 * The leaky integrate-and-fire neuron of first order, {@code U[t] = beta*U[t-1] + I[t] -
 * R[t]*U_thr}, {@code S[t] = H(U[t] - U_thr)} (snnTorch's Leaky; tutorial 5, equations 1 and 2).
 *
 * <p>The reset answers to the spike of the step before, {@code R[t] = H(U[t-1] - U_thr)}, and
 * carries no gradient:
 *
 * <ul>
 *   <li>subtract: {@code U[t] = beta*U[t-1] + I[t] - R[t]*U_thr}
 *   <li>zero: {@code U[t] = beta*(1-R[t])*U[t-1] + I[t]}
 *   <li>zero-update: {@code U[t] = (1-R[t])*(beta*U[t-1] + I[t])}
 *   <li>none: {@code U[t] = beta*U[t-1] + I[t]}
 * </ul>
 *
 * <p>With {@code resetDelay} false the membrane is reset once more within the step, {@code U -=
 * (S-R)*U_thr} or {@code U -= (S-R)*U}, and there the spike carries its surrogate gradient. With
 * {@code fire} before-update it is the tutorial's hand-written neuron: {@code S[t] = H(U[t-1] -
 * U_thr)}, {@code U[t] = beta*U[t-1] + I[t] - beta*U_thr*S[t]}.
 *
 * @param beta the share of the membrane that is left after a step
 * @param threshold U_thr, in the units of the membrane
 * @param reset what a spike does to the membrane
 * @param resetDelay whether the reset waits for the next step
 * @param fire which membrane the spike answers to
 */
public record Leaky(
    @Param(value = "share of the membrane left after a step", min = 0, max = 1, required = true)
        Coefficient beta,
    @Param("membrane above which the neuron spikes") Coefficient threshold,
    @Param("what a spike does to the membrane") Reset reset,
    @Param("whether the reset waits for the next step, as in snnTorch") boolean resetDelay,
    @Param("which membrane the spike answers to; before-update is the tutorial's own neuron")
        Fire fire)
    implements NeuronModel {

  private static final int BETA = 0;
  private static final int THRESHOLD = 1;

  /** The tutorial's neuron: beta 0.95, threshold 1, reset by subtraction. */
  public Leaky() {
    this(0.95f);
  }

  /** A neuron of this decay, with threshold 1 and reset by subtraction. */
  public Leaky(float beta) {
    this(Coefficient.of(beta));
  }

  /** A neuron of this decay, with threshold 1 and reset by subtraction. */
  public Leaky(Coefficient beta) {
    this(beta, Coefficient.of(1), Reset.SUBTRACT, true, Fire.AFTER_UPDATE);
  }

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if beta lies outside [0,1], the threshold is not positive, or
   *     an undelayed reset is asked of a neuron that fires before its update
   */
  public Leaky {
    Check.within("beta", beta, 0, 1);
    Check.positive("threshold", threshold);
    Check.that(
        resetDelay || fire == Fire.AFTER_UPDATE,
        "resetDelay must be true where fire is before-update, because that reset is immediate");
  }

  /** The same neuron with another reset. */
  public Leaky withReset(Reset other) {
    return new Leaky(beta, threshold, other, resetDelay, fire);
  }

  @Override
  public void step(Tile tile) {
    int size = tile.size();
    float[] beta = tile.coefficient(BETA);
    float[] threshold = tile.coefficient(THRESHOLD);
    float[] before = tile.before(0);
    float[] after = tile.after(0);
    float[] current = tile.current();
    float[] excess = tile.excess();
    switch (reset) {
      case SUBTRACT -> subtract(beta, threshold, before, after, current, size);
      case ZERO -> {
        for (int n = 0; n < size; n++) {
          float kept = 1 - Heaviside.of(before[n] - threshold[n]);
          after[n] = beta[n] * kept * before[n] + current[n];
        }
      }
      case ZERO_UPDATE -> {
        for (int n = 0; n < size; n++) {
          float kept = 1 - Heaviside.of(before[n] - threshold[n]);
          after[n] = kept * (beta[n] * before[n] + current[n]);
        }
      }
      case NONE -> {
        for (int n = 0; n < size; n++) {
          after[n] = beta[n] * before[n] + current[n];
        }
      }
    }
    float[] fired = fire == Fire.AFTER_UPDATE ? after : before;
    for (int n = 0; n < size; n++) {
      excess[n] = fired[n] - threshold[n];
    }
  }

  private void subtract(
      float[] beta, float[] threshold, float[] before, float[] after, float[] current, int size) {
    if (fire == Fire.AFTER_UPDATE) {
      for (int n = 0; n < size; n++) {
        float fired = Heaviside.of(before[n] - threshold[n]);
        after[n] = beta[n] * before[n] + current[n] - fired * threshold[n];
      }
    } else {
      for (int n = 0; n < size; n++) {
        float fired = Heaviside.of(before[n] - threshold[n]);
        after[n] = beta[n] * before[n] + current[n] - beta[n] * fired * threshold[n];
      }
    }
  }

  @Override
  public void adjoint(Tile tile) {
    int size = tile.size();
    float[] beta = tile.coefficient(BETA);
    float[] threshold = tile.coefficient(THRESHOLD);
    float[] before = tile.before(0);
    float[] state = tile.stateGradient(0);
    float[] excess = tile.excessGradient();
    float[] current = tile.currentGradient();
    boolean old = fire == Fire.BEFORE_UPDATE;
    if (!old) {
      for (int n = 0; n < size; n++) {
        state[n] += excess[n];
      }
    }
    if (tile.learns(THRESHOLD)) {
      thresholdGradient(tile, old);
    }
    switch (reset) {
      case SUBTRACT, NONE -> System.arraycopy(state, 0, current, 0, size);
      case ZERO -> {
        // the input survives the reset, the membrane does not
        System.arraycopy(state, 0, current, 0, size);
        for (int n = 0; n < size; n++) {
          state[n] *= 1 - Heaviside.of(before[n] - threshold[n]);
        }
      }
      case ZERO_UPDATE -> {
        for (int n = 0; n < size; n++) {
          state[n] *= 1 - Heaviside.of(before[n] - threshold[n]);
          current[n] = state[n];
        }
      }
    }
    if (tile.learns(BETA)) {
      float[] gradient = tile.coefficientGradient(BETA);
      for (int n = 0; n < size; n++) {
        gradient[n] += state[n] * before[n];
      }
    }
    for (int n = 0; n < size; n++) {
      state[n] *= beta[n];
    }
    if (old) {
      for (int n = 0; n < size; n++) {
        state[n] += excess[n];
      }
    }
  }

  /**
   * From x = U - U_thr and, with a reset by subtraction, from -R*U_thr; the tutorial detaches it.
   */
  private void thresholdGradient(Tile tile, boolean detached) {
    float[] gradient = tile.coefficientGradient(THRESHOLD);
    float[] threshold = tile.coefficient(THRESHOLD);
    float[] before = tile.before(0);
    float[] state = tile.stateGradient(0);
    float[] excess = tile.excessGradient();
    for (int n = 0; n < tile.size(); n++) {
      gradient[n] -= excess[n];
      if (reset == Reset.SUBTRACT && !detached) {
        gradient[n] -= state[n] * Heaviside.of(before[n] - threshold[n]);
      }
    }
  }

  @Override
  public boolean resetsWithinStep() {
    return !resetDelay && reset != Reset.NONE;
  }

  @Override
  public void reset(Tile tile) {
    float[] threshold = tile.coefficient(THRESHOLD);
    float[] before = tile.before(0);
    float[] after = tile.after(0);
    float[] spikes = tile.spikes();
    for (int n = 0; n < tile.size(); n++) {
      float fresh = spikes[n] - Heaviside.of(before[n] - threshold[n]);
      after[n] -= fresh * (reset == Reset.SUBTRACT ? threshold[n] : after[n]);
    }
  }

  @Override
  public void resetAdjoint(Tile tile) {
    float[] threshold = tile.coefficient(THRESHOLD);
    float[] before = tile.before(0);
    float[] excess = tile.excess();
    float[] spikes = tile.spikes();
    float[] state = tile.stateGradient(0);
    float[] spike = tile.spikeGradient();
    for (int n = 0; n < tile.size(); n++) {
      float fresh = spikes[n] - Heaviside.of(before[n] - threshold[n]);
      if (reset == Reset.SUBTRACT) {
        spike[n] -= state[n] * threshold[n];
        if (tile.learns(THRESHOLD)) {
          tile.coefficientGradient(THRESHOLD)[n] -= state[n] * fresh;
        }
      } else {
        float unreset = excess[n] + threshold[n];
        spike[n] -= state[n] * unreset;
        state[n] *= 1 - fresh;
      }
    }
  }
}
