package io.snn4j.train.oracle;

import io.snn4j.api.CounterRandom;
import io.snn4j.testkit.oracle.OracleCase;
import io.snn4j.testkit.oracle.OracleOutput;
import io.snn4j.testkit.oracle.OracleRun;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/**
 * How far the oracle's own results move when its parameters, and the loss's gradient, move by some
 * roundings of a float, as many as may add up over the steps: no engine in float can be nearer to
 * the oracle. Some of these are the same at every step, as those of neurons that do the same are.
 */
final class Rounding {

  private static final int DRAWS = 5;
  private static final double ROUNDINGS = 16 * Math.ulp(1f);

  private Rounding() {}

  /** The largest movement in each array of a case's comparison. */
  static Map<String, Double> of(
      OracleCase sample, Map<Integer, double[][][]> initial, EngineRun engine) {
    Map<String, double[]> base = oracles(sample, initial, engine, x -> x, n -> 1);
    Map<String, Double> largest = new LinkedHashMap<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      Random random = new Random(draw);
      DoubleUnaryOperator rounding = x -> x * (1 + ROUNDINGS * (2 * random.nextDouble() - 1));
      long key = CounterRandom.key(draw);
      IntToDoubleFunction ofNeuron = n -> 1 + ROUNDINGS * (2 * CounterRandom.uniform(key, n) - 1);
      Map<String, double[]> saved = move(sample, rounding);
      Map<String, double[]> moved = oracles(sample, initial, engine, rounding, ofNeuron);
      restore(sample, saved);
      base.forEach(
          (array, values) -> largest.merge(array, distance(values, moved.get(array)), Math::max));
    }
    return largest;
  }

  /**
   * The oracle's arrays.
   *
   * @param rounding what becomes of dL/d output, value by value
   * @param ofNeuron the factor on all those of one neuron
   */
  private static Map<String, double[]> oracles(
      OracleCase sample,
      Map<Integer, double[][][]> initial,
      EngineRun engine,
      DoubleUnaryOperator rounding,
      IntToDoubleFunction ofNeuron) {
    OracleRun run = sample.network().forward(sample.input(), initial);
    OracleOutput toOutput = sample.loss().gradient(run.output(), sample.targets());
    Stream.of(toOutput.spikes(), toOutput.membrane())
        .flatMap(Arrays::stream)
        .flatMap(Arrays::stream)
        .forEach(
            row ->
                Arrays.setAll(
                    row, n -> ofNeuron.applyAsDouble(n) * rounding.applyAsDouble(row[n])));
    return Comparison.of(sample, engine, run, toOutput, !initial.isEmpty()).oracles();
  }

  private static Map<String, double[]> move(OracleCase sample, DoubleUnaryOperator rounding) {
    Map<String, double[]> saved = new LinkedHashMap<>();
    sample
        .network()
        .parameters()
        .forEach(
            (name, rows) -> {
              saved.put(name, Flat.doubles(rows));
              for (double[] row : rows) {
                Arrays.setAll(row, n -> rounding.applyAsDouble(row[n]));
              }
            });
    return saved;
  }

  private static void restore(OracleCase sample, Map<String, double[]> saved) {
    saved.forEach((name, values) -> Flat.copy(values, sample.network().parameters().get(name)));
  }

  private static double distance(double[] one, double[] other) {
    double largest = 0;
    for (int i = 0; i < one.length; i++) {
      largest = Math.max(largest, Math.abs(one[i] - other[i]));
    }
    return largest;
  }
}
