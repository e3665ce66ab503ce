package io.snn4j.core.neuron;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Coefficient;
import io.snn4j.api.Heaviside;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.Param;
import io.snn4j.api.Tile;
import java.util.List;

/**
 * The neuron whose membrane follows an alpha function after each input, as the difference of two
 * decaying currents (snnTorch's Alpha): {@code exc[t] = alpha*exc[t-1] + I[t]}, {@code inh[t] =
 * beta*inh[t-1] - I[t]}, {@code U[t] = tau*(exc[t] + inh[t])} with {@code tau = ln(alpha)/(ln(beta)
 * - ln(alpha)) + 1}.
 *
 * <p>The resets, with {@code R[t] = H(U[t-1] - U_thr)} and no gradient through R:
 *
 * <ul>
 *   <li>zero and zero-update: all three times {@code 1-R[t]}
 *   <li>subtract: {@code exc -= R*U_thr}, {@code inh -= R*(beta*inh[t-1] - I)}, {@code U +=
 *       R*inh[t-1]}
 *   <li>none
 * </ul>
 *
 * @param alpha the share of the excitatory current that is left after a step; above beta
 * @param beta the share of the inhibitory current that is left after a step
 * @param threshold U_thr, in the units of the membrane
 * @param reset what a spike does to the states
 */
@About(
    value = "neuron whose membrane follows an alpha function after each input",
    formula = {
      "exc[t] = alpha*exc[t-1] + I[t], inh[t] = beta*inh[t-1] - I[t]",
      "U[t] = tau*(exc[t] + inh[t]), tau = ln(alpha)/(ln(beta) - ln(alpha)) + 1",
      "S[t] = H(U[t] - U_thr), then as reset says"
    })
