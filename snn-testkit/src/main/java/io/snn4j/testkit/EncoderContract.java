package io.snn4j.testkit;

import io.snn4j.api.CounterRandom;
import io.snn4j.api.Plugin;
import io.snn4j.api.Signal;
import io.snn4j.api.SignalRoom;
import io.snn4j.api.SpikeEncoder;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The laws of a {@link SpikeEncoder}. A plugin's whole test:
 *
 * <pre>{@code
 * class PoissonProperties implements EncoderContract<Poisson> {
 *   @Override public Arbitrary<Poisson> subjects() {
 *     return Combinators.combine(Arbitraries.floats().between(0, 1000),
 *         Arbitraries.floats().between(0.01f, 100)).as(Poisson::new);
 *   }
 * }
 * }</pre>
 *
 * <p>What the default methods say holds for most encoders; override one to say what yours does.
 *
 * @param <E> the encoder
 */
public interface EncoderContract<E extends SpikeEncoder> extends PluginContract<E> {

  /** How many keys each expectation is the mean of. */
  int DRAWS = 4000;

  @Override
  default Class<? extends Plugin> extensionPoint() {
    return SpikeEncoder.class;
  }

  /**
   * {@return the fewest steps the encoder accepts}
   *
   * @param encoder the encoder under test
   */
  default int leastSteps(E encoder) {
    return 1;
  }

  /**
   * {@return whether the encoder takes data that change over time; if not, it must refuse them}
   *
   * @param encoder the encoder under test
   */
  default boolean takesMovingData(E encoder) {
    return true;
  }

  /**
   * {@return the steps of the signal that the encoder makes of these data}
   *
   * @param encoder the encoder under test
   * @param data a batch of data
   */
  default int steps(E encoder, Signal data) {
    return data.steps();
  }

  /**
   * {@return the smallest value of a signal}
   *
   * @param encoder the encoder under test
   */
  default float lowest(E encoder) {
    return 0;
  }

  /**
   * {@return the largest value of a signal}
   *
   * @param encoder the encoder under test
   */
  default float highest(E encoder) {
    return 1;
  }

  /**
   * {@return the mean of the signal's value over all keys; not-a-number where none is stated}
   *
   * @param encoder the encoder under test
   * @param data a batch of data
   * @param step the time step, from 0
   * @param sample the sample's place in the batch, from 0
   * @param feature the feature's index, from 0
   */
  default double expectation(E encoder, Signal data, int step, int sample, int feature) {
    return Double.NaN;
  }

