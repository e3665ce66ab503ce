package io.snn4j.testkit.oracle;

import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * What stands for dS/dU in the backward pass: a derivative, and the smooth spike it belongs to,
 * both of a family with one number alpha that may be learned.
 *
 * @param name for messages, such as {@code atan(2)}
 * @param alpha one number; the array itself, not a copy
 * @param derivative d(x, alpha), at x = U - U_thr
 * @param antiderivative G(x, alpha) with dG/dx = d, up to a constant
 * @param alphaDerivative dG/dalpha(x, alpha); absent where alpha is not learned
 */
public record OracleSurrogate(
    String name,
    PerNeuron alpha,
    DoubleBinaryOperator derivative,
    DoubleBinaryOperator antiderivative,
    Optional<DoubleBinaryOperator> alphaDerivative) {

  /**
   * {@return {@code (alpha/2) / (1 + (pi/2*alpha*x)^2)}; the tutorial's code with alpha = 2}
   *
   * @param alpha the steepness
   */
  public static OracleSurrogate atan(double alpha) {
    return fixed(
        "atan",
        alpha,
        (x, a) -> a / 2 / (1 + Math.pow(Math.PI / 2 * a * x, 2)),
        (x, a) -> Math.atan(Math.PI / 2 * a * x) / Math.PI + 0.5);
  }

  /**
   * {@return {@link #atan} with an alpha that is learned: {@code dG/dalpha =
   * (x/2)/(1+(pi/2*alpha*x)^2)}}
   *
   * @param alpha the steepness
   */
  public static OracleSurrogate learnableAtan(double alpha) {
    OracleSurrogate atan = atan(alpha);
    return new OracleSurrogate(
        "learnable-" + atan.name,
        atan.alpha,
        atan.derivative,
        atan.antiderivative,
        Optional.of((x, a) -> x / 2 / (1 + Math.pow(Math.PI / 2 * a * x, 2))));
  }

  /**
   * {@return {@code 1 / (1 + k*abs(x))^2}}
   *
   * @param k the steepness
   */
  public static OracleSurrogate fastSigmoid(double k) {
    return fixed(
        "fast-sigmoid",
        k,
        (x, a) -> 1 / Math.pow(1 + a * Math.abs(x), 2),
        (x, a) -> x / (1 + a * Math.abs(x)));
  }

  /**
   * {@return {@code k*sigma(kx)*sigma(-kx)}}
   *
   * @param k the steepness
   */
  public static OracleSurrogate sigmoid(double k) {
    return fixed(
        "sigmoid",
        k,
        (x, a) -> a * Logistic.of(a * x) * Logistic.of(-a * x),
        (x, a) -> Logistic.of(a * x));
  }

  /**
   * {@return a bell of area 1 and width w: {@code 1/(2w) * sech^2(x/w)}}
   *
   * @param w the width
   */
  public static OracleSurrogate bell(double w) {
    return fixed(
        "bell",
        w,
        (x, a) -> 1 / (2 * a * Math.pow(Math.cosh(x / a), 2)),
        (x, a) -> Math.tanh(x / a) / 2);
  }

  private static OracleSurrogate fixed(
      String family, double alpha, DoubleBinaryOperator derivative, DoubleBinaryOperator integral) {
    String name = family + "(" + alpha + ")";
    return new OracleSurrogate(name, PerNeuron.of(alpha), derivative, integral, Optional.empty());
  }

  /** The same with an alpha of its own, of the same value now. */
  OracleSurrogate copy() {
    PerNeuron own = PerNeuron.of(alpha.at(0));
    return new OracleSurrogate(name, own, derivative, antiderivative, alphaDerivative);
  }

  /** d(x). */
  double derivative(double x) {
    return derivative.applyAsDouble(x, alpha.at(0));
  }

  /** G(x). */
  double antiderivative(double x) {
    return antiderivative.applyAsDouble(x, alpha.at(0));
  }

  @Override
  public String toString() {
    return name;
  }
}
