package io.snn4j.testkit;

import io.snn4j.api.Check;
import io.snn4j.api.LearnableSurrogate;
import io.snn4j.api.Param;
import net.jqwik.api.Arbitrary;

/**
 * Learnable surrogates with one fault each, and the tests their authors would write; {@link
 * LearnableSurrogateContractTest} runs these and expects them to fail.
 */
public final class WrongLearnableSurrogates {

  private WrongLearnableSurrogates() {}

  /** The smooth spike {@code scale*z/(1+|z|), z = alpha*x}, and what may be wrong with it. */
  interface Softsign extends LearnableSurrogate {

    default float scale() {
      return 1;
    }

    @Override
    default float derivative(float x) {
      float z = 1 + Math.abs(alpha() * x);
      return scale() * alpha() / (z * z);
    }

    @Override
    default double antiderivative(double x) {
      return scale() * alpha() * x / (1 + Math.abs(alpha() * x));
    }

    @Override
    default float alphaDerivative(float x) {
      return Math.abs(x) < 1_000_000 ? scale() * x / square(1 + Math.abs(alpha() * x)) : 0;
    }
  }

  private static float square(float x) {
    return x * x;
  }

  /** Nothing is wrong with this one. */
  public record RightAlpha(
      @Param(value = "steepness", min = 0.5, max = 4) float alpha,
      @Param(value = "height", min = 0, max = 4) float scale)
      implements Softsign {

    /** Alpha 1, scale 1. */
    public RightAlpha() {
      this(1f, 1f);
    }

    /** Checks the parameters. */
    public RightAlpha {
      Check.within("alpha", alpha, 0.5, 4);
      Check.within("scale", scale, 0, 4);
    }

    @Override
    public RightAlpha at(float other) {
      return new RightAlpha(other, scale);
    }
  }

  static class RightAlphaContract implements LearnableSurrogateContract<RightAlpha> {
    @Override
    public Arbitrary<RightAlpha> subjects() {
      return AnyRecord.of(RightAlpha.class);
    }
  }

  /** Forgets the other parameter. */
  public record Forgetful(
      @Param(value = "steepness", min = 0.5, max = 4) float alpha,
      @Param(value = "height", min = 1, max = 4) float scale)
      implements Softsign {

    /** Alpha 1, scale 1. */
    public Forgetful() {
      this(1f, 1f);
    }

    /** Checks the parameters. */
    public Forgetful {
      Check.within("alpha", alpha, 0.5, 4);
      Check.within("scale", scale, 1, 4);
    }

    @Override
    public Forgetful at(float other) {
      return new Forgetful(other, 1);
    }

    @Override
    public float alphaDerivative(float x) {
      return 0;
    }

    @Override
    public double antiderivative(double x) {
      return Double.NaN; // so that only one law is broken
    }
  }

  static class ForgetfulContract implements LearnableSurrogateContract<Forgetful> {
    @Override
    public Arbitrary<Forgetful> subjects() {
      return AnyRecord.of(Forgetful.class);
    }
  }

  /** The derivative of something else. */
  public record OtherAlphaDerivative(@Param(value = "steepness", min = 0.5, max = 4) float alpha)
      implements Softsign {

    /** Alpha 1. */
    public OtherAlphaDerivative() {
      this(1f);
    }

    /** Checks the parameter. */
    public OtherAlphaDerivative {
      Check.within("alpha", alpha, 0.5, 4);
    }

    @Override
    public OtherAlphaDerivative at(float other) {
      return new OtherAlphaDerivative(other);
    }

    @Override
    public float alphaDerivative(float x) {
      return 1.01f * Softsign.super.alphaDerivative(x);
    }
  }

  static class OtherAlphaDerivativeContract
      implements LearnableSurrogateContract<OtherAlphaDerivative> {
    @Override
    public Arbitrary<OtherAlphaDerivative> subjects() {
      return AnyRecord.of(OtherAlphaDerivative.class);
    }
  }

  /** Infinity over infinity. */
  public record OverflowingAlpha(@Param(value = "steepness", min = 0.5, max = 4) float alpha)
      implements Softsign {

    /** Alpha 1. */
    public OverflowingAlpha() {
      this(1f);
    }

    /** Checks the parameter. */
    public OverflowingAlpha {
      Check.within("alpha", alpha, 0.5, 4);
    }

    @Override
    public OverflowingAlpha at(float other) {
      return new OverflowingAlpha(other);
    }

    @Override
    public float alphaDerivative(float x) {
      return x / square(1 + Math.abs(alpha * x));
    }
  }

  static class OverflowingAlphaContract implements LearnableSurrogateContract<OverflowingAlpha> {
    @Override
    public Arbitrary<OverflowingAlpha> subjects() {
      return AnyRecord.of(OverflowingAlpha.class);
    }
  }

  /** Calls alpha otherwise, so that no layer finds its range. */
  public record Renamed(@Param(value = "steepness", min = 0.5, max = 4) float k)
      implements LearnableSurrogate {

    /** Alpha 1. */
    public Renamed() {
      this(1f);
    }

    /** Checks the parameter. */
    public Renamed {
      Check.within("k", k, 0.5, 4);
    }

    @Override
    public float alpha() {
      return k;
    }

    @Override
    public Renamed at(float other) {
      return new Renamed(other);
    }

    @Override
    public float derivative(float x) {
      return 0;
    }

    @Override
    public float alphaDerivative(float x) {
      return 0;
    }
  }

  static class RenamedContract implements LearnableSurrogateContract<Renamed> {
    @Override
    public Arbitrary<Renamed> subjects() {
      return AnyRecord.of(Renamed.class);
    }
  }
}
