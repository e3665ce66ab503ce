package io.snn4j.core.layer;

import io.snn4j.api.Heaviside;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.engine.Kernels;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;

/**
 * Takes gradients through the surrogate at many values.
 *
 * <p>C2 compiles a method for all who call it. The loop of {@link SurrogateGradient#derivatives},
 * once several surrogates have run through it, calls whichever it is at each value, and is no loop
 * of vector instructions any more. So each class of surrogates that has no loop of its own gets
 * one: the same bytes, defined as a class anew, of whose callers C2 has seen this one alone.
 */
interface DerivativeLoop {

  /** {@code into = gradient * surrogate'(x)}; into may be x. */
  void times(SurrogateGradient surrogate, float[] x, float[] gradient, float[] into, int length);

  /**
   * A step of {@link AlikeLeak#step}, and then {@code into = factor * surrogate'(after -
   * threshold)}.
   */
  void leak(
      SurrogateGradient surrogate,
      float[] before,
      float[] current,
      AlikeLeak leak,
      float[] after,
      float[] spikes,
      float factor,
      float[] into,
      int length);

  /** The loop for a class of surrogates. */
  static DerivativeLoop of(SurrogateGradient surrogate) {
    return Loops.OF_CLASSES.get(surrogate.getClass());
  }

  /** The loop that is copied. */
  final class Scalar implements DerivativeLoop {

    private final Race race = new Race();

    @Override
    public void times(
        SurrogateGradient surrogate, float[] x, float[] gradient, float[] into, int length) {
      for (int i = 0; i < length; i++) {
        into[i] = gradient[i] * surrogate.derivative(x[i]);
      }
    }

    @Override
    public void leak(
        SurrogateGradient surrogate,
        float[] before,
        float[] current,
        AlikeLeak leak,
        float[] after,
        float[] spikes,
        float factor,
        float[] into,
        int length) {
      boolean timed = !race.isOver();
      boolean together = race.isOnesTurn();
      long start = timed ? System.nanoTime() : 0;
      if (together) {
        together(surrogate, before, current, leak, after, spikes, factor, into, length);
      } else {
        leak.step(before, current, after, spikes, length);
        apart(surrogate, after, leak.threshold(), factor, into, length);
      }
      if (timed) {
        race.took(together, System.nanoTime() - start, length);
      }
    }

    /** While a division passes neurons leak; but what is no vector instruction holds up both. */
    private static void together(
        SurrogateGradient surrogate,
        float[] before,
        float[] current,
        AlikeLeak leak,
        float[] after,
        float[] spikes,
        float factor,
        float[] into,
        int length) {
      float decay = leak.decay();
      float threshold = leak.threshold();
      float reset = leak.reset();
      for (int i = 0; i < length; i++) {
        float membrane = decay * before[i] + current[i] - spikes[i] * reset;
        after[i] = membrane;
        spikes[i] = Heaviside.ofExcess(membrane - threshold);
        into[i] = factor * surrogate.derivative(membrane - threshold);
      }
    }

    private static void apart(
        SurrogateGradient surrogate,
        float[] membrane,
        float threshold,
        float factor,
        float[] into,
        int length) {
      for (int i = 0; i < length; i++) {
        into[i] = factor * surrogate.derivative(membrane[i] - threshold);
      }
    }
  }

  /** By the loop that the surrogate has. */
  final class ByItsOwn implements DerivativeLoop {

    @Override
    public void times(
        SurrogateGradient surrogate, float[] x, float[] gradient, float[] into, int length) {
      surrogate.derivatives(x, into, length);
      Kernels.multiply(gradient, into, length);
    }

    @Override
    public void leak(
        SurrogateGradient surrogate,
        float[] before,
        float[] current,
        AlikeLeak leak,
        float[] after,
        float[] spikes,
        float factor,
        float[] into,
        int length) {
      leak.step(before, current, after, spikes, length);
      Kernels.subtract(after, leak.threshold(), into, length);
      surrogate.derivatives(into, into, length);
      Kernels.multiply(factor, into, length);
    }
  }

  /** The loops made so far. */
  final class Loops {

    private static final ClassValue<DerivativeLoop> OF_CLASSES =
        new ClassValue<>() {
          @Override
          protected DerivativeLoop computeValue(Class<?> type) {
            return hasItsOwn(type) ? new ByItsOwn() : copy();
          }
        };

    private Loops() {}

    private static boolean hasItsOwn(Class<?> type) {
      try {
        Method bulk = type.getMethod("derivatives", float[].class, float[].class, int.class);
        return bulk.getDeclaringClass() != SurrogateGradient.class;
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(type + " is no surrogate gradient", e);
      }
    }

    private static DerivativeLoop copy() {
      try (InputStream file = Scalar.class.getResourceAsStream("DerivativeLoop$Scalar.class")) {
        return (DerivativeLoop)
            MethodHandles.lookup()
                .defineHiddenClass(file.readAllBytes(), true)
                .lookupClass()
                .getDeclaredConstructor()
                .newInstance();
      } catch (IOException | ReflectiveOperationException e) {
        throw new IllegalStateException("the loop over a surrogate's values cannot be copied", e);
      }
    }
  }
}
