package io.snn4j.testkit;

import io.snn4j.api.LearnableSurrogate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;

/**
 * The laws of a {@link LearnableSurrogate}: those of every surrogate, and that alpha is where
 * layers look for it and has the right derivative.
 *
 * @param <S> the surrogate
 */
public interface LearnableSurrogateContract<S extends LearnableSurrogate>
    extends SurrogateContract<S> {

  /**
   * Alpha is a component of that name, whose range a layer can read.
   *
   * @param surrogate the surrogate gradient under test
   */
  @Property(tries = 1)
  default void alphaIsAComponent(@ForAll("anySubject") S surrogate) {
    Law law = Law.of("alphaIsAComponent", surrogate);
    law.require(
        NumericComponent.of(surrogate).stream().anyMatch(LearnableSurrogateContract::isAlpha),
        "%s must have a component 'float alpha'",
        surrogate.getClass().getName());
  }

  /**
   * {@code at} changes alpha and nothing else.
   *
   * @param surrogate the surrogate gradient under test
   * @param other another of its kind
   */
  @Property(tries = 200)
  default void atChangesAlphaAlone(
      @ForAll("anySubject") S surrogate, @ForAll("anySubject") S other) {
    Law law = new Law("atChangesAlphaAlone", surrogate, other.alpha());
    LearnableSurrogate changed = surrogate.at(other.alpha());
    law.require(Float.compare(changed.alpha(), other.alpha()) == 0, "alpha is %s", changed.alpha());
    LearnableSurrogate back = changed.at(surrogate.alpha());
    law.require(back.equals(surrogate), "there and back again it is %s", back);
  }

  /**
   * No membrane, however far from its threshold, has an infinite or NaN derivative by alpha.
   *
   * @param surrogate the surrogate gradient under test
   * @param x membrane minus threshold
   */
  @Property
  default void alphaDerivativeIsFiniteForEveryFloat(
      @ForAll("anySubject") S surrogate, @ForAll("anyMembrane") float x) {
    Law law = new Law("alphaDerivativeIsFiniteForEveryFloat", surrogate, x);
    float derivative = surrogate.alphaDerivative(x);
    law.require(Float.isFinite(derivative), "the derivative by alpha is %s", derivative);
  }

  /**
   * {@code alphaDerivative} is dG/dalpha of the antiderivative G: it lies between G's slopes
   * towards a little less and a little more alpha.
   *
   * @param surrogate the surrogate gradient under test
   * @param x membrane minus threshold
   */
  @Property
  default void alphaDerivativeIsTheAntiderivativesByAlpha(
      @ForAll("anySubject") S surrogate, @ForAll @FloatRange(min = -8, max = 8) float x) {
    if (Double.isNaN(surrogate.antiderivative(0.5))) {
      return; // none is given
    }
    NumericComponent range =
        NumericComponent.of(surrogate).stream()
            .filter(LearnableSurrogateContract::isAlpha)
            .findFirst()
            .orElseThrow();
    double step = 1e-3 * Math.max(Math.abs(surrogate.alpha()), 1e-3);
    float low = (float) Math.max(range.min(), surrogate.alpha() - step);
    float high = (float) Math.min(range.max(), surrogate.alpha() + step);
    float middle = low + (high - low) / 2;
    double below = slope(surrogate, low, middle, x);
    double above = slope(surrogate, middle, high, x);
    double given = surrogate.at(middle).alphaDerivative(x);
    double tolerance = 1e-4 * (Math.abs(given) + 1e-3 / step);
    new Law("alphaDerivativeIsTheAntiderivativesByAlpha", surrogate.at(middle), x)
        .require(
            given >= Math.min(below, above) - tolerance
                && given <= Math.max(below, above) + tolerance,
            "the derivative by alpha is %s, but G's slopes are %s and %s",
            given,
            below,
            above);
  }

  private static boolean isAlpha(NumericComponent component) {
    return component.name().equals("alpha") && component.type() == float.class;
  }

  private static double slope(LearnableSurrogate surrogate, float from, float to, float x) {
    double difference = surrogate.at(to).antiderivative(x) - surrogate.at(from).antiderivative(x);
    return difference / ((double) to - from);
  }
}
