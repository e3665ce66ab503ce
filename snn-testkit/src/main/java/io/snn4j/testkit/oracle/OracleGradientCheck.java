package io.snn4j.testkit.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Compares the oracle's backpropagation with finite differences of the {@link LinearisedNetwork}:
 * the two agree but for rounding, for every parameter and every input.
 */
public final class OracleGradientCheck {

  /**
   * The steps of the differences. A steep network needs a small one, a flat one a large one, and
   * next to a bend only a small one stays on its side; so the first that agrees decides.
   */
  private static final double[] STEPS = {1e-3, 1e-4, 1e-5, 1e-6};

  private final LinearisedNetwork linearised;
  private final OracleLoss loss;
  private final int[] targets;
  private final double tolerance;
  private final double floor;

  private OracleGradientCheck(OracleRun base, OracleLoss loss, int[] targets, double tolerance) {
    linearised = LinearisedNetwork.around(base);
    this.loss = loss;
    this.targets = targets;
    this.tolerance = tolerance;
    floor = 1e-3 * (1 + Math.abs(base.loss(loss, targets)));
  }

  /**
   * The largest deviation of each parameter's gradient, and of the {@code input}'s, relative to the
   * gradient's largest entry (or a thousandth of the loss, if that is more). The arrays of network
   * and input are changed and restored on the way.
   *
   * @param input [T,B,in]
   * @param targets [B]
   * @param tolerance a difference that agrees as well is not refined further
   */
  public static Map<String, Double> deviations(
      OracleNetwork network, double[][][] input, OracleLoss loss, int[] targets, double tolerance) {
    OracleRun base = network.forward(input);
    OracleGradients gradients = base.backward(loss, targets);
    OracleGradientCheck check = new OracleGradientCheck(base, loss, targets, tolerance);
    Map<String, Double> deviations = new LinkedHashMap<>();
    network
        .parameters()
        .forEach((name, rows) -> deviations.put(name, check.deviation(rows, gradients.of(name))));
    double worst = 0;
    for (int t = 0; t < input.length; t++) {
      worst = Math.max(worst, check.deviation(input[t], gradients.input()[t]));
    }
    deviations.put("input", worst);
    return deviations;
  }

  private double deviation(double[][] values, double[][] gradient) {
    double scale = floor;
    for (double[] row : gradient) {
      for (double g : row) {
        scale = Math.max(scale, Math.abs(g));
      }
    }
    double worst = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        worst = Math.max(worst, deviation(values[i], j, gradient[i][j], scale));
      }
    }
    return worst;
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
