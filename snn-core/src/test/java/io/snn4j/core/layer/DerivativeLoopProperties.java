package io.snn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.SurrogateGradient;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;

class DerivativeLoopProperties {

  private record OfOneMethod() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return 1 / (1 + x * x);
    }
  }

  private record OfAnother() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return Math.max(0, 1 - Math.abs(x));
    }
  }

  private record OfItsOwn() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return 1 / (1 + x * x);
    }

    @Override
    public void derivatives(float[] x, float[] into, int length) {
      for (int i = 0; i < length; i++) {
        into[i] = derivative(x[i]);
      }
    }
  }

  /** Before, during and after the race between its two ways. */
  @Property(tries = 30)
  void aStepAndItsSlopesAreThoseOfTheEquations(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 600) int length,
      @ForAll @FloatRange(min = 0, max = 1) float decay,
      @ForAll @FloatRange(min = 0.1f, max = 2) float threshold,
      @ForAll boolean resets) {
    AlikeLeak leak = new AlikeLeak(decay, threshold, resets ? threshold : 0);
    for (SurrogateGradient surrogate :
        new SurrogateGradient[] {new OfOneMethod(), new OfAnother(), new OfItsOwn()}) {
      requireStep(surrogate, leak, seed, length);
    }
  }

  @Example
  void itIsTheSameOnceTheFasterWayIsKnown() {
    AlikeLeak leak = new AlikeLeak(0.9f, 1, 1);
    for (int call = 0; call < 2 * Race.ROUNDS + 2; call++) {
      requireStep(new OfOneMethod(), leak, call, Race.LEAST);
    }
  }

  private static void requireStep(
      SurrogateGradient surrogate, AlikeLeak leak, long seed, int length) {
    float[] before = Signals.values(seed, length, -1, 2);
    float[] current = Signals.values(seed + 1, length, -1, 2);
    float[] spikes = new float[length];
    float[] slopes = new float[length];
    float[] after = new float[length];
    for (int n = 0; n < length; n++) {
      spikes[n] = before[n] > leak.threshold() ? 1 : 0;
    }
    float[] fired = spikes.clone();
    DerivativeLoop.of(surrogate)
        .leak(surrogate, before, current, leak, after, spikes, 1.5f, slopes, length);
    float[] expected = new float[length];
    float[] expectedSpikes = new float[length];
    float[] expectedSlopes = new float[length];
    for (int n = 0; n < length; n++) {
      expected[n] = leak.decay() * before[n] + current[n] - fired[n] * leak.reset();
      float excess = expected[n] - leak.threshold();
      expectedSpikes[n] = excess > 0 ? 1 : 0;
      expectedSlopes[n] = 1.5f * surrogate.derivative(excess);
    }
    assertThat(Arrays.equals(after, expected)).isTrue();
    assertThat(Arrays.equals(spikes, expectedSpikes)).isTrue();
    assertThat(Arrays.equals(slopes, expectedSlopes)).isTrue();
  }
}
