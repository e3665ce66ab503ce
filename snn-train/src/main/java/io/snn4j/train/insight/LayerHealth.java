package io.snn4j.train.insight;

import io.snn4j.train.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether one layer of neurons can learn.
 *
 * @param activity how many of its neurons are dead or saturated
 * @param support the share of membranes, over neurons, steps and samples, at which the surrogate's
 *     derivative is at least {@link #SUPPORT} of its peak: the others hardly learn. NaN where the
 *     layer does not tell how far its membranes are from the threshold, or the surrogate is zero
 * @param gradient by lag, the norm over samples and neurons of dL/dI[T - 1 - lag]: what the loss
 *     says to the currents that came so many steps before the end
 */
public record LayerHealth(Activity activity, double support, List<Double> gradient) {

  /** From this share of its peak on a surrogate's derivative counts as support. */
  public static final double SUPPORT = 0.1;

  /** From this share of dead neurons on there is a finding. */
  public static final double DEAD = 0.5;

  /** From this share of saturated neurons on there is a finding. */
  public static final double SATURATED = 0.2;

  /** Below this share of membranes in the surrogate's support there is a finding. */
  public static final double LITTLE_SUPPORT = 0.05;

  /** Below this ratio of the gradient at the first step to the largest it vanishes over time. */
  public static final double VANISHED = 1e-3;

  /** From this ratio of the gradient at the first step to that at the last on it explodes. */
  public static final double EXPLODED = 1e3;

  /**
   * Copies the norms.
   *
   * @param activity how many of its neurons are dead or saturated
   * @param support the share of membranes, over neurons, steps and samples, at which the
   *     surrogate's derivative is at least {@link #SUPPORT} of its peak: the others hardly learn.
   *     NaN where the layer does not tell how far its membranes are from the threshold, or the
   *     surrogate is zero
   * @param gradient by lag, the norm over samples and neurons of dL/dI[T - 1 - lag]: what the loss
   *     says to the currents that came so many steps before the end
   */
  public LayerHealth {
    gradient = List.copyOf(gradient);
  }

  /** {@return the layer's name} */
  public String name() {
    return activity.layer();
  }

  /** {@return the norm of dL/dI over all steps} */
  public double norm() {
    return Math.sqrt(gradient.stream().mapToDouble(each -> each * each).sum());
  }

  /** {@return the gradient at the first step, as a share of the largest; 0 where there is none} */
  public double reach() {
    double largest = gradient.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return largest == 0 ? 0 : gradient.get(gradient.size() - 1) / largest;
  }

  /**
   * {@return what keeps the layer from learning, and what may help; empty if nothing is known to}
   */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (activity.dead() >= DEAD * activity.neurons()) {
      findings.add(
          finding(
              "%d of %d neurons never spike".formatted(activity.dead(), activity.neurons()),
              "larger weights, a lower threshold or a larger beta may wake them; if the accuracy is"
                  + " good, fewer neurons may do"));
    }
    if (activity.saturated() >= SATURATED * activity.neurons()) {
      findings.add(
          finding(
              "%d of %d neurons spike at every step"
                  .formatted(activity.saturated(), activity.neurons()),
              "smaller weights, a higher threshold or a smaller learningRate may help"));
    }
    if (support < LITTLE_SUPPORT) {
      findings.add(
          finding(
              String.format(
                  Locale.ROOT,
                  "only %.1f %% of the membranes are where the surrogate lets them learn",
                  100 * support),
              "a wider surrogate gradient (a smaller alpha or slope) or inputs nearer to the"
                  + " threshold may help"));
    }
    gradient(findings);
    return findings;
  }

  private void gradient(List<Finding> findings) {
    double last = gradient.get(0);
    double first = gradient.get(gradient.size() - 1);
    if (norm() == 0) {
      findings.add(
          finding(
              "no gradient arrives",
              "the layers after it are dead, or the loss does not look at it; begin with those"));
    } else if (reach() < VANISHED) {
      findings.add(
          finding(
              String.format(
                  Locale.ROOT,
                  "the gradient vanishes over time: the first step has %.1e of the largest",
                  reach()),
              "a larger beta, a wider surrogate gradient, fewer steps, or a loss that looks at"
                  + " every step may help"));
    } else if (last > 0 && first >= EXPLODED * last) {
      findings.add(
          finding(
              String.format(
                  Locale.ROOT,
                  "the gradient explodes over time: the first step has %.1e times that of the last",
                  first / last),
              "gradientClip, truncate, a smaller beta or a narrower surrogate gradient may help"));
    }
  }

  private Finding finding(String what, String advice) {
    return new Finding(name(), what, advice);
  }

  /**
   * Something that keeps a layer from learning.
   *
   * @param layer the layer's name
   * @param what what is wrong, in words
   * @param advice what may help
   */
  public record Finding(String layer, String what, String advice) {

    @Override
    public String toString() {
      return "%s: %s; %s".formatted(layer, what, advice);
    }
  }
}
