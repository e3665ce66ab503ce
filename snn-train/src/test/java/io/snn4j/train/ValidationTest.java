package io.snn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.snn4j.api.Loss;
import io.snn4j.api.Targets;
import io.snn4j.core.network.Network;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.train.data.Samples;
import io.snn4j.train.loss.CrossEntropyMembrane;
import io.snn4j.train.loss.Reduction;
import io.snn4j.train.loss.SpikeCountL1;
import io.snn4j.train.loss.Sum;
import io.snn4j.train.schedule.Per;
import io.snn4j.train.schedule.StepDecay;
import io.snn4j.train.update.Adam;
import io.snn4j.train.update.Sgd;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Evaluation between epochs, and what is decided by it. */
class ValidationTest {

  private static final Samples TRAIN = new Dots(320, 20, 4);
  private static final Samples HELD_OUT = new Dots(90, 20, 4);

  private static Network network() {
    return Network.sequential(8)
        .linear(20, 30)
        .neurons(new Leaky(0.9f))
        .linear(30, 4)
        .neurons(new Leaky(0.9f))
        .build(5);
  }

  private static Trainer trainer(Network network) {
    return Trainer.of(network).updater(new Adam(0.01)).validation(HELD_OUT.batches(40));
  }

  @Test
  void validationChangesNothingButWhatIsTold() {
    Network with = network();
    Network without = network();
    History history = trainer(with).fit(TRAIN.batches(32), 2);
    Trainer.of(without).updater(new Adam(0.01)).fit(TRAIN.batches(32), 2);
    assertThat(Weights.bits(with)).isEqualTo(Weights.bits(without));
    assertThat(history.last().validation().orElseThrow().samples()).isEqualTo(90);
    assertThat(history.last().test()).isEmpty();
  }

  @Test
  void endsWhenPatienceIsLostWithTheWeightsOfTheBestEpoch() {
    Network network = network();
    List<List<IntBuffer>> afterEachEpoch = new ArrayList<>();
    TrainingListener watch =
        new TrainingListener() {
          @Override
          public void epoch(History.Epoch epoch) {
            afterEachEpoch.add(Weights.bits(network));
          }
        };
    // steps so large that the loss soon rises again
    History history =
        trainer(network)
            .updater(new Adam(0.3))
            .listener(watch)
            .earlyStopping(new EarlyStopping(2, 0, EarlyStopping.Monitor.LOSS))
            .fit(TRAIN.batches(32), 50);
    assertThat(history.ending()).isEqualTo(History.Ending.NO_IMPROVEMENT);
    assertThat(history.epochs()).hasSize(history.kept() + 2);
    double best = history.keptEpoch().validation().orElseThrow().loss();
    assertThat(history.epochs()).allMatch(epoch -> epoch.validation().orElseThrow().loss() >= best);
    assertThat(Weights.bits(network))
        .isEqualTo(afterEachEpoch.get(history.kept() - 1))
        .isNotEqualTo(afterEachEpoch.get(history.epochs().size() - 1));
  }

  @Test
  void weightsThatDoNotChangeAreNoImprovement() {
    History history =
        trainer(network())
            .updater(new Sgd(0.01))
            .schedule(new StepDecay(0, 1, Per.EPOCH))
            .earlyStopping(new EarlyStopping(3, 0, EarlyStopping.Monitor.ACCURACY))
            .fit(TRAIN.batches(32), 50);
    assertThat(history.epochs().size()).isEqualTo(history.kept() + 3).isLessThan(9);
  }

  @Test
  void improvementsThatAreTooSmallAreNone() {
    History history =
        trainer(network())
            .earlyStopping(new EarlyStopping(2, 1000, EarlyStopping.Monitor.LOSS))
            .fit(TRAIN.batches(32), 50);
    assertThat(history.epochs()).hasSize(3);
    assertThat(history.kept()).isEqualTo(1);
  }

  @Test
  void allEpochsMayPassWhileItImproves() {
    History history =
        trainer(network()).earlyStopping(new EarlyStopping()).fit(TRAIN.batches(32), 2);
    assertThat(history.ending()).isEqualTo(History.Ending.COMPLETE);
    assertThat(history.kept()).isEqualTo(2);
  }

  @Test
  void stoppingWithoutValidationIsAnError() {
    assertThatThrownBy(
            () ->
                Trainer.of(network()).earlyStopping(new EarlyStopping()).fit(TRAIN.batches(32), 1))
        .hasMessage("early stopping needs samples to validate with, but there are none");
  }

  @Test
  void aLossThatSumsIsEvaluatedAsTheMeanOverTheSamples() {
    Loss mean = new CrossEntropyMembrane();
    Loss sum = new CrossEntropyMembrane(List.of(), 0, Reduction.SUM);
    Network network = network();
    double expected = Trainer.of(network).loss(mean).evaluate(HELD_OUT.batches(90)).loss();
    for (int batch : new int[] {7, 40, 90}) {
      double loss = Trainer.of(network).loss(sum).evaluate(HELD_OUT.batches(batch)).loss();
      assertThat(loss).isCloseTo(expected, within(1e-4));
    }
  }

  @Test
  void eachPartOfASumOfLossesIsEvaluatedInItsOwnWay() {
    Network network = network();
    Loss mean = new CrossEntropyMembrane();
    Loss summed = new CrossEntropyMembrane(List.of(), 0, Reduction.SUM);
    Loss regulariser = new SpikeCountL1();
    double expected =
        Trainer.of(network)
            .loss(new Sum(List.of(mean, regulariser), List.of(1.0, 0.5)))
            .evaluate(HELD_OUT.batches(40))
            .loss();
    double mixed =
        Trainer.of(network)
            .loss(new Sum(List.of(summed, regulariser), List.of(1.0, 0.5)))
            .evaluate(HELD_OUT.batches(40))
            .loss();
    assertThat(mixed).isCloseTo(expected, within(1e-4));
  }

  /** Dots whose class is silent in the first half and known in the second. */
  private record Late(Dots dots, int steps) implements Samples {
    @Override
    public int size() {
      return dots.size();
    }

    @Override
    public int features() {
      return dots.features();
    }

    @Override
    public int classes() {
      return dots.classes();
    }

    @Override
    public int label(int sample) {
      return dots.label(sample);
    }

    @Override
    public Targets targets(int... samples) {
      int[][] classes = new int[steps][samples.length];
      for (int t = 0; t < steps; t++) {
        for (int b = 0; b < samples.length; b++) {
          classes[t][b] = t < steps / 2 ? 0 : label(samples[b]);
        }
      }
      return Targets.classesOverTime(classes);
    }

    @Override
    public void read(int sample, float[] into, int offset) {
      dots.read(sample, into, offset);
    }
  }

  @Test
  void targetsMayBeOfAnyKindTheLossTakes() {
    Network network = network();
    Samples late = new Late(new Dots(320, 20, 4), 8);
    History history =
        Trainer.of(network).updater(new Adam(0.01)).fit(late.batches(32), late.batches(50), 3);
    assertThat(history.last().loss()).isLessThan(history.epochs().get(0).loss());
    double ofClasses = Trainer.of(network).evaluate(TRAIN.batches(50)).loss();
    assertThat(history.last().test().orElseThrow().loss()).isNotCloseTo(ofClasses, within(1e-3));
  }
}
