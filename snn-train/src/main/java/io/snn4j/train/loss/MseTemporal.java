package io.snn4j.train.loss;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.Targets;
import io.snn4j.api.TimeTargets;
import java.util.List;

/**
 * Squared distance of the times of spikes from what they should be: {@code L = mean_k,b,n (t/T -
 * target/T)^2}, where t is the step of a neuron's k-th spike (snnTorch's mse_temporal_loss). Spikes
 * [T,B,N].
 *
 * <p>Targets are classes, for which onTarget and offTarget give the times, or {@link
 * Targets#times(int[][][]) times} themselves. By default the class shall spike at the first step
 * and the others at the last; snnTorch's defaults make every target step 0, by which no class
 * differs from another.
 *
 * <p>A spike that does not come counts as coming at T-1. The gradient is an estimate: {@code dt/dS
 * = -1} at step t, T-1 without a spike, and 0 elsewhere.
 *
 * @param onTarget the steps at which the class should spike, for the first spike, the second and so
 *     on; a negative one counts from the end, -1 being the last
 * @param offTarget the same for all others
 * @param tolerance a spike less than so many steps from its target counts as on target
 * @param reduction whether to average or to sum over samples, neurons and spikes
 */
@About(
    value = "squared distance of the times of spikes from what they should be",
    formula = "L = mean_k,b,n (t/T - target/T)^2, t the step of a neuron's k-th spike")
public record MseTemporal(
    @Param("steps at which the class should spike; -1 is the last") List<Integer> onTarget,
    @Param("steps at which all others should spike; -1 is the last") List<Integer> offTarget,
    @Param(value = "a spike nearer to its target, in steps, counts as on target", min = 0)
        int tolerance,
    @Param("how the losses of the samples become one number") Reduction reduction)
    implements Reduced {

  /** First step for the class and last step for the others; the mean. */
  public MseTemporal() {
    this(List.of(0), List.of(-1), 0, Reduction.MEAN);
  }

  /**
   * Checks the settings.
   *
   * @param onTarget the steps at which the class should spike, for the first spike, the second and
   *     so on; a negative one counts from the end, -1 being the last
   * @param offTarget the same for all others
   * @param tolerance a spike less than so many steps from its target counts as on target
   * @param reduction whether to average or to sum over samples, neurons and spikes
   * @throws IllegalArgumentException if one is out of range
   */
  public MseTemporal {
    Check.that(
        !onTarget.isEmpty() && onTarget.size() == offTarget.size(),
        "onTarget and offTarget need a step for each spike, but have %d and %d",
        onTarget.size(),
        offTarget.size());
    Check.atLeast("tolerance", tolerance, 0);
    onTarget = List.copyOf(onTarget);
    offTarget = List.copyOf(offTarget);
  }

  @Override
  public double evaluate(Recording recording, Targets targets, Gradient gradient) {
    Recording.Layer output = recording.output();
    Signal spikes = output.spikes();
    int steps = spikes.steps();
    int neurons = spikes.features();
    TimeTargets aims = aims(targets, spikes);
    SpikeTimes times = new SpikeTimes(spikes, aims.spikes());
    double scale = reduction.samples(spikes.batch()) * reduction.neurons(neurons * aims.spikes());
    float[] into = gradient.spikes(output);
    double loss = 0;
    for (int k = 0; k < aims.spikes(); k++) {
      for (int b = 0; b < spikes.batch(); b++) {
        for (int n = 0; n < neurons; n++) {
          int late = times.at(k, b, n) - step(aims.at(k, b, n), steps);
          if (Math.abs(late) >= tolerance) {
            double error = (double) late / steps;
            loss += scale * error * error;
            times.back(2 * scale * error / steps, k, b, n, into);
          }
        }
      }
    }
    return loss;
  }

  /** The times aimed at, which classes stand for or which are the targets themselves. */
  private TimeTargets aims(Targets targets, Signal spikes) {
    int neurons = spikes.features();
    if (targets instanceof TimeTargets times) {
      Classes.checkBatch(targets, spikes.batch());
      Check.that(
          times.neurons() == neurons,
          "the targets are times of %d neurons, but there are %d",
          times.neurons(),
          neurons);
      return times;
    }
    int[] y = Classes.of(targets, spikes.batch(), neurons);
    int[][][] times = new int[onTarget.size()][y.length][neurons];
    for (int k = 0; k < times.length; k++) {
      for (int b = 0; b < y.length; b++) {
        for (int n = 0; n < neurons; n++) {
          times[k][b][n] = (n == y[b] ? onTarget : offTarget).get(k);
        }
      }
    }
    return Targets.times(times);
  }

  private static int step(int target, int steps) {
    Check.that(
        target >= -steps && target < steps,
        "a spike cannot come at step %d of %d; targets are steps from 0, or from the end from -1",
        target,
        steps);
    return target < 0 ? target + steps : target;
  }
}
