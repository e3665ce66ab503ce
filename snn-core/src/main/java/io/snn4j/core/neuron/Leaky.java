package io.snn4j.core.neuron;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Coefficient;
import io.snn4j.api.Heaviside;
import io.snn4j.api.Leak;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.Param;
import io.snn4j.api.Tile;
import java.util.Optional;

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
@About(
    value = "leaky integrate-and-fire neuron of first order",
    formula = {
      "U[t] = beta*U[t-1] + I[t] - R[t]*U_thr, or as reset says",
      "S[t] = H(U[t] - U_thr), R[t] = H(U[t-1] - U_thr)"
    })
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

  /**
   * A neuron of this decay, with threshold 1 and reset by subtraction.
   *
   * @param beta the share of the membrane that is left after a step
   */
  public Leaky(float beta) {
    this(Coefficient.of(beta));
  }

  /**
   * A neuron of this decay, with threshold 1 and reset by subtraction.
   *
   * @param beta the share of the membrane that is left after a step
   */
  public Leaky(Coefficient beta) {
    this(beta, Coefficient.of(1), Reset.SUBTRACT, true, Fire.AFTER_UPDATE);
  }

  /**
   * Checks the parameters.
   *
   * @param beta the share of the membrane that is left after a step
   * @param threshold U_thr, in the units of the membrane
   * @param reset what a spike does to the membrane
   * @param resetDelay whether the reset waits for the next step
   * @param fire which membrane the spike answers to
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

  /**
   * {@return the same neuron with another reset}
   *
   * @param other what a spike shall do to the membrane
   */
  public Leaky withReset(Reset other) {
    return new Leaky(beta, threshold, other, resetDelay, fire);
  }

  @Override
  public void step(Tile tile) {
    float[] beta = tile.coefficient(BETA);
    float[] threshold = tile.coefficient(THRESHOLD);
    if (fire == Fire.AFTER_UPDATE) {
      Membrane.step(tile, reset, beta, threshold, tile.current());
      return;
    }
    if (reset == Reset.SUBTRACT) {
      subtractDecayed(tile, beta, threshold);
    } else {
      Membrane.step(tile, reset, beta, threshold, tile.current());
    }
    excess(tile);
  }

  /** The tutorial's reset: the membrane is reset and then decays. */
  private static void subtractDecayed(Tile tile, float[] beta, float[] threshold) {
    float[] before = tile.before(0);
    float[] after = tile.after(0);
    float[] current = tile.current();
    for (int n = 0; n < tile.size(); n++) {
      float fired = Heaviside.of(before[n] - threshold[n]);
      after[n] = beta[n] * before[n] + current[n] - beta[n] * fired * threshold[n];
    }
  }

  @Override
  public void excess(Tile tile) {
    float[] membrane = fire == Fire.AFTER_UPDATE ? tile.after(0) : tile.before(0);
    Membrane.excess(tile, membrane, tile.coefficient(THRESHOLD));
  }

  @Override
  public void adjoint(Tile tile) {
    float[] beta = tile.coefficient(BETA);
    float[] current = tile.currentGradient();
    float[] betaGradient = tile.learns(BETA) ? tile.coefficientGradient(BETA) : Membrane.NOBODY;
    if (fire == Fire.AFTER_UPDATE) {
      Membrane.adjoint(tile, reset, beta, THRESHOLD, current, betaGradient);
    } else {
      // the tutorial detaches its whole reset, so the threshold learns from the spikes alone
      Membrane.adjoint(tile, reset, beta, tile.coefficient(THRESHOLD), current, betaGradient);
      Membrane.excessAdjoint(tile, THRESHOLD);
    }
  }

  @Override
  public Optional<Leak> leak(Tile tile) {
    boolean plain =
        fire == Fire.AFTER_UPDATE
            && (reset == Reset.SUBTRACT || reset == Reset.NONE)
            && !resetsWithinStep()
            && !tile.learns(BETA)
            && !tile.learns(THRESHOLD);
    return plain
        ? Optional.of(new Leak(BETA, THRESHOLD, reset == Reset.SUBTRACT))
        : Optional.empty();
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
