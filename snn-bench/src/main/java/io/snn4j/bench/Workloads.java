package io.snn4j.bench;

import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.engine.Engine;
import io.snn4j.encoding.Rate;
import io.snn4j.surrogates.ATan;
import io.snn4j.surrogates.FastSigmoid;
import io.snn4j.surrogates.Gaussian;
import io.snn4j.surrogates.Sigmoid;
import io.snn4j.surrogates.Triangular;
import io.snn4j.train.data.Samples;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** The workloads that there are. */
public final class Workloads {

  /** Tutorial 5's training batch, with which others are compared. */
  public static final String PLAIN = "plain";

  /** The same over 400 steps. */
  public static final String LONG = "t400";

  /** The same by one thread. */
  public static final String ONE_THREAD = "one-thread";

  /** The same with a surrogate that implements the scalar method alone. */
  public static final String SCALAR = "scalar";

  /** The name of a layer benchmark begins so, and goes on with the number of its neurons. */
  public static final String LAYER = "layer";

  private static final int PIXELS = 28 * 28;
  private static final int BATCHES_OF_EACH = 5;
  private static final Tutorial TUTORIAL = new Tutorial();

  private Workloads() {}

  /** {@return all workloads, in the order in which they are run} */
  public static List<Workload> all() {
    // those compared with plain at once after it, before the machine changes its pace
    return List.of(
        training(PLAIN, "training batch of tutorial 5", TUTORIAL, Optional.of(TUTORIAL)),
        oneThread(),
        scalar(),
        training(LONG, "plain over 400 steps", TUTORIAL.withSteps(400), Optional.of(TUTORIAL)),
        training("rate", "the same, rate-coded input", TUTORIAL.with(new Rate()), Optional.empty()),
        evaluation(),
        layer(512),
        layer(2048));
  }

  private static Workload training(
      String name, String about, Tutorial tutorial, Optional<Tutorial> floor) {
    return new Workload(
        name,
        about,
        tutorial.batch(),
        tutorial.steps(),
        true,
        IntUnaryOperator.identity(),
        tutorial::training,
        floor.map(of -> engine -> of.trainingFloor(PIXELS, engine)));
  }

  private static Workload evaluation() {
    return new Workload(
        "eval",
        "evaluation of as many samples",
        TUTORIAL.batch(),
        TUTORIAL.steps(),
        true,
        IntUnaryOperator.identity(),
        TUTORIAL::evaluation,
        Optional.of(engine -> TUTORIAL.evaluationFloor(PIXELS, engine)));
  }

  private static Workload layer(int neurons) {
    FieldLayer layer = new FieldLayer(neurons);
    return new Workload(
        LAYER + neurons,
        "%d spiking inputs, %d leaky neurons, forward and backward".formatted(neurons, neurons),
        layer.batch(),
        layer.steps(),
        false,
        IntUnaryOperator.identity(),
        (data, engine) -> layer.work(engine),
        Optional.empty());
  }

  /**
   * {@return the numbers of neurons of those that are layer benchmarks}
   *
   * @param workloads those measured
   */
  public static List<Integer> widths(List<Workload> workloads) {
    return workloads.stream()
        .map(Workload::name)
        .filter(name -> name.startsWith(LAYER))
        .map(name -> Integer.valueOf(name.substring(LAYER.length())))
        .toList();
  }

  private static Workload oneThread() {
    return new Workload(
        ONE_THREAD,
        "plain by one thread",
        TUTORIAL.batch(),
        TUTORIAL.steps(),
        true,
        threads -> 1,
        TUTORIAL::training,
        Optional.of(engine -> TUTORIAL.trainingFloor(PIXELS, engine)));
  }

  private static Workload scalar() {
    return new Workload(
        SCALAR,
        "plain with a surrogate of one method, after five others",
        TUTORIAL.batch(),
        TUTORIAL.steps(),
        true,
        IntUnaryOperator.identity(),
        Workloads::scalarAfterFive,
        Optional.of(engine -> TUTORIAL.trainingFloor(PIXELS, engine)));
  }

  /**
   * {@return training with {@link ScalarTriangle} in a process in which five other surrogates have
   * been used before, so that the JIT compiler cannot take it for the only one there is}
   *
   * @param data what to train on
   * @param engine runs the work
   */
  public static Work scalarAfterFive(Samples data, Engine engine) {
    useFive(data, engine);
    return TUTORIAL.with(new ScalarTriangle()).training(data, engine);
  }

  /**
   * Trains a few batches with each of five surrogates.
   *
   * @param data what to train on
   * @param engine runs the work
   */
  public static void useFive(Samples data, Engine engine) {
    List<SurrogateGradient> five =
        List.of(new ATan(), new FastSigmoid(), new Sigmoid(), new Triangular(), new Gaussian());
    for (SurrogateGradient surrogate : five) {
      Work work = TUTORIAL.with(surrogate).training(data, engine);
      for (int i = 0; i < BATCHES_OF_EACH; i++) {
        work.batch();
      }
    }
  }
}
