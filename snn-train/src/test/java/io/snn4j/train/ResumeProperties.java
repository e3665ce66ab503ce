package io.snn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.core.network.Network;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.encoding.Rate;
import io.snn4j.train.data.Samples;
import io.snn4j.train.schedule.CosineDecay;
import io.snn4j.train.schedule.Per;
import io.snn4j.train.update.Adam;
import io.snn4j.train.update.AdamW;
import io.snn4j.train.update.Momentum;
import io.snn4j.train.update.Nesterovs;
import io.snn4j.train.update.RmsProp;
import io.snn4j.train.update.Sgd;
import io.snn4j.train.update.Updater;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ResumeProperties {

  private static final Samples TRAIN = new Dots(90, 20, 3);
  private static final Samples HELD_OUT = new Dots(30, 20, 3);
  private static final int EPOCHS = 4;

  @Provide
  Arbitrary<Updater> updaters() {
    return Arbitraries.of(
        new Adam(0.05),
        new AdamW(0.05, 0.1),
        new Momentum(),
        new Nesterovs(),
        new RmsProp(),
        new Sgd(0.1));
  }

  private static Network network() {
    return Network.sequential(5)
        .linear(20, 16)
        .neurons(new Leaky(0.9f))
        .linear(16, 3)
        .neurons(new Leaky(0.9f))
        .build(5);
  }

  private static Trainer trainer(Network network, Updater updater, int truncate) {
    return Trainer.of(network)
        .seed(3)
        .encoder(new Rate())
        .updater(updater)
        .schedule(new CosineDecay(50, 0, Per.STEP))
        .truncate(truncate)
        .validation(HELD_OUT.batches(30))
        .earlyStopping(new EarlyStopping(2, 0, EarlyStopping.Monitor.ACCURACY));
  }

  /** A state with the parameters of its time. */
  private record Kept(TrainingState state, Map<String, float[]> parameters) {}

  @Property(tries = 12)
  void goingOnFromAnyStateEndsWithTheBitsOfTheUndisturbedRun(
      @ForAll("updaters") Updater updater,
      @ForAll @IntRange(min = 0, max = 3) int truncate,
      @ForAll @IntRange(min = 0, max = 100) int choice) {
    Network network = network();
    List<Kept> kept = new ArrayList<>();
    History expected =
        trainer(network, updater, truncate)
            .checkpoints(1, state -> kept.add(new Kept(state, Snapshot.of(network.parameters()))))
            .fit(TRAIN.batches(10), HELD_OUT.batches(30), EPOCHS);
    Kept from = kept.get(choice % kept.size());
    Network other = network();
    Snapshot.restore(from.parameters, other.parameters());
    History resumed =
        trainer(other, updater, truncate)
            .resume(from.state)
            .fit(TRAIN.batches(10), HELD_OUT.batches(30), EPOCHS);
    assertThat(Weights.bits(other)).isEqualTo(Weights.bits(network));
    assertThat(resumed)
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class)
        .ignoringFieldsMatchingRegexes(".*[sS]econds")
        .isEqualTo(expected);
  }

  @Property(tries = 10)
  void anInterruptedRunKeepsItsLastBatch(@ForAll @IntRange(min = 1, max = 20) int batches) {
    Network network = network();
    int[] done = {0};
    List<TrainingState> kept = new ArrayList<>();
    TrainingListener counter =
        new TrainingListener() {
          @Override
          public void trained(Batch batch) {
            done[0]++;
          }
        };
    History history =
        trainer(network, new Adam(0.01), 0)
            .listener(counter)
            .checkpoints(0, kept::add)
            .interruptedBy(() -> done[0] == batches)
            .fit(TRAIN.batches(10), 10);
    assertThat(history.ending()).isEqualTo(History.Ending.INTERRUPTED);
    Position last = kept.get(kept.size() - 1).position();
    assertThat(last.history().size() * 9 + last.batches()).isEqualTo(batches);
    assertThat(last.iteration()).isEqualTo(batches);
  }

  @Example
  void theStateOfAnotherUpdaterIsAnError() {
    List<TrainingState> kept = new ArrayList<>();
    trainer(network(), new Adam(0.01), 0).checkpoints(0, kept::add).fit(TRAIN.batches(10), 1);
    assertThatThrownBy(
            () -> trainer(network(), new Sgd(0.1), 0).resume(kept.get(0)).fit(TRAIN.batches(10), 2))
        .hasMessageStartingWith("the updater's state should hold [], but holds [");
  }

  @Example
  void theStateOfMoreBatchesIsAnError() {
    TrainingState state =
        new TrainingState(new Position(List.of(), 0, 12, 0, 0, 0, 12), Map.of(), Map.of());
    assertThatThrownBy(
            () -> trainer(network(), new Sgd(0.1), 0).resume(state).fit(TRAIN.batches(10), 2))
        .hasMessage("training stood after batch 12, but there are only 9 batches");
  }
}
