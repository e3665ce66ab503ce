package io.snn4j.testkit.oracle;

import java.util.function.DoubleUnaryOperator;

/**
 * What stands for dS/dU in the backward pass: a derivative, and the smooth spike it belongs to.
 *
 * @param name for messages, such as {@code atan(2)}
 * @param derivative d(x), at x = U - U_thr
 * @param antiderivative G(x) with G' = d, up to a constant
 */
public record OracleSurrogate(
    String name, DoubleUnaryOperator derivative, DoubleUnaryOperator antiderivative) {

  /** {@code (alpha/2) / (1 + (pi/2*alpha*x)^2)}; the tutorial's code with alpha = 2. */
  public static OracleSurrogate atan(double alpha) {
    return new OracleSurrogate(
        "atan(" + alpha + ")",
        x -> alpha / 2 / (1 + Math.pow(Math.PI / 2 * alpha * x, 2)),
        x -> Math.atan(Math.PI / 2 * alpha * x) / Math.PI + 0.5);
  }

  /** {@code 1 / (1 + k*abs(x))^2}. */
  public static OracleSurrogate fastSigmoid(double k) {
    return new OracleSurrogate(
        "fast-sigmoid(" + k + ")",
        x -> 1 / Math.pow(1 + k * Math.abs(x), 2),
        x -> x / (1 + k * Math.abs(x)));
  }

  /** {@code k*sigma(kx)*sigma(-kx)}. */
  public static OracleSurrogate sigmoid(double k) {
    return new OracleSurrogate(
        "sigmoid(" + k + ")",
        x -> k * Logistic.of(k * x) * Logistic.of(-k * x),
        x -> Logistic.of(k * x));
  }

  /** A bell of area 1 and width w: {@code 1/(2w) * sech^2(x/w)}. */
  public static OracleSurrogate bell(double w) {
    return new OracleSurrogate(
        "bell(" + w + ")",
        x -> 1 / (2 * w * Math.pow(Math.cosh(x / w), 2)),
        x -> Math.tanh(x / w) / 2);
  }

  @Override
  public String toString() {
    return name;
  }
}
