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

  /** The name, unique within the network, such as {@code linear1}. */
  String name();

  /** The number of input features. */
  int inputs();

  /** The number of output features. */
  int outputs();

  /** The parameters that training changes. */
  List<Parameter> parameters();

  /**
   * How much memory a pass will take, besides the parameters, and which kind of signal comes out.
   *
   * @param input the signal that will come in
   * @param wanted whether its gradient will be asked for: not where it is the network's input
   */
  Need need(Flow input, boolean wanted, Load load);

  /**
   * The output signal, valid until the next forward pass with the same {@link Pass}.
   *
   * @throws IllegalArgumentException if the input has not {@link #inputs} features
   */
  Signal forward(Signal input, Pass pass);

  /**
   * Writes the parameters' gradients (replacing the old ones) and returns the gradient of the input
   * of the last forward pass.
   *
   * @param output the gradient of the output
   */
  SignalGradient backward(SignalGradient output, Pass pass);
}