  /** {@return the batches the laws are tried on} */
  @Provide
  default Arbitrary<SampleData> anyData() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 12),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 70),
            Arbitraries.longs(),
            Arbitraries.of(false, true))
        .as(SampleData::new);
  }

  /**
   * T as stated, B of the data, and N that depends on the data's N alone.
   *
   * @param encoder the encoder under test
   * @param any a batch of data
   */
  @Property(tries = 50)
  default void hasTheStatedShape(
      @ForAll("anySubject") E encoder, @ForAll("anyData") SampleData any) {
    SampleData data = fitted(encoder, any);
    Law law = new Law("hasTheStatedShape", encoder, data);
    Signal signal = encoder.encode(data.signal(), data.keys());
    int steps = steps(encoder, data.signal());
    law.require(signal.steps() == steps, "expected %d steps, got %d", steps, signal.steps());
    law.require(
        signal.batch() == data.samples(),
        "expected %d samples, got %d",
        data.samples(),
        signal.batch());
    SampleData other =
        new SampleData(steps + 1, 1, data.features(), data.seed() + 1, data.moving());
    int features = encoder.encode(other.signal(), other.keys()).features();
    law.require(
        signal.features() == features,
        "expected as many features as for other data of %d features, which is %d, got %d",
        data.features(),
        features,
        signal.features());
  }

  /**
   * Every value lies between {@link #lowest} and {@link #highest}.
   *
   * @param encoder the encoder under test
   * @param any a batch of data
   */
  @Property(tries = 50)
  default void staysInRange(@ForAll("anySubject") E encoder, @ForAll("anyData") SampleData any) {
    SampleData data = fitted(encoder, any);
    Law law = new Law("staysInRange", encoder, data);
    for (float value : encoder.encode(data.signal(), data.keys()).dense().values()) {
      law.require(
          value >= lowest(encoder) && value <= highest(encoder),
          "expected values from %s to %s, got %s",
          lowest(encoder),
          highest(encoder),
          value);
    }
  }

  /**
   * The same data and keys give the same signal, whatever was encoded in between.
   *
   * @param encoder the encoder under test
   * @param any a batch of data
   */
  @Property(tries = 50)
  default void sameKeysGiveTheSameBits(
      @ForAll("anySubject") E encoder, @ForAll("anyData") SampleData any) {
    SampleData data = fitted(encoder, any);
    Law law = new Law("sameKeysGiveTheSameBits", encoder, data);
    Signal first = encoder.encode(data.signal(), data.keys());
    Signal second = encoder.encode(data.signal(), data.keys());
    for (int b = 0; b < data.samples(); b++) {
      law.requireSame(first, b, "the first time", second, b, "the second time");
    }
  }

  /**
   * A room that has held other signals, larger ones and some of the same shape, gives the same
   * signal as a new one.
   *
   * @param encoder the encoder under test
   * @param any a batch of data
   */
  @Property(tries = 50)
  default void aUsedRoomIsAsGoodAsANewOne(
      @ForAll("anySubject") E encoder, @ForAll("anyData") SampleData any) {
    SampleData data = fitted(encoder, any);
    Law law = new Law("aUsedRoomIsAsGoodAsANewOne", encoder, data);
    SignalRoom room = new SignalRoom();
    for (int more = 1; more >= 0; more--) {
      SampleData other =
          new SampleData(
              data.steps() + more,
              data.samples() + more,
              data.features() + more,
              data.seed() + 1,
              data.moving());
      encoder.encode(other.signal(), other.keys(), room);
    }
    Signal used = encoder.encode(data.signal(), data.keys(), room);
    Signal fresh = encoder.encode(data.signal(), data.keys(), new SignalRoom());
    for (int b = 0; b < data.samples(); b++) {
      law.requireSame(fresh, b, "in a new room", used, b, "in a used one");
    }
  }

  /**
   * A sample's signal is the same alone and in any batch, at any place in it.
   *
   * @param encoder the encoder under test
   * @param any a batch of data
   */
  @Property(tries = 50)
  default void eachSampleDependsOnItselfAlone(
      @ForAll("anySubject") E encoder, @ForAll("anyData") SampleData any) {
    SampleData data = fitted(encoder, any);
    Law law = new Law("eachSampleDependsOnItselfAlone", encoder, data);
    Signal together = encoder.encode(data.signal(), data.keys());
    for (int b = 0; b < data.samples(); b++) {
      Signal alone = encoder.encode(data.signal(b), data.keys(b));
      law.requireSame(together, b, "in its batch", alone, 0, "alone");
    }
  }

  /**
   * The data and the keys belong to the caller and are as they were.
   *
   * @param encoder the encoder under test
   * @param any a batch of data
   */
  @Property(tries = 20)
  default void leavesItsInputAlone(
      @ForAll("anySubject") E encoder, @ForAll("anyData") SampleData any) {
    SampleData data = fitted(encoder, any);
    Law law = new Law("leavesItsInputAlone", encoder, data);
    Signal given = data.signal();
    long[] keys = data.keys();
    encoder.encode(given, keys);
    law.require(java.util.Arrays.equals(keys, data.keys()), "the keys were changed");
    for (int b = 0; b < data.samples(); b++) {
      law.requireSame(data.signal(), b, "before", given, b, "after");
    }
  }

  /**
   * Data that change over time, where the encoder takes none, are an error and not misread.
   *
   * @param encoder the encoder under test
   * @param any a batch of data
   */
  @Property(tries = 20)
  default void refusesMovingDataItCannotTake(
      @ForAll("anySubject") E encoder, @ForAll("anyData") SampleData any) {
    SampleData moving =
        new SampleData(
            Math.max(any.steps(), leastSteps(encoder)),
            any.samples(),
            any.features(),
            any.seed(),
            true);
    Law law = new Law("refusesMovingDataItCannotTake", encoder, moving);
    if (takesMovingData(encoder)) {
      return;
    }
    try {
      encoder.encode(moving.signal(), moving.keys());
    } catch (IllegalArgumentException expected) {
      return;
    }
    law.fail("expected an IllegalArgumentException, because takesMovingData is false");
  }

  /**
   * Where an {@link #expectation} is stated, the mean over many keys is near it at every place.
   *
   * <p>How near is Bernstein's inequality for values in a range with the greatest variance that the
   * expectation allows, at a chance of 1e-9 for each place: a right encoder fails with a chance
   * below 1e-6. The seed is fixed, so it fails always or never.
   *
   * @param encoder the encoder under test
   * @param any a batch of data
   */
  @Property(tries = 10, seed = "20260101")
  default void isRightInExpectation(
      @ForAll("anySubject") E encoder, @ForAll("anyData") SampleData any) {
    SampleData data =
        fitted(encoder, new SampleData(Math.min(any.steps(), 5), 1, 4, any.seed(), any.moving()));
    Law law = new Law("isRightInExpectation", encoder, data);
    if (Double.isNaN(expectation(encoder, data.signal(), 0, 0, 0))) {
      return;
    }
    long[] keys = new long[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      keys[i] = CounterRandom.key(data.seed(), i);
    }
    Signal signal = encoder.encode(data.signal(new int[DRAWS]), keys);
    for (int t = 0; t < signal.steps(); t++) {
      for (int n = 0; n < signal.features(); n++) {
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
          sum += signal.at(t, i, n);
        }
        double expected = expectation(encoder, data.signal(), t, 0, n);
        double off = Math.abs(sum / DRAWS - expected);
        double most = farthest(expected, lowest(encoder), highest(encoder));
        law.require(
            off <= most,
            "expected a mean of %.4f at step %d, feature %d, give or take %.4f, got %.4f",
            expected,
            t,
            n,
            most,
            sum / DRAWS);
      }
    }
  }

  private SampleData fitted(E encoder, SampleData any) {
    return any.fitted(leastSteps(encoder), takesMovingData(encoder));
  }

  /** How far from its expectation the mean of the draws gets with a chance of 1e-9. */
  private static double farthest(double expected, double lowest, double highest) {
    double log = Math.log(2e9);
    double jump = (highest - lowest) * log / 3;
    double variance = DRAWS * Math.max(0, (expected - lowest) * (highest - expected));
    return (jump + Math.sqrt(jump * jump + 2 * log * variance)) / DRAWS;
  }
}
