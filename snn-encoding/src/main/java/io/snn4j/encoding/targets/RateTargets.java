package io.snn4j.encoding.targets;

import io.snn4j.api.Check;
import io.snn4j.api.Dense;

/**
 * Regular spike trains of one rate for the class and another for all others (snnTorch's
 * targets_rate).
 *
 * @param steps the number of steps T
 * @param classes the number of classes C, one neuron each
 * @param firstSpike the first step that holds a spike
 * @param correctRate spikes per step of the class
 * @param incorrectRate spikes per step of the others
 * @param levels the values of the signal
 * @param ramps whether the signal rises to each spike instead of jumping
 */
public record RateTargets(
    int steps,
    int classes,
    int firstSpike,
    double correctRate,
    double incorrectRate,
    Levels levels,
    boolean ramps) {

  /**
   * Checks the parameters.
   *
   * @param steps the number of steps T
   * @param classes the number of classes C, one neuron each
   * @param firstSpike the first step that holds a spike
   * @param correctRate spikes per step of the class
   * @param incorrectRate spikes per step of the others
   * @param levels the values of the signal
   * @param ramps whether the signal rises to each spike instead of jumping
   * @throws IllegalArgumentException if one is out of range
   */
  public RateTargets {
    Check.atLeast("steps", steps, 1);
    Check.atLeast("classes", classes, 1);
    Check.within("firstSpike", firstSpike, 0, steps);
    Check.within("correctRate", correctRate, 0, 1);
    Check.within("incorrectRate", incorrectRate, 0, correctRate);
  }

  /**
   * {@return the targets of some samples, [T,B,C]}
   *
   * @param targets the class of each sample
   */
  public Dense of(int... targets) {
    float[] correct = train(correctRate);
    float[] incorrect = train(incorrectRate);
    float[] oneHot = OneHot.of(targets, classes);
    float[] signal = new float[Math.multiplyExact(steps, oneHot.length)];
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < oneHot.length; i++) {
        signal[t * oneHot.length + i] = oneHot[i] == 1 ? correct[t] : incorrect[t];
      }
    }
    return new Dense(steps, targets.length, classes, signal);
  }

  private float[] train(double rate) {
    int[] times = TargetTrains.regular(steps, firstSpike, rate);
    return ramps
        ? TargetTrains.ramps(steps, times, levels)
        : TargetTrains.train(steps, times, levels);
  }
}
