package io.snn4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.core.Hill;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.layer.Signals;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Load;
import io.snn4j.core.memory.Memory;
import io.snn4j.core.memory.Need;
import io.snn4j.core.neuron.Leaky;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PartsTest {

  private static final Network TUTORIAL =
      Network.sequential(25)
          .surrogate(new Hill())
          .linear(784, 1000)
          .neurons(new Leaky(0.95f))
          .linear(1000, 10)
          .neurons(new Leaky(0.95f))
          .build(0);

  private static final Network SMALL =
      Network.sequential(8)
          .surrogate(new Hill())
          .linear(5, 12)
          .neurons(new Leaky(0.9f))
          .linear(12, 3)
          .neurons(new Leaky(0.8f))
          .build(0);

  private static Flow constant(int steps, int batch) {
    return new Flow(Flow.Kind.CONSTANT, steps, batch, 784);
  }

  @Test
  void longBatchesOfManyAreCutAndOthersAreNot() {
    assertThat(TUTORIAL.inParts(constant(400, 128))).isTrue();
    assertThat(TUTORIAL.inParts(constant(64, 1024))).isTrue();
    assertThat(TUTORIAL.inParts(constant(63, 1024))).isFalse();
    assertThat(TUTORIAL.inParts(constant(4000, 16))).isTrue();
    assertThat(TUTORIAL.inParts(constant(4000, 15))).isFalse();
  }

  @Test
  void theTutorialsBatchIsCutFromAboutEightyStepsOn() {
    assertThat(TUTORIAL.inParts(constant(75, 128))).isFalse();
    assertThat(TUTORIAL.inParts(constant(95, 128))).isTrue();
  }

  @Test
  void whatIsSmallAnywayIsNotCut() {
    assertThat(SMALL.inParts(new Flow(Flow.Kind.CONSTANT, 400, 128, 5))).isFalse();
    assertThat(SMALL.inParts(new Flow(Flow.Kind.CONSTANT, 400, 1280, 5))).isTrue();
  }

  @Test
  void aSignalThatChangesIsNotCut() {
    Parts always = new Parts(1, 1, 0, 0);
    for (Flow.Kind kind : List.of(Flow.Kind.DENSE, Flow.Kind.SPIKES)) {
      assertThat(TUTORIAL.cut(new Flow(kind, 400, 128, 784), always).inParts()).isFalse();
    }
  }

  @Test
  void layersBeforeTheFirstNeuronsTakeTheBatchWhole() {
    Network two =
        Network.sequential(8)
            .surrogate(new Hill())
            .linear(5, 6)
            .linear(6, 7)
            .neurons(new Leaky(0.9f))
            .build(0);
    Flow input = new Flow(Flow.Kind.CONSTANT, 8, 5, 5);
    assertThat(two.cut(input, new Parts(8, 2, 0, 0))).isEqualTo(new Cut(2, 2, 5));
  }

  @Test
  void theLastPartHasWhatIsLeft() {
    Cut cut = new Cut(1, 16, 100);
    assertThat(cut.parts()).isEqualTo(7);
    assertThat(cut.first(6)).isEqualTo(96);
    assertThat(cut.size(5)).isEqualTo(16);
    assertThat(cut.size(6)).isEqualTo(4);
  }

  @Test
  void memoryHardlyGrowsWithSteps() {
    Load load = new Load(1, true, false, Set.of(), Set.of("leaky2"));
    long few = total(TUTORIAL.needs(constant(25, 128), load));
    long many = total(TUTORIAL.needs(constant(400, 128), load));
    long whole = total(TUTORIAL.needs(constant(400, 128), load, Parts.NONE));
    long membranes = 4L * 400 * 128 * 10;
    assertThat(many - few).isLessThan((whole + membranes - few) * 6 / 10);
  }

  private static long total(List<Need> needs) {
    return needs.stream().map(Need::kept).mapToLong(Memory::total).sum();
  }

  @Test
  void aRunForgetsTheBatchesBefore() {
    Parts parts = new Parts(8, 2, 0, 0);
    try (Engine engine = new Engine(1)) {
      Run run = SMALL.run(engine, parts);
      Signal longer = Signals.constant(1, 9, 7, 5);
      Signal input = Signals.constant(2, 8, 5, 5);
      NetworkTest.Pass of = NetworkTest.Pass.of(SMALL, SMALL.run(engine, parts), input);
      NetworkTest.Pass.of(SMALL, run, longer);
      NetworkTest.Pass.of(SMALL, run, input).requireSame(of);
      NetworkTest.Pass.of(SMALL, run, Signals.dense(3, 8, 5, 5));
      NetworkTest.Pass.of(SMALL, run, Signals.constant(4, 7, 5, 5));
      NetworkTest.Pass.of(SMALL, run, input).requireSame(of);
      run.forwardOn(input);
      NetworkTest.Pass.of(SMALL, run, input).requireSame(of);
    }
  }

  @Test
  void theTutorialsBatchGoesThereAndBackBySamplesThatStayNear() {
    assertThat(TUTORIAL.samplesAtOnce(constant(25, 128))).isEqualTo(4);
    assertThat(TUTORIAL.samplesAtOnce(constant(25, 40))).isEqualTo(2);
    assertThat(TUTORIAL.samplesAtOnce(constant(25, 3))).isEqualTo(1);
    assertThat(TUTORIAL.samplesAtOnce(constant(25, 1))).isEqualTo(1);
    Flow spikes = new Flow(Flow.Kind.SPIKES, 25, 128, 784);
    assertThat(TUTORIAL.samplesAtOnce(spikes)).isEqualTo(128);
  }

  @Test
  void manyWeightsGoThereAndBackAsAWhole() {
    Network wide =
        Network.sequential(8)
            .surrogate(new Hill())
            .linear(5, 300)
            .neurons(new Leaky(0.9f))
            .linear(300, 300)
            .neurons(new Leaky(0.9f))
            .build(0);
    assertThat(wide.samplesAtOnce(new Flow(Flow.Kind.CONSTANT, 8, 128, 5))).isEqualTo(128);
  }

  @Test
  void whatHasGoneBackGoesBackNoMore() {
    for (Parts parts : List.of(Parts.NONE, Parts.STANDARD)) {
      Run run = SMALL.run(new Engine(1), parts);
      Signal input = Signals.constant(1, 8, 5, 5);
      Recording recording = run.thereAndBack(input, (part, first, gradient) -> {});
      assertThatIllegalStateException().isThrownBy(run::backward);
      assertThatIllegalStateException().isThrownBy(run::gradient);
      assertThatIllegalStateException().isThrownBy(() -> run.currentGradient(recording.output()));
      assertThatIllegalStateException().isThrownBy(() -> run.forwardOn(input));
      run.forward(input);
      run.gradient();
      run.backward();
    }
  }

  @Test
  void whatTheJudgeThrowsComesOut() {
    Run run = SMALL.run(new Engine(2), Parts.STANDARD);
    Signal input = Signals.constant(1, 8, 5, 5);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                run.thereAndBack(
                    input,
                    (part, first, gradient) -> {
                      throw new IllegalArgumentException("no such class");
                    }))
        .withMessage("no such class");
    List<Integer> seen = new CopyOnWriteArrayList<>();
    run.thereAndBack(input, (part, first, gradient) -> seen.add(first));
    assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void statesOfOtherSamplesAreRefused() {
    Run run = SMALL.run(new Engine(1), new Parts(8, 2, 0, 0));
    run.forward(Signals.constant(1, 8, 5, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run.forwardOn(Signals.constant(1, 8, 6, 5)))
        .withMessage("the states of leaky1 are of 5 samples, but the signal has 6");
  }

  @Test
  void nothingGoesOnFromABatchThatWasToStandAlone() {
    for (Parts parts : List.of(Parts.NONE, new Parts(8, 2, 0, 0))) {
      Run run = SMALL.run(new Engine(1), parts);
      Signal input = Signals.constant(1, 8, 5, 5);
      run.forwardAlone(input, part -> {});
      assertThatIllegalStateException().isThrownBy(() -> run.forwardOn(input));
      run.forward(input);
      assertThat(run.forwardOn(input).output().membrane().steps()).isEqualTo(8);
    }
  }
}
