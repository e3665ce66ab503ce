package io.snn4j.testkit;

import io.snn4j.api.Plugin;
import io.snn4j.api.Recording;
import io.snn4j.api.SpikeDecoder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The laws of a {@link SpikeDecoder}. A plugin's whole test:
 *
 * <pre>{@code
 * class MembraneDecoderProperties implements DecoderContract<MembraneDecoder> {
 *   @Override public Arbitrary<MembraneDecoder> subjects() {
 *     return Arbitraries.of(MembraneReading.class).map(MembraneDecoder::new);
 *   }
 * }
 * }</pre>
 *
 * @param <D> the decoder
 */
public interface DecoderContract<D extends SpikeDecoder> extends PluginContract<D> {

  @Override
  default Class<? extends Plugin> extensionPoint() {
    return SpikeDecoder.class;
  }

  /**
   * {@return the number of classes the decoder reads; the drawn one where it reads any}
   *
   * @param decoder the decoder under test
   * @param drawn a number drawn at random
   */
  default int classes(D decoder, int drawn) {
    return drawn;
  }

  /**
   * {@return the neurons of a class, side by side}
   *
   * @param decoder the decoder under test
   */
  default int neuronsPerClass(D decoder) {
    return 1;
  }

  /**
   * {@return whether the lowest index answers where the highest score is shared}
   *
   * @param decoder the decoder under test
   */
  default boolean lowestIndexAnswersTies(D decoder) {
    return true;
  }

