package io.snn4j.train;

import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Parameter;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.Finite;
import io.snn4j.core.layer.Layer;
import io.snn4j.core.layer.SpikingLayer;
import io.snn4j.core.network.Network;
import io.snn4j.core.network.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Stops training at the batch in which a number ceases to be finite, and says where and why. A NaN
 * would not show by itself: a neuron whose membrane is NaN is silent, as NaN exceeds no threshold.
 */
final class Guard {

  private static final String SMALLER = "a smaller learningRate or a gradientClip may help";

  private final Network network;
  private final List<Parameter> parameters;

  Guard(Network network) {
    this.network = network;
    parameters = network.parameters();
  }

  /** Requires finite values before the first step. */
  void start(Engine engine) {
    bad(parameter -> Finite.all(parameter.value(), engine))
        .ifPresent(
            parameter -> {
              throw new ArithmeticException(parameter.name() + " holds values that are not finite");
            });
  }

  /** Requires a finite loss. */
  void loss(double loss, int step, Signal input, Recording recording) {
    if (!Double.isFinite(loss)) {
      throw new ArithmeticException(
          "the loss of training step %d is %s%s"
              .formatted(step, loss, cause(input, recording, "")));
    }
  }

  /** Requires finite gradients, before they change anything. */
  void gradients(int step, Signal input, Recording recording, Run run) {
    Optional<Parameter> last =
        bad(
            parameter ->
                run.isGradientFinite(parameter) || Finite.all(parameter.gradient(), run.engine()));
    if (last.isPresent()) {
      String otherwise =
          "; it arises in %s or after it: a surrogate gradient or the loss is not finite there"
              .formatted(neuronsAfter(last.get()));
      throw new ArithmeticException(
          "the gradient of %s in training step %d is not finite%s"
              .formatted(last.get().name(), step, cause(input, recording, otherwise)));
    }
  }

  /** Requires finite values after a step. */
  void values(int step, Engine engine) {
    bad(parameter -> Finite.all(parameter.value(), engine))
        .ifPresent(
            parameter -> {
              throw new ArithmeticException(
                  "training step %d has made values of %s infinite or NaN, though its gradient was finite; %s"
                      .formatted(step, parameter.name(), SMALLER));
            });
  }

  /** The parameter nearest to the output of which something is not finite. */
  private Optional<Parameter> bad(Predicate<Parameter> finite) {
    for (int i = parameters.size() - 1; i >= 0; i--) {
      if (!finite.test(parameters.get(i))) {
        return Optional.of(parameters.get(i));
      }
    }
    return Optional.empty();
  }

  /** The name of the first layer of neurons that the parameter has an effect on. */
  private String neuronsAfter(Parameter parameter) {
    boolean reached = false;
    for (Layer layer : network.layers()) {
      reached |= layer.parameters().contains(parameter);
      if (reached && layer instanceof SpikingLayer) {
        return layer.name();
      }
    }
    return "the output";
  }

  private String cause(Signal input, Recording recording, String otherwise) {
    if (!finite(input)) {
      return ": what enters the network is not finite; look at the samples and the encoder";
    }
    for (Parameter parameter : parameters) {
      if (!Finite.all(parameter.value(), Engine.shared())) {
        return ": %s holds values that are not finite".formatted(parameter.name());
      }
    }
    for (Recording.Layer layer : recording.layers()) {
      if (!finite(layer.membrane())) {
        return ": the membrane of %s has grown beyond all floats; %s"
            .formatted(layer.name(), SMALLER);
      }
    }
    return otherwise.isEmpty() ? "; " + SMALLER : otherwise;
  }

  private static boolean finite(Signal signal) {
    if (signal instanceof Constant constant) {
      return Finite.all(constant.values(), signal.batch() * signal.features());
    } else if (signal instanceof Dense dense) {
      return Finite.all(dense.values(), signal.steps() * signal.batch() * signal.features());
    }
    return true;
  }
}
