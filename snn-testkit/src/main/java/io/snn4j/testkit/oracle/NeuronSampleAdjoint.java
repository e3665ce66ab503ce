package io.snn4j.testkit.oracle;

import io.snn4j.testkit.oracle.NeuronSample.Moment;

/** The chain rule along {@link NeuronSample}, backward in time: equations (4) to (7). */
final class NeuronSampleAdjoint {

  private final OracleNeurons layer;
  private final OracleFiring firing;
  private final LayerGradients into;

  /** dL/d states at t, from all later steps, [state,N]. */
  private double[][] toStates;

  /** dL/d outgoing spikes at t, by way of the recurrence, [N]. */
  private double[] toSpikes;

  /** dL/d input, [T,in]. */
  private final double[][] toInput;

  private NeuronSampleAdjoint(NeuronSample sample, LayerGradients into) {
    layer = sample.layer();
    firing = layer.firing();
    this.into = into;
    Moment last = sample.moments().get(sample.moments().size() - 1);
    toStates = new double[last.after().length][last.x().length];
    toSpikes = new double[last.x().length];
    toInput = new double[sample.moments().size()][];
  }

  /**
   * What leaves the layer backwards.
   *
   * @param input dL/d input, [T,in]
   * @param initial dL/d initial states, [state,N]
   */
  record Result(double[][] input, double[][] initial) {}

  /**
   * Goes back through all steps.
   *
   * @param spikes dL/d outgoing spikes, [T,N], without what goes by way of the layer itself
   * @param membrane dL/d membrane, [T,N], likewise
   */
  static Result run(
      NeuronSample sample, double[][] spikes, double[][] membrane, LayerGradients into) {
    NeuronSampleAdjoint adjoint = new NeuronSampleAdjoint(sample, into);
    for (int t = spikes.length - 1; t >= 0; t--) {
      adjoint.back(t, sample.moments().get(t), spikes[t], membrane[t]);
    }
    return new Result(adjoint.toInput, adjoint.toStates);
  }

  private void back(int t, Moment moment, double[] spikes, double[] membrane) {
    double[] gS = new double[spikes.length];
    for (int n = 0; n < spikes.length; n++) {
      double gOutgoing = spikes[n] + toSpikes[n]; // (6): at once, and by way of later steps
      into.add("graded", firing.graded(), n, gOutgoing * moment.spikes()[n]);
      gS[n] = gOutgoing * firing.graded().at(n);
      toStates[0][n] += membrane[n];
    }
    if (!firing.resetDelay()) {
      backThroughReset(moment, gS);
    }
    double[] gX = backThroughSpikes(moment, gS);
    boolean firesBefore = layer.model().firesBeforeUpdate();
    if (!firesBefore) {
      add(gX, toStates[0]);
    }
    OracleStep.Gradient gradient = layer.model().adjoint(moment.step(), toStates, into);
    toStates = gradient.before();
    if (firesBefore) {
      add(gX, toStates[0]);
    }
    toSpikes = layer.recurrence().adjoint(moment.spikesBefore(), gradient.input(), into);
    toInput[t] = gradient.input();
  }

  /** The reset within the step: S is not detached there, R is. */
  private void backThroughReset(Moment moment, double[] gS) {
    for (int n = 0; n < gS.length; n++) {
      double spike = moment.spikes()[n] - moment.step().reset()[n];
      double g = toStates[0][n];
      switch (firing.reset()) {
        case SUBTRACT -> {
          gS[n] -= g * firing.threshold().at(n);
          into.add("threshold", firing.threshold(), n, -g * spike);
        }
        case ZERO, ZERO_UPDATE -> {
          gS[n] -= g * moment.updated()[0][n];
          toStates[0][n] = g * (1 - spike);
        }
        case NONE -> {}
      }
    }
  }

  /**
   * dL/dx: {@code dS/dU <- surrogate(x)}, {@code dS/dU_thr <- -surrogate(x)}, 0 where inhibited.
   */
  private double[] backThroughSpikes(Moment moment, double[] gS) {
    double[] gX = new double[gS.length];
    for (int n = 0; n < gS.length; n++) {
      double g = gS[n] * moment.mayFire()[n];
      gX[n] = g * firing.surrogate().derivative(moment.x()[n]); // (7): dS[t]/dU[t]
      learnAlpha(g, moment.x()[n]);
      into.add("threshold", firing.threshold(), n, -gX[n]);
    }
    return gX;
  }

  /** The smooth spike's share in alpha, {@code dL/dS * dG/dalpha(x)}; H has none. */
  private void learnAlpha(double gS, double x) {
    OracleSurrogate surrogate = firing.surrogate();
    surrogate
        .alphaDerivative()
        .ifPresent(
            by -> {
              double g = gS * by.applyAsDouble(x, surrogate.alpha().at(0));
              into.add("surrogate.alpha", surrogate.alpha(), 0, g);
            });
  }

  private static void add(double[] what, double[] to) {
    for (int n = 0; n < what.length; n++) {
      to[n] += what[n];
    }
  }
}
