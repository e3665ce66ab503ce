package io.snn4j.testkit;

import io.snn4j.api.Plugin;
import io.snn4j.api.SurrogateGradient;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.FloatRange;

/**
 * The laws of a {@link SurrogateGradient}. A plugin's whole test:
 *
 * <pre>{@code
 * class TriangleProperties implements SurrogateContract<Triangle> {
 *   @Override public Arbitrary<Triangle> subjects() { return AnyRecord.of(Triangle.class); }
 * }
 * }</pre>
 *
 * <p>Infinities count as floats here: a membrane that overflowed must not turn the gradients of all
 * weights into NaN as well. NaN does not count: what follows from it is nobody's promise.
 *
 * @param <S> the surrogate
 */
public interface SurrogateContract<S extends SurrogateGradient> extends PluginContract<S> {

  @Override
  default Class<? extends Plugin> extensionPoint() {
    return SurrogateGradient.class;
  }

  /** {@return any float but NaN} */
  @Provide
  default Arbitrary<Float> anyMembrane() {
    return Membranes.any();
  }

  /** {@return arrays of any floats but NaN} */
  @Provide
  default Arbitrary<float[]> anyMembranes() {
    return Membranes.arrays();
  }

  /**
   * No membrane, however far from its threshold, has a derivative that is infinite or NaN.
   *
   * @param surrogate the surrogate gradient under test
   * @param x membrane minus threshold
   */
  @Property
  default void derivativeIsFiniteForEveryFloat(
      @ForAll("anySubject") S surrogate, @ForAll("anyMembrane") float x) {
    Law law = new Law("derivativeIsFiniteForEveryFloat", surrogate, x);
    float derivative = surrogate.derivative(x);
    law.require(Float.isFinite(derivative), "expected a finite derivative, got %s", derivative);
  }

  /**
   * The bulk method gives the same bits as the scalar one.
   *
   * @param surrogate the surrogate gradient under test
   * @param x membranes minus threshold
   */
  @Property(tries = 200)
  default void bulkGivesTheBitsOfTheScalar(
      @ForAll("anySubject") S surrogate, @ForAll("anyMembranes") float[] x) {
    float[] into = new float[x.length];
    surrogate.derivatives(x, into, x.length);
    Law law = law("bulkGivesTheBitsOfTheScalar", surrogate, x);
    law.requireSame(into, "in bulk", scalar(surrogate, x), "one by one", x.length);
  }

  /**
   * The bulk method may write over its argument.
   *
   * @param surrogate the surrogate gradient under test
   * @param x membranes minus threshold
   */
  @Property(tries = 200)
  default void bulkWorksInPlace(
      @ForAll("anySubject") S surrogate, @ForAll("anyMembranes") float[] x) {
    float[] into = x.clone();
    surrogate.derivatives(into, into, into.length);
    Law law = law("bulkWorksInPlace", surrogate, x);
    law.requireSame(into, "in place", scalar(surrogate, x), "one by one", x.length);
  }

  /**
   * The bulk method writes as much as it was told to, and leaves its argument alone.
   *
   * @param surrogate the surrogate gradient under test
   * @param x membranes minus threshold
   */
  @Property(tries = 200)
  default void bulkStopsAtItsLength(
      @ForAll("anySubject") S surrogate, @ForAll("anyMembranes") float[] x) {
    int length = x.length / 2;
    float[] argument = x.clone();
    float[] into = x.clone();
    float[] expected = x.clone();
    System.arraycopy(scalar(surrogate, x), 0, expected, 0, length);
    surrogate.derivatives(argument, into, length);
    Law law = law("bulkStopsAtItsLength", surrogate, x);
    law.requireSame(into, "with length " + length, expected, "expected", x.length);
    law.requireSame(argument, "in the argument after it", x, "before", x.length);
  }

  /**
   * The derivative depends on x and the record's components alone: not on calls that went before.
   *
   * @param surrogate the surrogate gradient under test
   * @param x membranes minus threshold
   */
  @Property(tries = 200)
  default void equalRecordsGiveTheSameBits(
      @ForAll("anySubject") S surrogate, @ForAll("anyMembranes") float[] x) {
    float[] first = scalar(surrogate, x);
    SurrogateGradient equal = Records.copy(surrogate);
    float[] backwards = new float[x.length];
    for (int i = x.length - 1; i >= 0; i--) {
      backwards[i] = equal.derivative(x[i]);
    }
    Law law = law("equalRecordsGiveTheSameBits", surrogate, x);
    law.requireSame(first, "at first", backwards, "of an equal record, backwards", x.length);
  }

  /**
   * Several threads that share the record get the bits that one alone gets.
   *
   * @param surrogate the surrogate gradient under test
   * @param x membranes minus threshold
   * @throws Exception if a thread fails
   */
  @Property(tries = 20)
  default void everyThreadGetsTheSameBits(
      @ForAll("anySubject") S surrogate, @ForAll("anyMembranes") float[] x) throws Exception {
    Law law = law("everyThreadGetsTheSameBits", surrogate, x);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<float[]> task = () -> scalar(surrogate, x);
      float[] alone = task.call();
      for (Future<float[]> result : threads.invokeAll(List.of(task, task, task, task))) {
        law.requireSame(result.get(), "beside other threads", alone, "alone", x.length);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * The antiderivative is a number everywhere, or nowhere because none is given.
   *
   * @param surrogate the surrogate gradient under test
   * @param x membrane minus threshold
   */
  @Property
  default void antiderivativeIsGivenEverywhereOrNowhere(
      @ForAll("anySubject") S surrogate, @ForAll("anyMembrane") float x) {
    Law law = new Law("antiderivativeIsGivenEverywhereOrNowhere", surrogate, x);
    double there = surrogate.antiderivative(x);
    if (Double.isNaN(surrogate.antiderivative(0.5))) {
      law.require(Double.isNaN(there), "none is given at 0.5, but here it is %s", there);
    } else if (Float.isFinite(x)) {
      law.require(Double.isFinite(there), "one is given at 0.5, but here it is %s", there);
    }
  }

  /**
   * The integral of the derivative is the difference of the antiderivative, {@code G(b) - G(a)},
   * within 1e-5 of the integral of its absolute value.
   *
   * @param surrogate the surrogate gradient under test
   * @param a one end of the interval
   * @param b the other end
   */
  @Property(tries = 100)
  default void derivativeIntegratesToItsAntiderivative(
      @ForAll("anySubject") S surrogate,
      @ForAll @FloatRange(min = -8, max = 8) float a,
      @ForAll @FloatRange(min = -8, max = 8) float b) {
    if (Double.isNaN(surrogate.antiderivative(0.5))) {
      return; // none is given
    }
    float from = Math.min(a, b);
    float to = Math.max(a, b);
    Integral.Result integral = Integral.of(surrogate, from, to);
    double difference = surrogate.antiderivative(to) - surrogate.antiderivative(from);
    new Law("derivativeIntegratesToItsAntiderivative", surrogate, "[" + from + ", " + to + "]")
        .require(
            Math.abs(difference - integral.value()) <= 1e-5 * integral.size() + 1e-9,
            "G(b) - G(a) is %s, but the derivative's integral is %s",
            difference,
            integral.value());
  }

  private static Law law(String name, SurrogateGradient surrogate, float[] x) {
    return new Law(name, surrogate, "an array of " + x.length + " membranes");
  }

  private static float[] scalar(SurrogateGradient surrogate, float[] x) {
    float[] derivatives = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      derivatives[i] = surrogate.derivative(x[i]);
    }
    return derivatives;
  }
}