  /** {@return the outputs the laws are tried on} */
  @Provide
  default Arbitrary<SampleOutput> anyOutput() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 8),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 6),
            Arbitraries.just(1),
            Arbitraries.longs(),
            Arbitraries.of(false, true))
        .as(SampleOutput::new);
  }

  /**
   * A finite score for every class of every sample.
   *
   * @param decoder the decoder under test
   * @param any what an output layer did
   */
  @Property(tries = 50)
  default void scoresEveryClass(
      @ForAll("anySubject") D decoder, @ForAll("anyOutput") SampleOutput any) {
    SampleOutput output = fitted(decoder, any);
    Law law = new Law("scoresEveryClass", decoder, output);
    float[][] scores = decoder.scores(output.recording());
    law.require(
        scores.length == output.samples(),
        "expected scores of %d samples, got %d",
        output.samples(),
        scores.length);
    for (float[] sample : scores) {
      law.require(
          sample.length == output.classes(),
          "expected scores of %d classes, got %d",
          output.classes(),
          sample.length);
      for (float score : sample) {
        law.require(Float.isFinite(score), "expected finite scores, got %s", score);
      }
    }
  }

  /**
   * A sample's scores and class are the same alone and in any batch.
   *
   * @param decoder the decoder under test
   * @param any what an output layer did
   */
  @Property(tries = 50)
  default void readsEachSampleAlone(
      @ForAll("anySubject") D decoder, @ForAll("anyOutput") SampleOutput any) {
    SampleOutput output = fitted(decoder, any);
    Law law = new Law("readsEachSampleAlone", decoder, output);
    float[][] together = decoder.scores(output.recording());
    int[] classes = decoder.classes(output.recording(), together);
    for (int b = 0; b < output.samples(); b++) {
      float[][] alone = decoder.scores(output.recording(b));
      requireScores(law, together[b], "in its batch", alone[0], "alone");
      int answer = decoder.classes(output.recording(b), alone)[0];
      law.require(
          classes[b] == answer,
          "sample %d is class %d in its batch and %d alone",
          b,
          classes[b],
          answer);
    }
  }

  /**
   * The class with the highest score answers; of several, the lowest index, or where that rule is
   * overridden one of them or none.
   *
   * @param decoder the decoder under test
   * @param any what an output layer did
   */
  @Property(tries = 100)
  default void answersWithTheHighestScore(
      @ForAll("anySubject") D decoder, @ForAll("anyOutput") SampleOutput any) {
    SampleOutput output = fitted(decoder, any);
    Law law = new Law("answersWithTheHighestScore", decoder, output);
    float[][] scores = decoder.scores(output.recording());
    int[] classes = decoder.classes(output.recording(), scores);
    law.require(
        classes.length == output.samples(),
        "expected classes of %d samples, got %d",
        output.samples(),
        classes.length);
    for (int b = 0; b < output.samples(); b++) {
      List<Integer> allowed = highest(scores[b]);
      if (allowed.size() > 1) {
        allowed = lowestIndexAnswersTies(decoder) ? allowed.subList(0, 1) : orNone(allowed);
      }
      law.require(
          allowed.contains(classes[b]),
          "scores %s of sample %d: expected class %s, got %d",
          Arrays.toString(scores[b]),
          b,
          allowed.stream().map(String::valueOf).collect(Collectors.joining(" or ")),
          classes[b]);
    }
  }

  /**
   * With the neurons of the classes in another order, so are scores and, but for ties, classes.
   *
   * @param decoder the decoder under test
   * @param any what an output layer did
   */
  @Property(tries = 50)
  default void followsItsClassesWhenTheyMove(
      @ForAll("anySubject") D decoder, @ForAll("anyOutput") SampleOutput any) {
    SampleOutput output = fitted(decoder, any);
    Law law = new Law("followsItsClassesWhenTheyMove", decoder, output);
    for (int b = 0; b < output.samples(); b++) {
      int[] order = shuffled(output.classes(), output.seed() + b);
      Recording before = output.recording(b);
      Recording after = output.recording(new int[] {b}, order);
      float[][] scores = decoder.scores(before);
      float[][] moved = decoder.scores(after);
      float[] expected = new float[order.length];
      for (int c = 0; c < order.length; c++) {
        expected[c] = scores[0][order[c]];
      }
      requireScores(law, expected, "after the move, expected", moved[0], "got");
      if (highest(scores[0]).size() == 1) {
        int from = decoder.classes(before, scores)[0];
        int to = decoder.classes(after, moved)[0];
        law.require(
            order[to] == from,
            "class %d is now where it stands in %s, but the answer is %d",
            from,
            Arrays.toString(order),
            to);
      }
    }
  }

  /**
   * Graded spikes that are all of size 1 read as the spike train they are.
   *
   * @param decoder the decoder under test
   * @param any what an output layer did
   */
  @Property(tries = 50)
  default void readsSpikesOfSizeOneAsSpikes(
      @ForAll("anySubject") D decoder, @ForAll("anyOutput") SampleOutput any) {
    SampleOutput fitted = fitted(decoder, any);
    SampleOutput output =
        new SampleOutput(
            fitted.steps(),
            fitted.samples(),
            fitted.classes(),
            fitted.perClass(),
            fitted.seed(),
            false);
    Law law = new Law("readsSpikesOfSizeOneAsSpikes", decoder, output);
    Recording.Layer layer = output.recording().output();
    float[][] train = decoder.scores(output.recording());
    float[][] dense = decoder.scores(FixedRecording.of(layer.spikes().dense(), layer.membrane()));
    for (int b = 0; b < output.samples(); b++) {
      requireScores(law, train[b], "of the spike train", dense[b], "of the same as values");
    }
  }

  private SampleOutput fitted(D decoder, SampleOutput any) {
    return any.fitted(classes(decoder, any.classes()), neuronsPerClass(decoder));
  }

  private static int[] shuffled(int classes, long seed) {
    List<Integer> order = IntStream.range(0, classes).boxed().collect(Collectors.toList());
    Collections.shuffle(order, new Random(seed));
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<Integer> highest(float[] scores) {
    float highest = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      highest = Math.max(highest, score);
    }
    float top = highest;
    return IntStream.range(0, scores.length).filter(c -> scores[c] == top).boxed().toList();
  }

  private static List<Integer> orNone(List<Integer> classes) {
    return IntStream.concat(classes.stream().mapToInt(c -> c), IntStream.of(SpikeDecoder.NO_CLASS))
        .boxed()
        .toList();
  }

  private static void requireScores(
      Law law, float[] one, String here, float[] other, String there) {
    law.require(
        Arrays.equals(one, other),
        "scores %s: %s, %s: %s",
        here,
        Arrays.toString(one),
        there,
        Arrays.toString(other));
  }
}
