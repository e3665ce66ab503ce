package io.snn4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import io.snn4j.api.SurrogateGradient;
import java.util.Arrays;
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
 * The laws of a surrogate gradient; a test implements this and supplies records to test.
 *
 * <p>Infinities count as floats here: a membrane that overflowed must not turn the gradients of all
 * weights into NaN as well. NaN does not count: what follows from it is nobody's promise.
 */
public interface SurrogateContract extends PluginContract<SurrogateGradient> {

  @Override
  default Class<SurrogateGradient> extensionPoint() {
    return SurrogateGradient.class;
  }

  /** Any float but NaN. */
  @Provide
  default Arbitrary<Float> membrane() {
    return Membranes.any();
  }

  /** Arrays of any floats but NaN. */
  @Provide
  default Arbitrary<float[]> membranes() {
    return Membranes.arrays();
  }

  /** No membrane, however far from its threshold, has a derivative that is infinite or NaN. */
  @Property
  default void derivativeIsFiniteForEveryFloat(
      @ForAll("plugin") SurrogateGradient surrogate, @ForAll("membrane") float x) {
    assertThat(surrogate.derivative(x))
        .as("derivative is finite at %s of %s", x, surrogate)
        .isFinite();
  }

  /** The bulk method gives the same bits as the scalar one. */
  @Property(tries = 200)
  default void bulkGivesTheBitsOfTheScalar(
      @ForAll("plugin") SurrogateGradient surrogate, @ForAll("membranes") float[] x) {
    float[] into = new float[x.length];
    surrogate.derivatives(x, into, x.length);
    assertSameBits("bulk gives the scalar's bits", surrogate, x, into, scalar(surrogate, x));
  }

  /** The bulk method may write over its argument. */
  @Property(tries = 200)
  default void bulkWorksInPlace(
      @ForAll("plugin") SurrogateGradient surrogate, @ForAll("membranes") float[] x) {
    float[] into = x.clone();
    surrogate.derivatives(into, into, into.length);
    assertSameBits("bulk works in place", surrogate, x, into, scalar(surrogate, x));
  }

  /** The bulk method writes as much as it was told to, and leaves its argument alone. */
  @Property(tries = 200)
  default void bulkStopsAtItsLength(
      @ForAll("plugin") SurrogateGradient surrogate, @ForAll("membranes") float[] x) {
    int length = x.length / 2;
    float[] argument = x.clone();
    float[] into = x.clone();
    float[] expected = x.clone();
    System.arraycopy(scalar(surrogate, x), 0, expected, 0, length);
    surrogate.derivatives(argument, into, length);
    assertSameBits("bulk stops at length " + length, surrogate, x, into, expected);
    assertSameBits("bulk leaves its argument alone", surrogate, x, argument, x);
  }

  /**
   * The derivative depends on x and the record's components alone: not on calls that went before.
   */
  @Property(tries = 200)
  default void equalRecordsGiveTheSameBits(
      @ForAll("plugin") SurrogateGradient surrogate, @ForAll("membranes") float[] x) {
    float[] first = scalar(surrogate, x);
    SurrogateGradient equal = Records.construct(surrogate.getClass(), Records.values(surrogate));
    float[] backwards = new float[x.length];
    for (int i = x.length - 1; i >= 0; i--) {
      backwards[i] = equal.derivative(x[i]);
    }
    assertSameBits("an equal record, asked backwards, agrees", surrogate, x, backwards, first);
  }

  /** Several threads that share the record get the bits that one alone gets. */
  @Property(tries = 20)
  default void everyThreadGetsTheSameBits(
      @ForAll("plugin") SurrogateGradient surrogate, @ForAll("membranes") float[] x)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<float[]> task = () -> scalar(surrogate, x);
      for (Future<float[]> result : threads.invokeAll(List.of(task, task, task, task))) {
        assertSameBits("every thread agrees", surrogate, x, result.get(), scalar(surrogate, x));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** The antiderivative is a number everywhere, or nowhere because none is given. */
  @Property
  default void antiderivativeIsGivenEverywhereOrNowhere(
      @ForAll("plugin") SurrogateGradient surrogate, @ForAll("membrane") float x) {
    boolean given = !Double.isNaN(surrogate.antiderivative(0.5));
    if (given && Float.isFinite(x)) {
      assertThat(surrogate.antiderivative(x))
          .as("antiderivative is a number at %s of %s, as it is at 0.5", x, surrogate)
          .isFinite();
    } else if (!given) {
      assertThat(surrogate.antiderivative(x))
          .as("antiderivative is given at %s of %s, but not at 0.5", x, surrogate)
          .isNaN();
    }
  }

  /**
   * The integral of the derivative is the difference of the antiderivative, {@code G(b) - G(a)},
   * within 1e-5 of the integral of its absolute value.
   */
  @Property(tries = 100)
  default void derivativeIntegratesToItsAntiderivative(
      @ForAll("plugin") SurrogateGradient surrogate,
      @ForAll @FloatRange(min = -8, max = 8) float a,
      @ForAll @FloatRange(min = -8, max = 8) float b) {
    if (Double.isNaN(surrogate.antiderivative(0.5))) {
      return; // none is given
    }
    float from = Math.min(a, b);
    float to = Math.max(a, b);
    Integral.Result integral = Integral.of(surrogate, from, to);
    assertThat(surrogate.antiderivative(to) - surrogate.antiderivative(from))
        .as("the derivative's integral from %s to %s is G(b) - G(a), of %s", from, to, surrogate)
        .isCloseTo(integral.value(), within(1e-5 * integral.size() + 1e-9));
  }

  private static float[] scalar(SurrogateGradient surrogate, float[] x) {
    float[] derivatives = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      derivatives[i] = surrogate.derivative(x[i]);
    }
    return derivatives;
  }

  private static void assertSameBits(
      String law, SurrogateGradient surrogate, float[] x, float[] actual, float[] expected) {
    int i = Arrays.mismatch(actual, expected);
    if (i >= 0) {
      fail(
          "%s: at index %d of %d, x = %s, expected %s but was %s, of %s",
          law, i, x.length, x[i], expected[i], actual[i], surrogate);
    }
  }
}
