package io.snn4j.api;

/**
 * What a network's output should be, for a batch of samples: a class for each, a class that changes
 * from step to step, or the times at which each output neuron should spike.
 *
 * <p>A loss asks for what it needs; where the targets are of another kind, that is an error.
 */
public sealed interface Targets permits ClassTargets, MovingTargets, TimeTargets {

  /**
   * {@return one class for each sample}
   *
   * @param classes [B]
   * @throws IllegalArgumentException if one is negative
   */
  static Targets classes(int... classes) {
    return new ClassTargets(classes);
  }

  /**
   * {@return one class for each sample at each step}
   *
   * @param classes [T,B]
   * @throws IllegalArgumentException if one is negative, or steps differ in their number of samples
   */
  static Targets classesOverTime(int[]... classes) {
    return new MovingTargets(classes);
  }

  /**
   * {@return steps at which neurons should spike for the first time, the second, and so on; a
   * negative one counts from the end, -1 being the last step}
   *
   * @param times [K,B,N], K spikes of each neuron
   * @throws IllegalArgumentException if there are none, or rows differ in length
   */
  static TimeTargets times(int[][]... times) {
    return new TimeTargets(times);
  }

  /** {@return the number of samples B} */
  int batch();

  /**
   * {@return the targets of some samples, as of a batch of their own}
   *
   * @param first the first sample's place in the batch, from 0
   * @param count how many samples
   * @throws IndexOutOfBoundsException if there are not so many
   */
  Targets part(int first, int count);

  /**
   * {@return the class of one sample}
   *
   * @param sample the sample's place in the batch, from 0
   * @throws IllegalArgumentException if these targets are not one class for each sample
   */
  default int of(int sample) {
    throw new IllegalArgumentException("one class per sample is needed, but targets are " + this);
  }

  /**
   * {@return the class of one sample at one step}
   *
   * @param step the time step, from 0
   * @param sample the sample's place in the batch, from 0
   * @throws IllegalArgumentException if these targets are no classes, or have no such step
   */
  default int of(int step, int sample) {
    return of(sample);
  }
}
