package io.snn4j.testkit.oracle;

import io.snn4j.api.Check;
import java.util.Map;
import java.util.TreeMap;

/**
 * A layer of neurons of one model.
 *
 * @param model the dynamics
 * @param firing threshold, reset and surrogate
 * @param recurrence how its own spikes flow into it again
 */
public record OracleNeurons(OracleNeuron model, OracleFiring firing, OracleRecurrence recurrence)
    implements OracleLayer {

  /**
   * Checks that model and firing go together.
   *
   * @param model the dynamics
   * @param firing threshold, reset and surrogate
   * @param recurrence how its own spikes flow into it again
   * @throws IllegalArgumentException if a model that fires before its update should reset after it
   */
  public OracleNeurons {
    Check.that(
        firing.resetDelay() || !model.firesBeforeUpdate(),
        "a neuron that fires before its update has no reset within the step");
  }

  /**
   * {@return a layer that does not hear itself}
   *
   * @param model the neuron's equations
   * @param firing threshold, reset and surrogate gradient
   */
  public static OracleNeurons of(OracleNeuron model, OracleFiring firing) {
    return new OracleNeurons(model, firing, new OracleRecurrence.None());
  }

  /**
   * {@return the same, each neuron hearing itself with a weight V: all the same one, or one per
   * neuron}
   *
   * @param weight V, one for all neurons or one per neuron
   */
  public OracleNeurons hearingItself(double... weight) {
    return new OracleNeurons(model, firing, new OracleRecurrence.OneToOne(PerNeuron.of(weight)));
  }

  /**
   * {@return the same, each neuron hearing all through V, [N,N], with or without bias}
   *
   * @param linear V, [N,N]
   */
  public OracleNeurons hearingAll(OracleLinear linear) {
    return new OracleNeurons(model, firing, new OracleRecurrence.AllToAll(linear));
  }

  /**
   * The model's parameters, {@code threshold}, {@code graded}, a learned {@code surrogate.alpha}
   * and the recurrence's.
   */
  @Override
  public Map<String, double[][]> parameters() {
    Map<String, double[][]> parameters = new TreeMap<>(model.parameters());
    parameters.put("threshold", firing.threshold().row());
    parameters.put("graded", firing.graded().row());
    if (firing.surrogate().alphaDerivative().isPresent()) {
      parameters.put("surrogate.alpha", firing.surrogate().alpha().row());
    }
    parameters.putAll(recurrence.parameters());
    return parameters;
  }
}
