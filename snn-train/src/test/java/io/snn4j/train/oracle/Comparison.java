package io.snn4j.train.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.testkit.oracle.OracleCase;
import io.snn4j.testkit.oracle.OracleGradients;
import io.snn4j.testkit.oracle.OracleLayer;
import io.snn4j.testkit.oracle.OracleNeurons;
import io.snn4j.testkit.oracle.OracleOutput;
import io.snn4j.testkit.oracle.OracleRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Compares what engine and oracle made of the same case, array by array in the order in which they
 * are computed, so that the first that disagrees is nearest to the cause.
 */
final class Comparison {

  /**
   * One array's largest deviation.
   *
   * @param array its name
   * @param where the entry
   * @param scale the oracle's largest absolute value, if it is not small beside others
   * @param allowed how far it may be off, as a share of the scale
   */
  record Deviation(
      String array, String where, double engine, double oracle, double scale, double allowed) {

    boolean ofGradient() {
      return array.startsWith(GRADIENT);
    }

    Deviation ofAtLeast(double least) {
      return new Deviation(array, where, engine, oracle, Math.max(scale, least), allowed);
    }

    double absolute() {
      return Math.abs(engine - oracle);
    }

    double relative() {
      return absolute() == 0 ? 0 : absolute() / scale;
    }

    boolean agrees() {
      return relative() <= allowed; // false for not-a-number
    }

    @Override
    public String toString() {
      return "%s%s is %s in the engine and %s in the oracle: off by %.1e of %.1e, %.1e allowed"
          .formatted(array, where, (float) engine, (float) oracle, relative(), scale, allowed);
    }
  }

  private static final String GRADIENT = "dL/d ";

  private final OracleCase sample;
  private final List<Deviation> deviations = new ArrayList<>();
  private final Map<String, double[]> oracles = new LinkedHashMap<>();

  private Comparison(OracleCase sample) {
    this.sample = sample;
  }

  /**
   * Compares everything.
   *
   * @param started whether the runs started from given states, whose gradients count as well
   */
  static Comparison of(OracleCase sample, EngineRun engine, OracleRun oracle, boolean started) {
    OracleOutput toOutput = sample.loss().gradient(oracle.output(), sample.targets());
    return of(sample, engine, oracle, toOutput, started);
  }

