package io.snn4j.core.layer;

import io.snn4j.api.Parameter;
import io.snn4j.api.Signal;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Load;
import io.snn4j.core.memory.Need;
import java.util.List;

/**
 * A map of a whole signal to a whole signal, over all steps at once, that brings its own adjoint.
 *
 * <p>A layer owns its parameters and nothing else: what a run needs is kept in the {@link Pass}, so
 * one layer may serve many passes at once.
 */
public interface Layer {

  /** {@return the name, unique within the network, such as {@code linear1}} */
  String name();

  /** {@return the number of input features} */
  int inputs();

  /** {@return the number of output features} */
  int outputs();

  /** {@return the parameters that training changes} */
  List<Parameter> parameters();

  /**
   * {@return how much memory a pass will take, besides the parameters, and which kind of signal
   * comes out}
   *
   * @param input the signal that will come in
   * @param wanted whether its gradient will be asked for: not where it is the network's input
   * @param load for what the memory is counted
   */
  Need need(Flow input, boolean wanted, Load load);

  /**
   * {@return the output signal, valid until the next forward pass with the same {@link Pass}}
   *
   * @param input the signal that comes in
   * @param pass holds what this layer keeps from forwards to backwards
   * @throws IllegalArgumentException if the input has not {@link #inputs} features
   */
  Signal forward(Signal input, Pass pass);

  /**
   * Writes the parameters' gradients (replacing the old ones) and returns the gradient of the input
   * of the last forward pass.
   *
   * @param output the gradient of the output
   * @param pass holds what this layer keeps from forwards to backwards
   * @return dL/d input of the last forward pass
   */
  SignalGradient backward(SignalGradient output, Pass pass);
}
