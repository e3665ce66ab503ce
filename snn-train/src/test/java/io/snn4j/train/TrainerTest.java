package io.snn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withPrecision;

import io.snn4j.api.Constant;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeEncoder;
import io.snn4j.api.Targets;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.network.Network;
import io.snn4j.core.network.Run;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.decoding.RateDecoder;
import io.snn4j.decoding.Ties;
import io.snn4j.encoding.ConstantCurrent;
import io.snn4j.encoding.Rate;
import io.snn4j.train.data.Samples;
import io.snn4j.train.schedule.Per;
import io.snn4j.train.schedule.StepDecay;
import io.snn4j.train.update.Adam;
import io.snn4j.train.update.Sgd;
import java.nio.IntBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainerTest {

  private static final Samples TRAIN = new Dots(640, 40, 4);
  private static final Samples TEST = new Dots(100, 40, 4);

  private static Network network() {
    return Network.sequential(12)
        .linear(40, 70)
        .neurons(new Leaky(0.9f))
        .linear(70, 4)
        .neurons(new Leaky(0.9f))
        .build(5);
  }

  private static List<IntBuffer> trained(int threads, boolean spikes) {
    Network network = network();
    Trainer trainer = Trainer.of(network).seed(9).updater(new Adam(0.01));
    if (spikes) {
      trainer.encoder(new Rate());
    }
    try (Engine engine = new Engine(threads)) {
      trainer.engine(engine).fit(TRAIN.batches(64), TEST.batches(30), 2);
    }
    return Weights.bits(network);
  }

  @Test
  void theLossFallsAndTheAccuracyRises() {
    History history =
        Trainer.of(network()).updater(new Adam(0.01)).fit(TRAIN.batches(64), TEST.batches(30), 6);
    assertThat(history.last().loss()).isLessThan(history.epochs().get(0).loss() / 2);
    assertThat(history.last().test().orElseThrow().accuracy()).isGreaterThan(0.9);
    assertThat(history.last().test().orElseThrow().metrics().accuracy())
        .isEqualTo(history.last().test().orElseThrow().accuracy());
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    List<IntBuffer> one = trained(1, false);
    assertThat(trained(2, false)).isEqualTo(one);
    assertThat(trained(5, false)).isEqualTo(one);
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBitsForSpikes() {
    assertThat(trained(2, true)).isEqualTo(trained(1, true));
  }

  @Test
  void otherSeedsGiveOtherOrders() {
    assertThat(TRAIN.batches(64).shuffled(1, 1)).isNotEqualTo(TRAIN.batches(64).shuffled(2, 1));
    assertThat(TRAIN.batches(64).shuffled(1, 1)).isNotEqualTo(TRAIN.batches(64).shuffled(1, 2));
  }

  @Test
  void evaluationDoesNotDependOnItsBatches() {
    Trainer trainer = Trainer.of(network()).encoder(new Rate());
    trainer.fit(TRAIN.batches(64), 1);
    EvaluationResult some = trainer.evaluate(TEST.batches(7));
    EvaluationResult all = trainer.evaluate(TEST.batches(100));
    assertThat(some.correct()).isEqualTo(all.correct());
    assertThat(some.undecided()).isEqualTo(all.undecided());
    assertThat(some.loss()).isCloseTo(all.loss(), org.assertj.core.api.Assertions.within(1e-4));
  }

  @Test
  void whateverDecidesTiesTheLowestClassIsCountedToo() {
    Trainer trainer = Trainer.of(network());
    trainer.fit(TRAIN.batches(64), 1);
    EvaluationResult lowest =
        trainer.decoder(new RateDecoder(Ties.LOWEST_INDEX)).evaluate(TEST.batches(50));
    EvaluationResult membrane =
        trainer.decoder(new RateDecoder(Ties.MEMBRANE)).evaluate(TEST.batches(50));
    assertThat(membrane.undecided().tied()).isPositive();
    assertThat(lowest.correctLowest()).isEqualTo(lowest.correct());
    assertThat(membrane.correctLowest()).isEqualTo(lowest.correct());
    assertThat(membrane.correct()).isNotEqualTo(membrane.correctLowest());
  }

  @Test
  void evaluationChangesNothing() {
    Network network = network();
    List<IntBuffer> before = Weights.bits(network);
    Trainer.of(network).evaluate(TEST.batches(10));
    assertThat(Weights.bits(network)).isEqualTo(before);
  }

  @Test
  void leftoverSamplesAreDroppedInTrainingOnly() {
    History history = Trainer.of(network()).fit(TRAIN.batches(100), TEST.batches(30), 1);
    assertThat(history.last().samples()).isEqualTo(600);
    assertThat(history.last().test().orElseThrow().samples()).isEqualTo(100);
  }

  @Test
  void targetsThatAreNotOneForEachSampleAreRefused() {
    Network network = network();
    List<IntBuffer> before = Weights.bits(network);
    Trainer trainer = Trainer.of(network);
    Constant two = new Constant(12, 2, 40, new float[80]);
    for (Targets targets : List.of(Targets.classes(1), Targets.classes(1, 0, 1))) {
      assertThatThrownBy(() -> trainer.step(two, targets))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("there are 2 samples but %d targets; give one for each", targets.batch());
    }
    assertThat(Weights.bits(network)).isEqualTo(before);
  }

  @Test
  void clippingBoundsAStep() {
    Network network = network();
    List<float[]> before = Weights.floats(network);
    Trainer trainer = Trainer.of(network).updater(new Sgd(1)).clip(0.01);
    float[] ones = new float[40];
    java.util.Arrays.fill(ones, 1);
    trainer.step(new Constant(12, 1, 40, ones), Targets.classes(1));
    double squares = 0;
    List<float[]> after = Weights.floats(network);
    for (int p = 0; p < before.size(); p++) {
      for (int i = 0; i < before.get(p).length; i++) {
        squares += Math.pow(after.get(p)[i] - before.get(p)[i], 2);
      }
    }
    assertThat(Math.sqrt(squares)).isCloseTo(0.01, org.assertj.core.api.Assertions.within(1e-5));
  }

  @Test
  void aScheduleCanBringTrainingToAHalt() {
    Network network = network();
    Trainer trainer =
        Trainer.of(network).updater(new Adam(0.01)).schedule(new StepDecay(0, 1, Per.EPOCH));
    trainer.fit(TRAIN.batches(64), 1);
    List<IntBuffer> afterOne = Weights.bits(network);
    Network other = network();
    Trainer.of(other)
        .schedule(new StepDecay(0, 1, Per.EPOCH))
        .updater(new Adam(0.01))
        .fit(TRAIN.batches(64), 3);
    assertThat(Weights.bits(other)).isEqualTo(afterOne);
  }

  @Test
  void aBatchLargerThanTheDataIsAnError() {
    assertThatThrownBy(() -> Trainer.of(network()).fit(TRAIN.batches(641), 1))
        .hasMessage(
            "there are 640 samples, which do not fill one batch of 641; choose smaller batches");
  }

  @Test
  void samplesOfAnotherWidthAreAnError() {
    assertThatThrownBy(() -> Trainer.of(network()).fit(new Dots(10, 39, 4).batches(5), 1))
        .hasMessage("the samples have 39 features, but the network takes 40");
  }

  @Test
  void anInfiniteBiasStopsBeforeItHarmsTheWeights() {
    Network network = network();
    network.parameter("linear2.bias").value().putScalar(0, Float.POSITIVE_INFINITY);
    List<IntBuffer> before = Weights.bits(network);
    assertThatThrownBy(
            () ->
                Trainer.of(network)
                    .updater(new Sgd())
                    .step(new Constant(12, 1, 40, new float[40]), Targets.classes(1)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("linear2.bias holds values that are not finite");
    assertThat(Weights.bits(network)).isEqualTo(before);
  }

  @Test
  void oneWindowIsAllOfTheTime() {
    Network whole = network();
    Network window = network();
    Trainer.of(whole).fit(TRAIN.batches(64), 1);
    Trainer.of(window).truncate(12).fit(TRAIN.batches(64), 1);
    assertThat(Weights.bits(window)).isEqualTo(Weights.bits(whole));
  }

  @Test
  void windowsGoOnWhereTheLastOneEnded() {
    for (SpikeEncoder encoder : List.of(new Rate(), new ConstantCurrent())) {
      float[] x = new float[40];
      java.util.Arrays.fill(x, 0.7f);
      Signal signal = encoder.encode(new Constant(12, 1, 40, x), new long[] {7});
      Network network = network();
      Run run = network.run();
      float[] whole = run.forward(signal).output().membrane().values();
      float[] pieces = new float[whole.length];
      int at = 0;
      for (Signal window : Windows.of(signal, 5)) {
        float[] part =
            (at == 0 ? run.forward(window) : run.forwardOn(window)).output().membrane().values();
        System.arraycopy(part, 0, pieces, at, part.length);
        at += part.length;
      }
      // windows have densities of their own, by which products are made in one way or another
      assertThat(pieces).containsExactly(whole, withPrecision(1e-5f));
    }
  }

  @Test
  void truncatedTrainingLearnsToo() {
    History history =
        Trainer.of(network())
            .updater(new Adam(0.005))
            .truncate(5)
            .fit(TRAIN.batches(64), TEST.batches(30), 4);
    assertThat(history.last().test().orElseThrow().accuracy()).isGreaterThan(0.8);
  }
}