  /** Compares everything, given dL/d output. */
  static Comparison of(
      OracleCase sample,
      EngineRun engine,
      OracleRun oracle,
      OracleOutput toOutput,
      boolean started) {
    Comparison comparison = new Comparison(sample);
    List<OracleLayer> layers = sample.network().layers();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof OracleNeurons neurons) {
        comparison.forward(i, neurons, engine, oracle);
      }
    }
    comparison.add(
        "loss",
        new float[] {(float) engine.loss()},
        new double[] {oracle.loss(sample.loss(), sample.targets())},
        Tolerances.STATES);
    OracleGradients gradients = oracle.backward(toOutput);
    for (int i = layers.size() - 1; i >= 0; i--) {
      comparison.backward(i, engine, gradients);
      if (started && layers.get(i) instanceof OracleNeurons neurons) {
        comparison.start(i, neurons, engine, gradients);
      }
    }
    comparison.input(engine, gradients);
    comparison.scaleGradients();
    return comparison;
  }

  /** Small gradients may be what is left where large ones cancel. */
  private void scaleGradients() {
    double largest =
        deviations.stream()
            .filter(Deviation::ofGradient)
            .mapToDouble(Deviation::scale)
            .reduce(0, Math::max);
    double least = Math.max(Tolerances.SMALL * largest, Tolerances.NOTHING);
    deviations.replaceAll(d -> d.ofGradient() ? d.ofAtLeast(least) : d);
  }

  private void forward(int layer, OracleNeurons neurons, EngineRun engine, OracleRun oracle) {
    String name = name(layer, engine);
    List<String> states = neurons.model().states();
    for (int s = 0; s < states.size(); s++) {
      double[][][] state = oracle.state(layer, s);
      add(name + states.get(s), engine.state(layer, states.get(s)), state, Tolerances.STATES);
    }
    add(name + "spikes", engine.spikes(layer), oracle.spikes(layer), Tolerances.IDENTICAL);
  }

  private static String name(int layer, EngineRun engine) {
    return "layer%d (%s) ".formatted(layer, engine.name(layer));
  }

  private void backward(int layer, EngineRun engine, OracleGradients gradients) {
    String prefix = "layer" + layer + ".";
    for (String parameter : engine.twin().parameters().keySet()) {
      if (parameter.startsWith(prefix)) {
        add(
            GRADIENT + "" + name(layer, engine) + parameter.substring(prefix.length()),
            engine.twin().gradient(parameter),
            gradients.of(parameter),
            Tolerances.GRADIENTS);
      }
    }
  }

  private void start(
      int layer, OracleNeurons neurons, EngineRun engine, OracleGradients gradients) {
    List<String> states = neurons.model().states();
    for (int s = 0; s < states.size(); s++) {
      add(
          GRADIENT + "" + name(layer, engine) + "initial " + states.get(s),
          engine.startGradient(layer, states.get(s)),
          Flat.state(gradients.initial(layer), s),
          Tolerances.GRADIENTS);
    }
  }

  private void input(EngineRun engine, OracleGradients gradients) {
    if (sample.inputKind() == OracleCase.InputKind.CONSTANT) {
      double[][] summed = gradients.constantInput();
      add(GRADIENT + "constant input", engine.inputGradient(), summed, Tolerances.GRADIENTS);
    } else {
      double[][][] perStep = gradients.input();
      add(GRADIENT + "input", engine.inputGradient(), perStep, Tolerances.GRADIENTS);
    }
  }

  /** Compares signals [T,B,N]. */
  private void add(String array, float[] engine, double[][][] oracle, double allowed) {
    add(array, engine, Flat.doubles(oracle), allowed, oracle[0].length, oracle[0][0].length);
  }

  /** Compares matrices, or rows, whose entries then have one index. */
  private void add(String array, float[] engine, double[][] oracle, double allowed) {
    int[] innerSizes = oracle.length == 1 ? new int[0] : new int[] {oracle[0].length};
    add(array, engine, Flat.doubles(oracle), allowed, innerSizes);
  }

  private void add(
      String array, float[] engine, double[] oracle, double allowed, int... innerSizes) {
    assertThat(engine).as("%s, in %s", array, sample).hasSize(oracle.length);
    double largest = Arrays.stream(oracle).map(Math::abs).max().orElse(0);
    int worst = 0;
    for (int i = 0; i < oracle.length; i++) {
      double deviation = Math.abs(engine[i] - oracle[i]);
      // Double.compare: not-a-number is the worst of all
      boolean worse = Double.compare(deviation, Math.abs(engine[worst] - oracle[worst])) > 0;
      worst = worse ? i : worst;
    }
    oracles.put(array, oracle);
    deviations.add(
        new Deviation(
            array, index(worst, innerSizes), engine[worst], oracle[worst], largest, allowed));
  }

  /** A place in a flat array as {@code [t,b,n]}. */
  private static String index(int flat, int... innerSizes) {
    StringBuilder index = new StringBuilder();
    int rest = flat;
    for (int i = innerSizes.length - 1; i >= 0; i--) {
      index.insert(0, "," + rest % innerSizes[i]);
      rest /= innerSizes[i];
    }
    return "[" + rest + index + "]";
  }

  List<Deviation> deviations() {
    return deviations;
  }

  /** The oracle's arrays by name. */
  Map<String, double[]> oracles() {
    return oracles;
  }

  /**
   * Fails with the arrays that disagree, in order.
   *
   * @param rounding how far the oracle's arrays move by roundings; asked only if some disagree
   */
  void verify(Supplier<Map<String, Double>> rounding) {
    List<Deviation> wrong = deviations.stream().filter(d -> !d.agrees()).toList();
    if (wrong.isEmpty()) {
      return;
    }
    Map<String, Double> forgiven = rounding.get();
    wrong = wrong.stream().filter(d -> !(d.absolute() <= forgiven.get(d.array()))).toList();
    if (wrong.isEmpty()) {
      return;
    }
    StringBuilder message = new StringBuilder("engine and oracle disagree, first things first:\n");
    wrong.forEach(deviation -> message.append("  ").append(deviation).append('\n'));
    List<String> right = new ArrayList<>(oracles.keySet());
    wrong.forEach(deviation -> right.remove(deviation.array()));
    message.append("they agree on ").append(right).append("\nin ").append(sample);
    throw new AssertionError(message.toString());
  }
}
