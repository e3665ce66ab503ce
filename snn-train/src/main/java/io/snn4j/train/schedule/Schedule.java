package io.snn4j.train.schedule;

import io.snn4j.api.Plugin;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * How the step size changes in the course of training; an extension point.
 *
 * <p>The updater says where it starts, so any schedule goes with any updater.
 */
public interface Schedule extends Plugin {

  /**
   * {@return ND4J's schedule}
   *
   * @param learningRate the updater's step size, from which it starts
   */
  ISchedule nd4j(double learningRate);
}
