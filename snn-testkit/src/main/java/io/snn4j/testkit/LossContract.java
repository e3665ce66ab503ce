package io.snn4j.testkit;

import io.snn4j.api.Loss;
import io.snn4j.api.Plugin;
import io.snn4j.api.Recording;
import io.snn4j.api.Targets;
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
 * The laws of a {@link Loss}. A plugin's whole test:
 *
 * <pre>{@code
 * class SpikeCountL1Properties implements LossContract<SpikeCountL1> {
 *   @Override public Arbitrary<SpikeCountL1> subjects() {
 *     return Arbitraries.doubles().between(0, 1).map(SpikeCountL1::new);
 *   }
 * }
 * }</pre>
 *
 * <p>What the default methods say holds for most losses; override one to say what yours does.
 *
 * @param <L> the loss
 */
public interface LossContract<L extends Loss> extends PluginContract<L> {

  /** How far from the gradient a difference may lie, as a share of its terms' sizes. */
  double DERIVATIVE_TOLERANCE = 2e-3;

  /** How far two values may lie apart that differ in the order of their sums alone. */
  double ROUNDING = 1e-5;

  @Override
  default Class<? extends Plugin> extensionPoint() {
    return Loss.class;
  }

  /**
   * {@return the number of classes the loss tells apart; the drawn one where any number goes}
   *
   * @param loss the loss under test
   * @param drawn a number drawn at random
   */
  default int classes(L loss, int drawn) {
    return drawn;
  }

  /**
   * {@return the output neurons of a class, side by side}
   *
   * @param loss the loss under test
   */
  default int neuronsPerClass(L loss) {
    return 1;
  }

  /**
   * {@return the targets of these samples; the same sample has the same target in any choice}
   *
   * @param loss the loss under test
   * @param run the run whose samples are meant
   * @param chosen which samples, by their index; one may come more than once
   */
  default Targets targets(L loss, SampleRun run, int... chosen) {
    return run.targets(chosen);
  }

  /**
   * {@return targets no run can reach, which the loss must refuse: one class too many}
   *
   * @param loss the loss under test
   * @param run the run whose samples are meant
   */
  default Targets impossibleTargets(L loss, SampleRun run) {
    int[] classes = new int[run.samples()];
    classes[run.samples() - 1] = run.classes();
    return Targets.classes(classes);
  }

  /**
   * {@return whether the loss reads targets; a regulariser does not}
   *
   * @param loss the loss under test
   */
  default boolean readsTargets(L loss) {
    return true;
  }

  /**
   * {@return whether the gradient is an estimate and no derivative, as that of a spike's time must
   * be; then {@link #gradientIsTheDerivative} has nothing to say}
   *
   * @param loss the loss under test
   */
  default boolean estimatesItsGradient(L loss) {
    return false;
  }

