package io.snn4j.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeDecoder;
import io.snn4j.api.SpikeTrain;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import org.junit.jupiter.api.Test;

/** Decoders that break one law each, and what the contract says of them. */
class DecoderContractTest {
  private static final DecoderContract<SpikeDecoder> CONTRACT =
      () -> Arbitraries.just(recording -> new float[0][0]);
  private static final SampleOutput OUTPUT = new SampleOutput(5, 4, 3, 1, 7, false);

  /** Counts spikes, rightly, and answers what a test wants it to. */
  private interface Counting extends SpikeDecoder {
    @Override
    default float[][] scores(Recording recording) {
      return counts(recording, 0);
    }

    @Override
    int[] classes(Recording recording, float[][] scores);
  }

  @Test
  void aRightDecoderBreaksNoLaw() {
    SpikeDecoder right = recording -> counts(recording, 0);
    CONTRACT.scoresEveryClass(right, OUTPUT);
    CONTRACT.readsEachSampleAlone(right, OUTPUT);
    CONTRACT.answersWithTheHighestScore(right, OUTPUT);
    CONTRACT.followsItsClassesWhenTheyMove(right, OUTPUT);
    CONTRACT.readsSpikesOfSizeOneAsSpikes(right, OUTPUT);
  }

  @Test
  void everyClassNeedsAScore() {
    breaks(
        "scoresEveryClass",
        CONTRACT::scoresEveryClass,
        recording -> new float[4][2],
        "expected scores of 3 classes, got 2");
  }

  @Test
  void scoresMustBeFinite() {
    SpikeDecoder share =
        recording -> {
          float[][] counts = counts(recording, 0);
          for (float[] sample : counts) {
            float sum = sample[0] + sample[1] + sample[2];
            for (int c = 0; c < sample.length; c++) {
              sample[c] /= sum; // 0/0 where the sample is silent
            }
          }
          return counts;
        };
    breaks(
        "scoresEveryClass", CONTRACT::scoresEveryClass, share, "expected finite scores, got NaN");
  }

  @Test
  void samplesMustNotKnowTheirBatch() {
    SpikeDecoder crowded = recording -> counts(recording, recording.output().spikes().batch());
    breaks(
        "readsEachSampleAlone",
        CONTRACT::readsEachSampleAlone,
        crowded,
        "scores in its batch: [",
        "alone: [");
  }

  @Test
  void theHighestScoreMustAnswer() {
    Counting alwaysOne =
        (recording, scores) -> {
          int[] classes = new int[scores.length];
          java.util.Arrays.fill(classes, 1);
          return classes;
        };
    breaks(
        "answersWithTheHighestScore",
        CONTRACT::answersWithTheHighestScore,
        alwaysOne,
        "expected class 0, got 1");
  }

  @Test
  void abstainingMustBeDeclared() {
    Counting silent = (recording, scores) -> new int[] {-1, -1, -1, -1};
    breaks(
        "answersWithTheHighestScore",
        CONTRACT::answersWithTheHighestScore,
        silent,
        "expected class 0, got -1");
  }

  @Test
  void classesMustNotBeFavoured() {
    SpikeDecoder partial =
        recording -> {
          float[][] counts = counts(recording, 0);
          for (float[] sample : counts) {
            sample[0] += 0.5f;
          }
          return counts;
        };
    breaks(
        "followsItsClassesWhenTheyMove",
        CONTRACT::followsItsClassesWhenTheyMove,
        partial,
        "scores after the move, expected: [");
  }

  @Test
  void gradedSpikesMustBeRead() {
    SpikeDecoder trainsOnly =
        recording ->
            recording.output().spikes() instanceof SpikeTrain
                ? counts(recording, 0)
                : new float[4][3];
    breaks(
        "readsSpikesOfSizeOneAsSpikes",
        CONTRACT::readsSpikesOfSizeOneAsSpikes,
        trainsOnly,
        "scores of the spike train: [");
  }

  private static void breaks(
      String name, BiConsumer<SpikeDecoder, SampleOutput> law, SpikeDecoder wrong, String... says) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> law.accept(wrong, OUTPUT))
        .withMessageContaining("breaks the law " + name + " on SampleOutput[steps=5, samples=4,")
        .withMessageContainingAll(says);
  }

  /** The spikes of every neuron, each count more by {@code extra}. */
  private static float[][] counts(Recording recording, float extra) {
    Signal spikes = recording.output().spikes();
    float[][] counts = new float[spikes.batch()][spikes.features()];
    for (int b = 0; b < counts.length; b++) {
      for (int n = 0; n < counts[b].length; n++) {
        counts[b][n] = extra;
        for (int t = 0; t < spikes.steps(); t++) {
          counts[b][n] += spikes.at(t, b, n);
        }
      }
    }
    return counts;
  }
}