public record Alpha(
    @Param(
            value = "share of the excitatory current left after a step; above beta",
            min = 0,
            max = 1,
            required = true)
        Coefficient alpha,
    @Param(
            value = "share of the inhibitory current left after a step",
            min = 0,
            max = 1,
            required = true)
        Coefficient beta,
    @Param("membrane above which the neuron spikes") Coefficient threshold,
    @Param("what a spike does to the states") Reset reset)
    implements NeuronModel {

  private static final int ALPHA = 0;
  private static final int BETA = 1;
  private static final int THRESHOLD = 2;
  private static final int EXC = 1;
  private static final int INH = 2;
  private static final int TAU = 0;
  private static final int TAU_BY_ALPHA = 1;
  private static final int TAU_BY_BETA = 2;

  /** Alpha 0.9, beta 0.8, threshold 1, reset to zero. */
  public Alpha() {
    this(0.9f, 0.8f);
  }

  /**
   * A neuron of these decays, with threshold 1 and reset to zero.
   *
   * @param alpha the share of the excitatory current that is left after a step; above beta
   * @param beta the share of the inhibitory current that is left after a step
   */
  public Alpha(float alpha, float beta) {
    this(Coefficient.of(alpha), Coefficient.of(beta), Coefficient.of(1), Reset.ZERO);
  }

  /**
   * Checks the parameters.
   *
   * @param alpha the share of the excitatory current that is left after a step; above beta
   * @param beta the share of the inhibitory current that is left after a step
   * @param threshold U_thr, in the units of the membrane
   * @param reset what a spike does to the states
   * @throws IllegalArgumentException if alpha or beta lies outside [0,1], alpha is not above beta,
   *     or the threshold is not positive
   */
  public Alpha {
    Check.within("alpha", alpha, 0, 1);
    Check.within("beta", beta, 0, 1);
    Check.positive("threshold", threshold);
    for (int n = 0; n < Math.max(alpha.values().size(), beta.values().size()); n++) {
      if ((alpha.shared() || n < alpha.values().size())
          && (beta.shared() || n < beta.values().size())) {
        Check.that(
            alpha.at(n) > beta.at(n),
            "alpha must be above beta, but they are %s and %s",
            alpha.at(n),
            beta.at(n));
      }
    }
  }

  @Override
  public List<String> states() {
    return List.of("membrane", "excitatory", "inhibitory");
  }

  @Override
  public int derived() {
    return 3;
  }

  @Override
  public void prepare(Tile tile) {
    for (int n = 0; n < tile.size(); n++) {
      double alpha = tile.coefficient(ALPHA)[n];
      double beta = tile.coefficient(BETA)[n];
      double gap = Math.log(beta) - Math.log(alpha);
      tile.derived(TAU)[n] = (float) (Math.log(alpha) / gap + 1);
      // without an inhibitory current tau is 1, whatever alpha is
      boolean both = beta > 0;
      tile.derived(TAU_BY_ALPHA)[n] = both ? (float) (Math.log(beta) / (alpha * gap * gap)) : 0;
      tile.derived(TAU_BY_BETA)[n] = both ? (float) (-Math.log(alpha) / (beta * gap * gap)) : 0;
    }
  }

  @Override
  public void step(Tile tile) {
    float[] alpha = tile.coefficient(ALPHA);
    float[] beta = tile.coefficient(BETA);
    float[] threshold = tile.coefficient(THRESHOLD);
    float[] tau = tile.derived(TAU);
    float[] current = tile.current();
    float[] exc0 = tile.before(EXC);
    float[] inh0 = tile.before(INH);
    float[] membrane0 = tile.before(0);
    float[] exc = tile.after(EXC);
    float[] inh = tile.after(INH);
    float[] membrane = tile.after(0);
    for (int n = 0; n < tile.size(); n++) {
      exc[n] = alpha[n] * exc0[n] + current[n];
      inh[n] = beta[n] * inh0[n] - current[n];
      membrane[n] = tau[n] * (exc[n] + inh[n]);
    }
    if (reset == Reset.SUBTRACT) {
      for (int n = 0; n < tile.size(); n++) {
        float fired = Heaviside.of(membrane0[n] - threshold[n]);
        exc[n] -= fired * threshold[n];
        inh[n] -= fired * inh[n];
        membrane[n] += fired * inh0[n];
      }
    } else if (reset != Reset.NONE) {
      for (int n = 0; n < tile.size(); n++) {
        float kept = 1 - Heaviside.of(membrane0[n] - threshold[n]);
        exc[n] *= kept;
        inh[n] *= kept;
        membrane[n] *= kept;
      }
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
    boolean subtract = reset == Reset.SUBTRACT;
    float[] alpha = tile.coefficient(ALPHA);
    float[] beta = tile.coefficient(BETA);
    float[] threshold = tile.coefficient(THRESHOLD);
    float[] tau = tile.derived(TAU);
    float[] before = tile.before(0);
    float[] membrane = tile.stateGradient(0);
    float[] exc = tile.stateGradient(EXC);
    float[] inh = tile.stateGradient(INH);
    float[] current = tile.currentGradient();
    for (int n = 0; n < tile.size(); n++) {
      float fired = reset == Reset.NONE ? 0 : Heaviside.of(before[n] - threshold[n]);
      if (subtract && tile.learns(THRESHOLD)) {
        tile.coefficientGradient(THRESHOLD)[n] -= fired * exc[n];
      }
      float kept = subtract ? 1 : 1 - fired;
      float throughReset = subtract ? fired * membrane[n] : 0;
      float u = kept * membrane[n];
      float e = kept * exc[n] + tau[n] * u;
      float i = (1 - fired) * inh[n] + tau[n] * u;
      learn(tile, n, u, e, i);
      current[n] = e - i;
      exc[n] = alpha[n] * e;
      inh[n] = beta[n] * i + throughReset;
      // U[t-1] enters through R alone, which is detached
      membrane[n] = 0;
    }
  }

  /** Adds what alpha and beta learn, directly and through tau. */
  private static void learn(Tile tile, int n, float u, float e, float i) {
    if (!tile.learns(ALPHA) && !tile.learns(BETA)) {
      return;
    }
    float exc0 = tile.before(EXC)[n];
    float inh0 = tile.before(INH)[n];
    float sum = tile.coefficient(ALPHA)[n] * exc0 + tile.coefficient(BETA)[n] * inh0;
    if (tile.learns(ALPHA)) {
      tile.coefficientGradient(ALPHA)[n] += e * exc0 + u * sum * tile.derived(TAU_BY_ALPHA)[n];
    }
    if (tile.learns(BETA)) {
      tile.coefficientGradient(BETA)[n] += i * inh0 + u * sum * tile.derived(TAU_BY_BETA)[n];
    }
  }
}
