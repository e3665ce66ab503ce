package io.snn4j.testkit;

import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;

/**
 * Surrogates with one fault each in their mathematics, and the tests their authors would write;
 * {@link SurrogateContractTest} runs these and expects them to fail.
 */
public final class WrongSurrogates {

  private WrongSurrogates() {}

  /** Nothing is wrong with this one. */
  public record Right(@Param(value = "height", min = 0, max = 4) float height)
      implements SurrogateGradient {

    /** Height 1. */
    public Right() {
      this(1f);
    }

    /** Checks the height. */
    public Right {
      Check.within("height", height, 0, 4);
    }

    @Override
    public float derivative(float x) {
      return Math.abs(x) < 1 ? height : 0;
    }

    @Override
    public double antiderivative(double x) {
      return height * Math.max(-1, Math.min(1, x));
    }
  }

  static class RightContract implements SurrogateContract<Right> {
    @Override
    public Arbitrary<Right> subjects() {
      return AnyRecord.of(Right.class);
    }
  }

  /** The textbook's sigmoid, which overflows to infinity over infinity. */
  public record OverflowingSigmoid() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      float e = (float) Math.exp(-x);
      return e / ((1 + e) * (1 + e));
    }
  }

  static class OverflowingSigmoidContract implements SurrogateContract<OverflowingSigmoid> {
    @Override
    public Arbitrary<OverflowingSigmoid> subjects() {
      return AnyRecord.of(OverflowingSigmoid.class);
    }
  }

  /** A bulk method that takes another way to the last bit. */
  public record OtherBulk() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return 1 / (1 + Math.abs(x)) / 3;
    }

    @Override
    public void derivatives(float[] x, float[] into, int length) {
      for (int i = 0; i < length; i++) {
        into[i] = 1 / (3 * (1 + Math.abs(x[i])));
      }
    }
  }

  static class OtherBulkContract implements SurrogateContract<OtherBulk> {
    @Override
    public Arbitrary<OtherBulk> subjects() {
      return AnyRecord.of(OtherBulk.class);
    }
  }

  /** A bulk method that reads what it has overwritten. */
  public record BulkInTwoPasses() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return x > 0 ? 1 : 0.5f;
    }

    @Override
    public void derivatives(float[] x, float[] into, int length) {
      for (int i = 0; i < length; i++) {
        into[i] = 0.5f;
      }
      for (int i = 0; i < length; i++) {
        into[i] = derivative(x[i]);
      }
    }
  }

  static class BulkInTwoPassesContract implements SurrogateContract<BulkInTwoPasses> {
    @Override
    public Arbitrary<BulkInTwoPasses> subjects() {
      return AnyRecord.of(BulkInTwoPasses.class);
    }
  }

  /** A bulk method that fills the whole array. */
  public record BulkWithoutLength() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return 1;
    }

    @Override
    public void derivatives(float[] x, float[] into, int length) {
      Arrays.fill(into, 1);
    }
  }

  static class BulkWithoutLengthContract implements SurrogateContract<BulkWithoutLength> {
    @Override
    public Arbitrary<BulkWithoutLength> subjects() {
      return AnyRecord.of(BulkWithoutLength.class);
    }
  }

  /** Each call gives another result. */
  public record Counting() implements SurrogateGradient {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    public float derivative(float x) {
      return CALLS.incrementAndGet() % 1000;
    }
  }

  static class CountingContract implements SurrogateContract<Counting> {
    @Override
    public Arbitrary<Counting> subjects() {
      return AnyRecord.of(Counting.class);
    }
  }

  /** A factor is missing in the antiderivative. */
  public record OtherAntiderivative() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return 1 / (1 + x * x);
    }

    @Override
    public double antiderivative(double x) {
      return Math.atan(x) / Math.PI;
    }
  }

  static class OtherAntiderivativeContract implements SurrogateContract<OtherAntiderivative> {
    @Override
    public Arbitrary<OtherAntiderivative> subjects() {
      return AnyRecord.of(OtherAntiderivative.class);
    }
  }

  /** The pieces of the antiderivative do not meet. */
  public record BrokenAntiderivative() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return 2;
    }

    @Override
    public double antiderivative(double x) {
      return x < 0 ? 2 * x : 2 * x + 0.01;
    }
  }

  static class BrokenAntiderivativeContract implements SurrogateContract<BrokenAntiderivative> {
    @Override
    public Arbitrary<BrokenAntiderivative> subjects() {
      return AnyRecord.of(BrokenAntiderivative.class);
    }
  }

  /** An antiderivative that is given for half of the line. */
  public record HalfAnAntiderivative() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return 0;
    }

    @Override
    public double antiderivative(double x) {
      return x < 0 ? 1 : Double.NaN;
    }
  }

  static class HalfAnAntiderivativeContract implements SurrogateContract<HalfAnAntiderivative> {
    @Override
    public Arbitrary<HalfAnAntiderivative> subjects() {
      return AnyRecord.of(HalfAnAntiderivative.class);
    }
  }
}
