package io.snn4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.Coefficient;
import io.snn4j.api.CounterRandom;
import io.snn4j.api.Loss;
import io.snn4j.api.SpikeEncoder;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.layer.DenseFeedback;
import io.snn4j.core.layer.Linear;
import io.snn4j.core.layer.Neurons;
import io.snn4j.core.layer.Slstm;
import io.snn4j.core.memory.Memory;
import io.snn4j.core.network.Network;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.core.neuron.Reset;
import io.snn4j.core.neuron.Synaptic;
import io.snn4j.encoding.ConstantCurrent;
import io.snn4j.encoding.Rate;
import io.snn4j.train.data.Batches;
import io.snn4j.train.data.Samples;
import io.snn4j.train.loss.CrossEntropyMembrane;
import io.snn4j.train.loss.SpikeCountL1;
import io.snn4j.train.loss.Sum;
import io.snn4j.train.update.Adam;
import io.snn4j.train.update.Sgd;
import io.snn4j.train.update.Updater;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is planned against what is held after training, once all garbage is gone. */
class MemoryPlanTest {

  /** Grey noise. */
  private record Noise(int size, int features) implements Samples {

    @Override
    public int classes() {
      return 10;
    }

    @Override
    public int label(int sample) {
      return sample % 10;
    }

    @Override
    public void read(int sample, float[] into, int offset) {
      long key = CounterRandom.key(7, sample);
      for (int i = 0; i < features; i++) {
        into[offset + i] = CounterRandom.uniform(key, i);
      }
    }
  }

