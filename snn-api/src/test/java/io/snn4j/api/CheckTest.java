package io.snn4j.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

  private static void refuses(ThrowingCallable check, String sentence) {
    assertThatIllegalArgumentException().isThrownBy(check).withMessage(sentence);
  }

  private static void accepts(ThrowingCallable check) {
    assertThatCode(check).doesNotThrowAnyException();
  }

  @Test
  void thatSaysTheSentenceWhereTheConditionFails() {
    accepts(() -> Check.that(true, "out must be at least %d, but was %d", 1, 0));
    refuses(
        () -> Check.that(false, "out must be at least %d, but was %d", 1, 0),
        "out must be at least 1, but was 0");
  }

  @Test
  void sentencesAreTheSameInEveryCountry() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      refuses(() -> Check.that(false, "%.1f", 0.5), "0.5");
      refuses(() -> Check.within("beta", 1.7, 0, 1), "beta must lie in [0, 1], but was 1.7");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void positiveRefusesZeroAndBelow() {
    accepts(() -> Check.positive("width", Double.MIN_VALUE));
    refuses(() -> Check.positive("width", 0), "width must be positive, but was 0");
    refuses(() -> Check.positive("width", -2.5), "width must be positive, but was -2.5");
  }

  @Test
  void notNegativeAcceptsZero() {
    accepts(() -> Check.notNegative("delay", 0));
    refuses(() -> Check.notNegative("delay", -3), "delay must not be negative, but was -3");
  }

  @Test
  void withinAcceptsItsBounds() {
    accepts(() -> Check.within("beta", 0, 0, 1));
    accepts(() -> Check.within("beta", 1, 0, 1));
    refuses(() -> Check.within("beta", 1.7, 0, 1), "beta must lie in [0, 1], but was 1.7");
    refuses(() -> Check.within("beta", -0.1f, 0.5, 1), "beta must lie in [0.5, 1], but was -0.1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void everyCheckRefusesWhatIsNotFinite(double value) {
    refuses(() -> Check.finite("x", value), "x must be finite, but was " + value);
    refuses(() -> Check.positive("x", value), "x must be positive, but was " + value);
    refuses(() -> Check.notNegative("x", value), "x must not be negative, but was " + value);
    refuses(() -> Check.within("x", value, -1, 1), "x must lie in [-1, 1], but was " + value);
  }

  @Test
  void finiteAcceptsTheLargestNumbers() {
    accepts(() -> Check.finite("x", Double.MAX_VALUE));
    accepts(() -> Check.finite("x", -Double.MAX_VALUE));
  }

  @Test
  void aFloatIsShownWithTheDigitsItWasWrittenWith() {
    refuses(() -> Check.positive("width", -0.1f), "width must be positive, but was -0.1");
    refuses(() -> Check.notNegative("width", -0.1f), "width must not be negative, but was -0.1");
    refuses(() -> Check.within("width", 1.1f, 0, 1), "width must lie in [0, 1], but was 1.1");
  }

  @Test
  void everyValueOfACoefficientIsChecked() {
    accepts(() -> Check.within("beta", Coefficient.of(0, 0.5f, 1), 0, 1));
    refuses(
        () -> Check.within("beta", Coefficient.of(0.5f, 1.7f), 0, 1),
        "beta must lie in [0, 1], but was 1.7");
    refuses(
        () -> Check.positive("threshold", Coefficient.of(1, 0)),
        "threshold must be positive, but was 0");
  }

  @Test
  void aLearnedCoefficientMayStartOutsideItsRange() {
    accepts(() -> Check.within("beta", Coefficient.learned(1.7f), 0, 1));
  }

  @Test
  void notEvenALearnedCoefficientMayStartBelowZeroWhereItMustBePositive() {
    refuses(
        () -> Check.positive("threshold", Coefficient.learned(-1)),
        "threshold must be positive, but was -1");
  }

  @Test
  void notANumberIsNoCoefficient() {
    refuses(
        () -> Check.within("beta", Coefficient.of(Float.NaN), 0, 1),
        "a coefficient must be finite, but was NaN");
  }
}