  /** {@return the runs the laws are tried on} */
  @Provide
  default Arbitrary<SampleRun> anyRun() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 8),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(2, 6),
            Arbitraries.just(1),
            Arbitraries.longs(),
            Arbitraries.of(false, true))
        .as(SampleRun::new);
  }

  /**
   * Along a random direction, and along one that is uphill everywhere, the value changes by what
   * the gradient says. All spikes, taken as real numbers, and all membranes are moved both ways by
   * up to 0.004; where that meets a kink, by up to 0.00025.
   *
   * @param loss the loss under test
   * @param any what an output layer did, and the classes aimed at
   */
  @Property(tries = 50)
  default void gradientIsTheDerivative(
      @ForAll("anySubject") L loss, @ForAll("anyRun") SampleRun any) {
    if (estimatesItsGradient(loss)) {
      return;
    }
    SampleRun run = fitted(loss, any).withSizes();
    Law law = new Law("gradientIsTheDerivative", loss, run);
    Recording here = run.recording();
    Targets targets = targets(loss, run, run.all());
    LossDifferences differences = new LossDifferences(loss, here, targets, DERIVATIVE_TOLERANCE);
    for (FixedGradient direction :
        List.of(differences.anyDirection(run.seed()), differences.uphill(run.seed()))) {
      String gap = differences.gap(direction, 4e-3f);
      if (!gap.isEmpty()) {
        gap = differences.gap(direction, 2.5e-4f);
      }
      law.require(gap.isEmpty(), "%s", gap);
    }
  }

  /**
   * A loss adds its gradient to what is there, so that losses add up.
   *
   * @param loss the loss under test
   * @param any what an output layer did, and the classes aimed at
   */
  @Property(tries = 50)
  default void gradientIsAdded(@ForAll("anySubject") L loss, @ForAll("anyRun") SampleRun any) {
    SampleRun run = fitted(loss, any);
    Law law = new Law("gradientIsAdded", loss, run);
    Recording recording = run.recording();
    Targets targets = targets(loss, run, run.all());
    FixedGradient alone = new FixedGradient();
    FixedGradient added = new FixedGradient(8);
    double first = loss.evaluate(recording, targets, alone);
    double second = loss.evaluate(recording, targets, added);
    law.require(first == second, "the loss is %s, and with a gradient there %s", first, second);
    ArrayKind.forEach(
        recording,
        (layer, kind) -> {
          float[] one = kind.of(alone, layer);
          float[] two = kind.of(added, layer);
          for (int i = 0; i < one.length; i++) {
            law.require(
                Math.abs(two[i] - 8 - one[i]) <= 1e-5 * (8 + Math.abs(one[i])),
                "%s of %s: %s was added to 8, but that became %s",
                kind,
                layer.name(),
                one[i],
                two[i]);
          }
        });
  }

  /**
   * Value and gradient are finite for membranes of 10,000 and where nothing spikes.
   *
   * @param loss the loss under test
   * @param any what an output layer did, and the classes aimed at
   */
  @Property(tries = 50)
  default void isFiniteForLargeMembranesAndSilence(
      @ForAll("anySubject") L loss, @ForAll("anyRun") SampleRun any) {
    SampleRun run = fitted(loss, any);
    Law law = new Law("isFiniteForLargeMembranesAndSilence", loss, run);
    Recording recording = run.silent(1e4f);
    FixedGradient gradient = new FixedGradient();
    double value = loss.evaluate(recording, targets(loss, run, run.all()), gradient);
    law.require(Double.isFinite(value), "expected a finite loss, got %s", value);
    ArrayKind.forEach(
        recording,
        (layer, kind) -> {
          for (float each : kind.of(gradient, layer)) {
            law.require(
                Float.isFinite(each), "expected a finite %s of %s, got %s", kind, layer, each);
          }
        });
  }

  /**
   * Samples and their targets in another order: the same loss, and the gradient in that order.
   *
   * @param loss the loss under test
   * @param any what an output layer did, and the classes aimed at
   */
  @Property(tries = 50)
  default void samplesMayStandInAnyOrder(
      @ForAll("anySubject") L loss, @ForAll("anyRun") SampleRun any) {
    SampleRun run = fitted(loss, any);
    List<Integer> order = IntStream.of(run.all()).boxed().collect(Collectors.toList());
    Collections.shuffle(order, new Random(run.seed()));
    int[] chosen = order.stream().mapToInt(Integer::intValue).toArray();
    compare(new Law("samplesMayStandInAnyOrder", loss, run), loss, run, chosen, 1, 1);
  }

  /**
   * A batch given twice over: the same loss and half the gradient for each copy, or for a sum twice
   * the loss and the same gradient.
   *
   * @param loss the loss under test
   * @param any what an output layer did, and the classes aimed at
   */
  @Property(tries = 50)
  default void doesNotDependOnTheBatchSize(
      @ForAll("anySubject") L loss, @ForAll("anyRun") SampleRun any) {
    SampleRun run = fitted(loss, any);
    int[] twice = IntStream.concat(IntStream.of(run.all()), IntStream.of(run.all())).toArray();
    boolean sum = loss.sumsOverSamples();
    Law law = new Law("doesNotDependOnTheBatchSize", loss, run);
    compare(law, loss, run, twice, sum ? 2 : 1, sum ? 1 : 0.5);
  }

  /**
   * Where the loss says that it is separable: the batch's is the mean, or the sum, of the losses of
   * samples that are given one by one, and so is the gradient.
   *
   * @param loss the loss under test
   * @param any what an output layer did, and the classes aimed at
   */
  @Property(tries = 50)
  default void aSeparableBatchIsWhatComesOfItsSamples(
      @ForAll("anySubject") L loss, @ForAll("anyRun") SampleRun any) {
    if (!loss.separable()) {
      return;
    }
    SampleRun run = fitted(loss, any);
    Law law = new Law("aSeparableBatchIsWhatComesOfItsSamples", loss, run);
    FixedGradient whole = new FixedGradient();
    double value = loss.evaluate(run.recording(), targets(loss, run, run.all()), whole);
    double share = loss.sumsOverSamples() ? 1 : 1.0 / run.samples();
    double sum = 0;
    double size = 0;
    for (int sample : run.all()) {
      int[] alone = {sample};
      FixedGradient gradient = new FixedGradient();
      Recording recording = run.recording(alone);
      double own = share * loss.evaluate(recording, targets(loss, run, alone), gradient);
      sum += own;
      size += Math.abs(own);
      compare(law, run, run.recording(), whole, recording, gradient, alone, 1 / share);
    }
    law.require(
        Math.abs(sum - value) <= ROUNDING * size,
        "of the samples one by one the loss should be %s, but is %s",
        value,
        sum);
  }

  /**
   * Targets that cannot be reached, or are not one for each sample, are refused in a sentence.
   *
   * @param loss the loss under test
   * @param any what an output layer did, and the classes aimed at
   */
  @Property(tries = 20)
  default void refusesTargetsThatDoNotFit(
      @ForAll("anySubject") L loss, @ForAll("anyRun") SampleRun any) {
    SampleRun run = fitted(loss, any);
    Law law = new Law("refusesTargetsThatDoNotFit", loss, run);
    if (readsTargets(loss)) {
      requireRefusal(law, run, "targets out of range", impossibleTargets(loss, run));
      int[] more = Arrays.copyOf(run.all(), run.samples() + 1);
      requireRefusal(law, run, "a target too many", targets(loss, run, more));
    }
  }

  private static void requireRefusal(Law law, SampleRun run, String what, Targets targets) {
    try {
      ((Loss) law.subject()).evaluate(run.recording(), targets, new FixedGradient());
    } catch (IllegalArgumentException expected) {
      String sentence = String.valueOf(expected.getMessage());
      law.require(sentence.contains(" "), "%s: '%s' is no sentence", what, sentence);
      return;
    } catch (RuntimeException e) {
      law.fail(what + " must be refused with a sentence, but there was " + e);
    }
    law.fail(what + " must be refused");
  }

  private SampleRun fitted(L loss, SampleRun any) {
    return any.fitted(classes(loss, any.classes()), neuronsPerClass(loss));
  }

  /** Requires that chosen samples have the stated share of the value and of the gradient. */
  private void compare(
      Law law, L loss, SampleRun run, int[] chosen, double valueShare, double gradientShare) {
    Recording before = run.recording();
    Recording after = run.recording(chosen);
    FixedGradient one = new FixedGradient();
    FixedGradient two = new FixedGradient();
    double first = valueShare * loss.evaluate(before, targets(loss, run, run.all()), one);
    double second = loss.evaluate(after, targets(loss, run, chosen), two);
    law.require(
        Math.abs(first - second) <= ROUNDING * Math.abs(first),
        "of samples %s the loss should be %s, but is %s",
        Arrays.toString(chosen),
        first,
        second);
    compare(law, run, before, one, after, two, chosen, gradientShare);
  }

  /** Requires that chosen samples have the stated share of the whole batch's gradient. */
  private static void compare(
      Law law,
      SampleRun run,
      Recording before,
      FixedGradient one,
      Recording after,
      FixedGradient two,
      int[] chosen,
      double gradientShare) {
    ArrayKind.forEach(
        before,
        (layer, kind) -> {
          Recording.Layer same = after.layers().get(before.layers().indexOf(layer));
          float[] whole = kind.of(one, layer);
          float[] part = kind.of(two, same);
          int neurons = layer.spikes().features();
          double largest = 0;
          for (float each : whole) {
            largest = Math.max(largest, Math.abs(each));
          }
          for (int i = 0; i < part.length; i++) {
            int sample = chosen[i / neurons % chosen.length];
            int t = i / neurons / chosen.length;
            double expected =
                gradientShare * whole[(t * run.samples() + sample) * neurons + i % neurons];
            law.require(
                Math.abs(part[i] - expected) <= ROUNDING * Math.max(1, gradientShare) * largest,
                "in samples %s %s of %s should be %s for sample %d, but is %s",
                Arrays.toString(chosen),
                kind,
                layer.name(),
                expected,
                sample,
                part[i]);
          }
        });
  }
}
