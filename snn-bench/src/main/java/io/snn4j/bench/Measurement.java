package io.snn4j.bench;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the batches of a workload took.
 *
 * @param workload what was measured
 * @param threads the number of threads
 * @param batches the number of batches that were timed
 * @param ms the median time of a batch, in milliseconds
 * @param parts the median times of a batch's parts, in milliseconds; empty where it has none
 * @param floorMs the median time of the products with the pictures, alone
 * @param memory what a batch needs
 */
public record Measurement(
    Workload workload,
    int threads,
    int batches,
    double ms,
    Map<String, Double> parts,
    OptionalDouble floorMs,
    Memory memory) {

  /** {@return how many samples a second} */
  public double samplesPerSecond() {
    return workload.samples() / ms * 1e3;
  }

  /** {@return how many times the time of its floor a batch takes} */
  public OptionalDouble overFloor() {
    return floorMs.isPresent()
        ? OptionalDouble.of(ms / floorMs.getAsDouble())
        : OptionalDouble.empty();
  }

  /** {@return the time of one of the T steps, in milliseconds} */
  public double msPerStep() {
    return ms / workload.steps();
  }
}
