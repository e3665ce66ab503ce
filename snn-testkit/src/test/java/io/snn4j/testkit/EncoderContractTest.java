package io.snn4j.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.snn4j.api.Constant;
import io.snn4j.api.CounterRandom;
import io.snn4j.api.Dense;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeEncoder;
import io.snn4j.api.SpikeTrain;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

/** Encoders that break one law each, and what the contract says of them. */
class EncoderContractTest {
  private static final SampleData STILL = new SampleData(4, 3, 5, 7, false);

  /** States that spikes come with the probability that the data say. */
  private static class MeansTheData implements EncoderContract<SpikeEncoder> {
    @Override
    public Arbitrary<SpikeEncoder> subjects() {
      return Arbitraries.just((data, keys, room) -> data);
    }

    @Override
    public double expectation(SpikeEncoder encoder, Signal data, int t, int b, int n) {
      return data.at(t, b, n);
    }
  }

  private static final EncoderContract<SpikeEncoder> CONTRACT = new MeansTheData();

  @Test
  void aRightEncoderBreaksNoLaw() {
    SpikeEncoder right = (data, keys, room) -> tossed(data, keys, 0);
    CONTRACT.hasTheStatedShape(right, STILL);
    CONTRACT.staysInRange(right, STILL);
    CONTRACT.sameKeysGiveTheSameBits(right, STILL);
    CONTRACT.eachSampleDependsOnItselfAlone(right, STILL);
    CONTRACT.leavesItsInputAlone(right, STILL);
    CONTRACT.isRightInExpectation(right, STILL);
  }

  @Test
  void stepsMustBeAsStated() {
    SpikeEncoder shorter =
        (data, keys, room) -> new SpikeTrain(data.steps() - 1, data.batch(), data.features());
    breaks("hasTheStatedShape", CONTRACT::hasTheStatedShape, shorter, "expected 4 steps, got 3");
  }

  @Test
  void featuresMustNotDependOnValues() {
    SpikeEncoder ragged =
        (data, keys, room) ->
            new SpikeTrain(data.steps(), data.batch(), 8 + Math.round(100 * data.at(0, 0, 0)));
    breaks(
        "hasTheStatedShape",
        CONTRACT::hasTheStatedShape,
        ragged,
        "expected as many features as for other data of 5 features, which is");
  }

  @Test
  void valuesMustStayInRange() {
    SpikeEncoder loud = (data, keys, room) -> scaled(data, 1.5f);
    breaks("staysInRange", CONTRACT::staysInRange, loud, "expected values from 0.0 to 1.0, got 1.");
  }

  @Test
  void randomnessMustComeOfTheKeys() {
    AtomicLong calls = new AtomicLong();
    SpikeEncoder ownClock = (data, keys, room) -> tossed(data, keys, calls.incrementAndGet());
    breaks(
        "sameKeysGiveTheSameBits",
        CONTRACT::sameKeysGiveTheSameBits,
        ownClock,
        "the first time and",
        "the second time");
  }

  @Test
  void whateverARoomHeldMustBeWrittenOver() {
    SpikeEncoder brightOnly =
        (data, keys, room) -> {
          Dense values = room.dense(data.steps(), data.batch(), data.features());
          float[] bright = data.dense().values();
          for (int i = 0; i < bright.length; i++) {
            values.values()[i] = bright[i] > 0.5f ? bright[i] : values.values()[i];
          }
          return values;
        };
    breaks(
        "aUsedRoomIsAsGoodAsANewOne",
        CONTRACT::aUsedRoomIsAsGoodAsANewOne,
        brightOnly,
        "in a new room and",
        "in a used one");
  }

  @Test
  void samplesMustNotKnowTheirPlace() {
    SpikeEncoder byPlace = (data, keys, room) -> tossed(data, new long[] {1, 2, 3}, 0);
    breaks(
        "eachSampleDependsOnItselfAlone",
        CONTRACT::eachSampleDependsOnItselfAlone,
        byPlace,
        "sample 1 at step",
        "in its batch and");
  }

  @Test
  void samplesMustNotKnowTheirNeighbours() {
    SpikeEncoder normalized =
        (data, keys, room) -> {
          float sum = 0;
          for (float value : data.dense().values()) {
            sum += value;
          }
          return scaled(data, 1 / sum);
        };
    breaks(
        "eachSampleDependsOnItselfAlone",
        CONTRACT::eachSampleDependsOnItselfAlone,
        normalized,
        "in its batch and");
  }

  @Test
  void dataMustNotBeWrittenTo() {
    SpikeEncoder inPlace =
        (data, keys, room) -> {
          ((Constant) data).values()[0] = 0.123f;
          return data;
        };
    breaks("leavesItsInputAlone", CONTRACT::leavesItsInputAlone, inPlace, "before and 0.123 after");
  }

  @Test
  void keysMustNotBeWrittenTo() {
    SpikeEncoder inPlace =
        (data, keys, room) -> {
          keys[0]++;
          return data;
        };
    breaks("leavesItsInputAlone", CONTRACT::leavesItsInputAlone, inPlace, "the keys were changed");
  }

  @Test
  void theMeanMustBeTheExpectation() {
    SpikeEncoder biased = (data, keys, room) -> tossed(scaled(data, 0.8f), keys, 0);
    breaks(
        "isRightInExpectation",
        CONTRACT::isRightInExpectation,
        biased,
        "expected a mean of",
        "give or take");
  }

  @Test
  void everyKeyMustCount() {
    SpikeEncoder deaf = (data, keys, room) -> tossed(data, new long[keys.length], 0);
    breaks("isRightInExpectation", CONTRACT::isRightInExpectation, deaf, "expected a mean of");
  }

  @Test
  void dataThatCannotBeTakenMustBeRefused() {
    EncoderContract<SpikeEncoder> stillOnly =
        new MeansTheData() {
          @Override
          public boolean takesMovingData(SpikeEncoder encoder) {
            return false;
          }
        };
    breaks(
        "refusesMovingDataItCannotTake",
        stillOnly::refusesMovingDataItCannotTake,
        (data, keys, room) -> data,
        "expected an IllegalArgumentException");
  }

  private static void breaks(
      String name, BiConsumer<SpikeEncoder, SampleData> law, SpikeEncoder wrong, String... says) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> law.accept(wrong, STILL))
        .withMessageContaining("breaks the law " + name + " on SampleData[steps=4, samples=")
        .withMessageContainingAll(says);
  }

  /** A spike wherever the draw of a sample's key lies below the value. */
  private static Signal tossed(Signal data, long[] keys, long salt) {
    SpikeTrain spikes = new SpikeTrain(data.steps(), data.batch(), data.features());
    for (int t = 0; t < data.steps(); t++) {
      for (int b = 0; b < data.batch(); b++) {
        for (int n = 0; n < data.features(); n++) {
          long place = (salt * 100 + t) * data.features() + n;
          if (CounterRandom.uniform(keys[b], place) < data.at(t, b, n)) {
            spikes.set(t, b, n);
          }
        }
      }
    }
    return spikes;
  }

  private static Signal scaled(Signal data, float factor) {
    float[] values = data.dense().values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return new Dense(data.steps(), data.batch(), data.features(), values);
  }
}
