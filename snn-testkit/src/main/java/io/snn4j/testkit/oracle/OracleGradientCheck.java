package io.snn4j.testkit.oracle;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * Compares the oracle's backpropagation with finite differences of the {@link LinearisedNetwork}:
 * the two agree but for rounding, for every parameter, input and initial state.
 */
public final class OracleGradientCheck {

  /**
   * The steps of the differences. A steep network needs a small one, a flat one a large one, and
   * next to a bend only a small one stays on its side; so the first that agrees decides.
   */
  private static final double[] STEPS = {1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9};

  private final LinearisedNetwork linearised;
  private final OracleLoss loss;
  private final int[] targets;
  private final double tolerance;
  private final int entries;
  private final double floor;

  private OracleGradientCheck(
      OracleRun run, OracleLoss loss, int[] targets, double tolerance, int entries) {
    linearised = LinearisedNetwork.around(run);
    this.loss = loss;
    this.targets = targets;
    this.tolerance = tolerance;
    this.entries = entries;
    floor = 1e-3 * (1 + Math.abs(run.loss(loss, targets)));
  }

  /**
   * {@return the largest deviation of each parameter's gradient, of the {@code input}'s and of
   * given initial states' ({@code layer1.initial}), relative to the gradient's largest entry (or a
   * thousandth of the loss, if that is more)} The arrays are changed and restored on the way.
   *
   * @param run the run whose gradients are checked
   * @param loss the loss whose gradient is checked
   * @param targets [B]
   * @param tolerance a difference that agrees as well is not refined further
   * @param entries how many entries of each array are checked at most, chosen by chance
   */
  public static Map<String, Double> deviations(
      OracleRun run, OracleLoss loss, int[] targets, double tolerance, int entries) {
    OracleGradients gradients = run.backward(loss, targets);
    OracleGradientCheck check = new OracleGradientCheck(run, loss, targets, tolerance, entries);
    Map<String, Double> deviations = new LinkedHashMap<>();
    run.network()
        .parameters()
        .forEach((name, rows) -> deviations.put(name, check.deviation(rows, gradients.of(name))));
    deviations.put("input", check.deviation(rows(run.input()), rows(gradients.input())));
    run.initial()
        .forEach(
            (layer, states) ->
                deviations.put(
                    "layer" + layer + ".initial",
                    check.deviation(rows(states), rows(gradients.initial(layer)))));
    return deviations;
  }

  /** The rows of all matrices, one after the other; the arrays themselves. */
  private static double[][] rows(double[][][] matrices) {
    return Arrays.stream(matrices).flatMap(Arrays::stream).toArray(double[][]::new);
  }

  private double deviation(double[][] values, double[][] gradient) {
    double scale = floor;
    for (double[] row : gradient) {
      for (double g : row) {
        scale = Math.max(scale, Math.abs(g));
      }
    }
    double worst = 0;
    int columns = values[0].length;
    for (int entry : chosen(values.length * columns)) {
      int i = entry / columns;
      int j = entry % columns;
      worst = Math.max(worst, deviation(values[i], j, gradient[i][j], scale));
    }
    return worst;
  }

  /** All entries, or so many of them. */
  private int[] chosen(int all) {
    return all <= entries
        ? IntStream.range(0, all).toArray()
        : new Random(all).ints(0, all).distinct().limit(entries).toArray();
  }

  private double deviation(double[] values, int j, double gradient, double scale) {
    double best = Double.POSITIVE_INFINITY;
    for (double step : STEPS) {
      double difference = difference(values, j, step);
      best = Math.min(best, Math.abs(difference - gradient) / scale);
      if (best <= tolerance) {
        return best;
      }
    }
    return best;
  }

  /** {@code (8*(f(h)-f(-h)) - (f(2h)-f(-2h))) / 12h}: the central difference of fourth order. */
  private double difference(double[] values, int j, double h) {
    double value = values[j];
    try {
      DoubleSupplier f = () -> linearised.forward().loss(loss, targets);
      values[j] = value + h;
      double near = f.getAsDouble();
      values[j] = value - h;
      near -= f.getAsDouble();
      values[j] = value + 2 * h;
      double far = f.getAsDouble();
      values[j] = value - 2 * h;
      far -= f.getAsDouble();
      return (8 * near - far) / (12 * h);
    } finally {
      values[j] = value;
    }
  }
}
