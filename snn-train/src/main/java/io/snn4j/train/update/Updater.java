package io.snn4j.train.update;

import io.snn4j.api.Plugin;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The rule by which gradients change parameters; an extension point.
 *
 * <p>ND4J's updaters do the work; an implementation is a record that says which, with which
 * settings.
 */
public interface Updater extends Plugin {

  /** {@return ND4J's updater with these settings; a new one at every call} */
  IUpdater nd4j();

  /** {@return the share of each parameter that, times the step size, is taken off at every step} */
  default double weightDecay() {
    return 0;
  }
}