  private record Case(
      String name,
      Network.Builder net,
      SpikeEncoder encoder,
      Updater updater,
      Loss loss,
      int batch,
      int threads,
      int truncate) {

    Case(
        String name,
        Network.Builder net,
        SpikeEncoder encoder,
        Updater updater,
        int batch,
        int threads,
        int truncate) {
      this(name, net, encoder, updater, new CrossEntropyMembrane(), batch, threads, truncate);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Network.Builder tutorial(int steps) {
    return Network.sequential(steps)
        .linear(784, 1000)
        .neurons(new Leaky(0.95f))
        .linear(1000, 10)
        .neurons(new Leaky(0.95f));
  }

  static List<Case> cases() {
    return List.of(
        new Case("plain 25", tutorial(25), new ConstantCurrent(), new Adam(), 128, 1, 0),
        new Case("plain 100", tutorial(100), new ConstantCurrent(), new Adam(), 128, 1, 0),
        new Case(
            "plain 100, 2 threads", tutorial(100), new ConstantCurrent(), new Adam(), 128, 2, 0),
        new Case("rate 25", tutorial(25), new Rate(), new Adam(), 128, 2, 0),
        new Case("rate 50, cut", tutorial(50), new Rate(), new Adam(), 64, 2, 25),
        new Case(
            "recurrent",
            Network.sequential(25)
                .linear(784, 300)
                .layer(new Neurons(new Synaptic()).recurrent(new DenseFeedback()))
                .linear(300, 10)
                .neurons(new Leaky(0.9f)),
            new ConstantCurrent(),
            new Adam(),
            64,
            2,
            0),
        new Case(
            "wide",
            Network.sequential(25)
                .linear(784, 1500)
                .neurons(new Leaky(0.95f))
                .linear(1500, 1200)
                .neurons(new Leaky(0.95f))
                .linear(1200, 10)
                .neurons(new Leaky(0.95f)),
            new ConstantCurrent(),
            new Sgd(),
            64,
            2,
            0),
        new Case(
            "lstm",
            Network.sequential(25)
                .layer(new Slstm(784, 150, Coefficient.of(1), Reset.NONE, Optional.empty()))
                .layer(new Linear(150, 10))
                .neurons(new Leaky(0.95f)),
            new ConstantCurrent(),
            new Adam(),
            64,
            2,
            0),
        new Case("plain 400", tutorial(400), new ConstantCurrent(), new Adam(), 128, 1, 0),
        new Case(
            "plain 400, 2 threads", tutorial(400), new ConstantCurrent(), new Adam(), 128, 2, 0),
        new Case("plain 300, cut", tutorial(300), new ConstantCurrent(), new Adam(), 100, 2, 150),
        new Case(
            "hidden loss, in parts",
            tutorial(200),
            new ConstantCurrent(),
            new Adam(),
            new Sum(new CrossEntropyMembrane(), new SpikeCountL1()),
            70,
            1,
            0),
        new Case(
            "graded, recurrent and wide, in parts",
            Network.sequential(80)
                .linear(784, 300)
                .layer(
                    new Neurons(
                            new Synaptic(
                                Coefficient.learned(0.9f),
                                Coefficient.of(0.8f),
                                Coefficient.of(1),
                                Reset.SUBTRACT,
                                true))
                        .recurrent(new DenseFeedback()))
                .linear(300, 400)
                .layer(new Neurons(new Leaky(0.9f)).graded(Coefficient.learned(1)))
                .linear(400, 10)
                .neurons(new Leaky(0.9f)),
            new ConstantCurrent(),
            new Adam(),
            64,
            2,
            0),
        new Case(
            "lstm, in parts",
            Network.sequential(64)
                .layer(new Slstm(784, 100, Coefficient.of(1), Reset.NONE, Optional.empty()))
                .layer(new Linear(100, 10))
                .neurons(new Leaky(0.95f)),
            new ConstantCurrent(),
            new Adam(),
            128,
            2,
            0));
  }

  /** Loads classes and fills caches, which would count for the cases that come first. */
  @BeforeAll
  static void warmUp() throws Exception {
    for (Case each : cases().subList(0, 4)) {
      measureAlone(each);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void heldIsWhatWasPlanned(Case each) throws Exception {
    Measured measured = measureAlone(each);
    MemoryPlan plan = measured.plan;
    assertClose("held", measured.held.total(), plan.kept().total());
    double heap = assertClose("heap", measured.held.heap(), plan.kept().heap());
    double offHeap = assertClose("off the heap", measured.held.offHeap(), plan.kept().offHeap());
    Memory checkpoint =
        plan.moments().stream()
            .filter(moment -> moment.name().equals(MemoryPlan.CHECKPOINT))
            .findFirst()
            .orElseThrow();
    double whole =
        assertClose(
            "at a checkpoint",
            measured.checkpoint.total(),
            plan.kept().total() + checkpoint.total());
    System.out.printf(
        "%s: planned over measured %.3f on the heap, %.3f off it, %.3f at a checkpoint%n",
        each, heap, offHeap, whole);
  }

  private static double assertClose(String what, long measured, long planned) {
    double ratio = (double) planned / measured;
    assertThat(ratio).as(what + ", planned over measured").isBetween(0.9, 1.1);
    return ratio;
  }

  /** What was planned, and what was held after training and at its last checkpoint. */
  private record Measured(MemoryPlan plan, Held held, Held checkpoint) {}

  /** In a thread of its own: what a thread keeps for itself goes with it. */
  private static Measured measureAlone(Case each) throws Exception {
    FutureTask<Measured> task = new FutureTask<>(() -> measure(each));
    new Thread(task).start();
    return task.get();
  }

  private static Measured measure(Case each) {
    Held before = Held.now();
    Network net = each.net.build(1);
    try (Engine engine = new Engine(each.threads)) {
      Trainer trainer =
          Trainer.of(net)
              .engine(engine)
              .encoder(each.encoder)
              .updater(each.updater)
              .loss(each.loss)
              .truncate(each.truncate);
      // enough for each thread to find something to do
      Batches train = new Noise(8 * each.batch, 784).batches(each.batch);
      Batches test = new Noise(each.batch, 784).batches(each.batch);
      MemoryPlan plan = trainer.memory(train, test);
      List<Held> checkpoints = new ArrayList<>();
      trainer.checkpoints(
          0,
          state -> {
            if (state.position().iteration() > 0) {
              checkpoints.add(Held.now());
            }
          });
      trainer.fit(train, test, 1);
      return new Measured(plan, Held.now().minus(before), checkpoints.get(0).minus(before));
    }
  }
}
