package io.snn4j.train.update;

import io.snn4j.api.Check;
import io.snn4j.api.Parameter;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.Finite;
import io.snn4j.core.engine.MemoryOrder;
import io.snn4j.core.engine.OffHeap;
import io.snn4j.core.memory.Memory;
import io.snn4j.train.schedule.ConstantRate;
import io.snn4j.train.schedule.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The state of an updater for some parameters, such as Adam's moments, and the steps it makes.
 *
 * <p>Large parameters are updated in pieces side by side; updaters work value by value, so the
 * pieces change nothing in the result.
 */
public final class Updates {

  /** Values per piece: enough to make little of the cost of an operation of ND4J's. */
  private static final long PIECE = 1 << 17;

  private final List<Piece> pieces = new ArrayList<>();
  private int iteration;

  /** A run of values of one parameter. */
  private record Piece(
      Parameter parameter, long from, INDArray value, INDArray gradient, Steps steps) {}

  /**
   * Begins with the updater's initial state for each learned parameter, at a constant rate.
   *
   * @param updater how a gradient changes a parameter
   * @param parameters the network's parameters
   */
  public Updates(Updater updater, List<Parameter> parameters) {
    this(updater, new ConstantRate(), parameters);
  }

  /**
   * Begins with the updater's initial state for each parameter.
   *
   * @param updater how a gradient changes a parameter
   * @param schedule how the step size changes over time
   * @param parameters the network's parameters
   * @throws IllegalArgumentException if the step size shall change, but the updater has none
   */
  public Updates(Updater updater, Schedule schedule, List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      if (!parameter.learned()) {
        continue;
      }
      long length = parameter.value().length();
      for (long from = 0; from < length; from += PIECE) {
        long to = Math.min(length, from + PIECE);
        INDArray value = MemoryOrder.row(parameter.value(), from, to);
        INDArray gradient = MemoryOrder.row(parameter.gradient(), from, to);
        IUpdater settings = scheduled(updater, schedule);
        Steps steps =
            settings instanceof PaperAdam adam
                ? new AdamSteps(
                    adam, new OffHeap(value), new OffHeap(gradient), updater.weightDecay())
                : new Nd4jSteps(settings, value, gradient, updater.weightDecay());
        pieces.add(new Piece(parameter, from, value, gradient, steps));
      }
    }
  }

  /**
   * {@return how much memory the updater's state for these parameters will take}
   *
   * @param updater how a gradient changes a parameter
   * @param parameters the network's parameters
   */
  public static Memory memory(Updater updater, List<Parameter> parameters) {
    IUpdater nd4j = updater.nd4j();
    List<Memory> all = new ArrayList<>();
    for (Parameter parameter : parameters) {
      long length = parameter.learned() ? parameter.value().length() : 0;
      for (long from = 0; from < length; from += PIECE) {
        long piece = Math.min(PIECE, length - from);
        all.add(
            nd4j instanceof PaperAdam
                ? AdamSteps.memory(piece)
                : Memory.offHeapFloats("state", nd4j.stateSize(piece)));
      }
    }
    return Memory.of("updater " + updater.name(), all);
  }

  /**
   * {@return the bytes of a copy of the state for these parameters}
   *
   * @param updater how a gradient changes a parameter
   * @param parameters the network's parameters
   */
  public static long stateBytes(Updater updater, List<Parameter> parameters) {
    IUpdater nd4j = updater.nd4j();
    return parameters.stream()
        .filter(Parameter::learned)
        .mapToLong(parameter -> Float.BYTES * nd4j.stateSize(parameter.value().length()))
        .sum();
  }

  private static IUpdater scheduled(Updater updater, Schedule schedule) {
    IUpdater nd4j = updater.nd4j();
    if (nd4j.hasLearningRate()) {
      double learningRate = nd4j.getLearningRate(0, 0);
      nd4j.setLrAndSchedule(learningRate, schedule.nd4j(learningRate));
    } else {
      Check.that(
          schedule instanceof ConstantRate,
          "%s has no step size that schedule %s could change",
          updater.name(),
          schedule.name());
    }
    return nd4j;
  }

  /**
   * Makes the gradient of all parameters together, where its norm is larger, as short as {@code
   * norm} (Pascanu et al. 2013, algorithm 1; PyTorch's clip_grad_norm_).
   *
   * @param norm the largest norm allowed
   * @param engine runs the work
   * @return the norm before
   * @throws ArithmeticException if that is not finite; the gradients are then unchanged
   */
  public double clip(double norm, Engine engine) {
    double[] norms = new double[pieces.size()];
    engine.parallel(
        norms.length, i -> norms[i] = pieces.get(i).gradient.norm2Number().doubleValue());
    double squares = 0;
    for (double each : norms) {
      squares += each * each;
    }
    double whole = Math.sqrt(squares);
    if (!Double.isFinite(whole)) {
      throw new ArithmeticException(
          "the gradient of training step %d is not finite; a smaller learningRate may help"
              .formatted(iteration + 1));
    }
    if (whole > norm) {
      engine.parallel(norms.length, i -> pieces.get(i).gradient.muli(norm / whole));
    }
    return whole;
  }

  /**
   * Changes every learned parameter by its gradient, which is used up.
   *
   * @param epoch counted from 0, for updaters whose step size depends on it
   * @param engine runs the work
   * @return whether all values are finite now
   */
  public boolean step(int epoch, Engine engine) {
    boolean[] finite = new boolean[pieces.size()];
    engine.parallel(
        finite.length,
        i -> {
          Piece piece = pieces.get(i);
          piece.steps.step(iteration, epoch);
          // the values are still in the cache
          finite[i] = Finite.all(piece.value);
        });
    iteration++;
    for (boolean each : finite) {
      if (!each) {
        return false;
      }
    }
    return true;
  }

  /** {@return the number of steps made} */
  public int iteration() {
    return iteration;
  }

  /**
   * {@return a copy of the state: of each learned parameter each of the updater's arrays, as long
   * as the parameter and in c order, by names such as {@code linear1.weight.M}}
   */
  public Map<String, float[]> state() {
    Map<String, float[]> state = new LinkedHashMap<>();
    for (Piece piece : pieces) {
      INDArray value = piece.parameter.value();
      int length = Math.toIntExact(value.length());
      piece
          .steps
          .state()
          .forEach(
              (key, part) -> {
                String name = name(piece, key);
                float[] whole = state.computeIfAbsent(name, n -> new float[length]);
                System.arraycopy(part, 0, whole, (int) piece.from, part.length);
                if (piece.from + part.length == length) {
                  state.put(name, MemoryOrder.toC(value, whole));
                }
              });
    }
    return state;
  }

  /**
   * Goes on from a state.
   *
   * @param steps the number of steps made then
   * @param state what {@link #state} returned
   * @throws IllegalArgumentException if it is not of this updater and these parameters
   */
  public void restore(int steps, Map<String, float[]> state) {
    check(state);
    Map<String, float[]> inMemory = new HashMap<>();
    Parameter before = null;
    for (Piece piece : pieces) {
      int from = (int) piece.from;
      INDArray value = piece.parameter.value();
      if (piece.parameter != before) {
        inMemory.clear();
        before = piece.parameter;
      }
      Map<String, float[]> parts = piece.steps.state();
      parts.replaceAll(
          (key, part) -> {
            String name = name(piece, key);
            float[] whole =
                inMemory.computeIfAbsent(name, n -> MemoryOrder.fromC(value, state.get(n)));
            return Arrays.copyOfRange(whole, from, from + part.length);
          });
      piece.steps.restore(parts);
    }
    iteration = steps;
  }

  private void check(Map<String, float[]> state) {
    Map<String, float[]> own = state();
    Check.that(
        own.keySet().equals(state.keySet()),
        "the updater's state should hold %s, but holds %s",
        own.keySet(),
        state.keySet());
    own.forEach(
        (name, array) ->
            Check.that(
                state.get(name).length == array.length,
                "%s should hold %d values, but holds %d",
                name,
                array.length,
                state.get(name).length));
  }

  private static String name(Piece piece, String key) {
    return piece.parameter.name() + "." + key;
  }
}
