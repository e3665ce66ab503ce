package io.snn4j.testkit.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * One sample's way through a layer of neurons, forward in time.
 *
 * @param moments what happened at each step
 */
record NeuronSample(OracleNeurons layer, List<Moment> moments) {

  /**
   * One step.
   *
   * @param spikesBefore the outgoing spikes of t-1, [N]
   * @param step what the neurons knew
   * @param updated the states after the update and before a reset within the step, [state,N]
   * @param x U - U_thr of the membrane that the neurons fire on, [N]
   * @param mayFire 1, or 0 where inhibited, [N]
   * @param spikes S, before the graded factor, [N]
   * @param outgoing S times the graded factor, [N]
   * @param after the states at t, [state,N]
   */
  record Moment(
      double[] spikesBefore,
      OracleStep step,
      double[][] updated,
      double[] x,
      double[] mayFire,
      double[] spikes,
      double[] outgoing,
      double[][] after) {}

  /**
   * Runs all steps.
   *
   * @param input [T,in]
   * @param initial the states before the first step, [state,N]
   */
  static NeuronSample run(
      OracleNeurons layer, double[][] input, double[][] initial, SpikeRule rule) {
    List<Moment> moments = new ArrayList<>();
    double[][] before = initial;
    double[] spikesBefore = new double[initial[0].length];
    for (int t = 0; t < input.length; t++) {
      Moment moment = moment(layer, t, input[t], before, spikesBefore, rule);
      moments.add(moment);
      before = moment.after;
      spikesBefore = moment.outgoing;
    }
    return new NeuronSample(layer, moments);
  }

  private static Moment moment(
      OracleNeurons layer,
      int t,
      double[] input,
      double[][] before,
      double[] spikesBefore,
      SpikeRule rule) {
    OracleNeuron model = layer.model();
    OracleFiring firing = layer.firing();

    double[] reset = rule.reset(t, reset(layer, before[0]));
    OracleStep step = new OracleStep(before, current(layer, input, spikesBefore), reset, firing);
    double[][] updated = model.step(step); // (1)

    double[] firesOn = model.firesBeforeUpdate() ? before[0] : updated[0];
    double[] x = excess(firing, firesOn);
    double[] mayFire = rule.mayFire(t, mayFire(firing, x));
    double[] spikes = new double[x.length];
    double[] outgoing = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      spikes[n] = mayFire[n] * rule.spike(t, n, x[n]); // (2), (3)
      outgoing[n] = firing.graded().at(n) * spikes[n];
    }
    double[][] after = updated.clone();
    if (!firing.resetDelay()) {
      after[0] = resetWithinStep(firing, updated[0], spikes, reset);
    }
    return new Moment(spikesBefore, step, updated, x, mayFire, spikes, outgoing, after);
  }

  /** {@code I[t] + V*S[t-1] + b}. */
  private static double[] current(OracleNeurons layer, double[] input, double[] spikesBefore) {
    if (layer.recurrence() instanceof OracleRecurrence.None) {
      return input;
    }
    double[] feedback = layer.recurrence().current(spikesBefore);
    double[] current = new double[input.length];
    for (int n = 0; n < current.length; n++) {
      current[n] = input[n] + feedback[n];
    }
    return current;
  }

  /** {@code R[t] = H(U[t-1] - U_thr)}. */
  private static double[] reset(OracleNeurons layer, double[] membraneBefore) {
    double[] x = excess(layer.firing(), membraneBefore);
    double[] reset = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      reset[n] = layer.model().detachedReset(SpikeRule.heaviside(x[n]), n, layer.firing());
    }
    return reset;
  }

  /** {@code x = U - U_thr}. */
  static double[] excess(OracleFiring firing, double[] membrane) {
    double[] x = new double[membrane.length];
    for (int n = 0; n < x.length; n++) {
      x[n] = membrane[n] - firing.threshold().at(n);
    }
    return x;
  }

  /** All neurons; with inhibition the one with the largest x alone, of equals the first. */
  private static double[] mayFire(OracleFiring firing, double[] x) {
    int winner = 0;
    for (int n = 1; n < x.length; n++) {
      winner = x[n] > x[winner] ? n : winner;
    }
    double[] mayFire = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      mayFire[n] = !firing.inhibition() || n == winner ? 1 : 0;
    }
    return mayFire;
  }

  /** {@code U - (S-R)*U_thr} (subtract) or {@code U - (S-R)*U} (zero, zero-update). */
  private static double[] resetWithinStep(
      OracleFiring firing, double[] u, double[] spikes, double[] reset) {
    double[] after = new double[u.length];
    for (int n = 0; n < u.length; n++) {
      double spike = spikes[n] - reset[n]; // no second reset for a spike of t-1
      after[n] =
          switch (firing.reset()) {
            case SUBTRACT -> u[n] - spike * firing.threshold().at(n);
            case ZERO, ZERO_UPDATE -> u[n] - spike * u[n];
            case NONE -> u[n];
          };
    }
    return after;
  }
}
