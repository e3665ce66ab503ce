package io.snn4j.train;

import io.snn4j.api.Check;
import io.snn4j.api.Constant;
import io.snn4j.api.CounterRandom;
import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SignalRoom;
import io.snn4j.api.SpikeDecoder;
import io.snn4j.api.SpikeEncoder;
import io.snn4j.api.Targets;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.network.Network;
import io.snn4j.core.network.Run;
import io.snn4j.decoding.RateDecoder;
import io.snn4j.encoding.ConstantCurrent;
import io.snn4j.train.augment.Augmentation;
import io.snn4j.train.data.Batches;
import io.snn4j.train.data.Samples;
import io.snn4j.train.loss.CrossEntropyMembrane;
import io.snn4j.train.schedule.ConstantRate;
import io.snn4j.train.schedule.Schedule;
import io.snn4j.train.update.Adam;
import io.snn4j.train.update.Updater;
import io.snn4j.train.update.Updates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Trains a network by backpropagation through time: encode a batch, run it forwards, take the loss,
 * run back, change the parameters.
 *
 * <p>It starts out with tutorial 5's choices: constant current, cross-entropy of the membrane, Adam
 * with a step size of 5e-4, classes by spike count. It keeps the updater's state from call to call
 * and belongs to one thread at a time.
 *
 * <pre>{@code
 * Trainer trainer = Trainer.of(net).loss(new CrossEntropyMembrane()).updater(new Adam(5e-4));
 * History history = trainer.fit(train.batches(128), test.batches(1000), 1);
 * }</pre>
 */
public final class Trainer {

  private static final long TRAIN = CounterRandom.word("train");
  private static final long VALIDATION = CounterRandom.word("validation");
  private static final long TEST = CounterRandom.word("test");
  private static final long AUGMENTATION = CounterRandom.word("augmentation");

  /** Samples that one thread reads at a time. */
  private static final int READ = 8;

  private final Network network;
  private SpikeEncoder encoder = new ConstantCurrent();
  private SpikeDecoder decoder = new RateDecoder();
  private Loss loss = new CrossEntropyMembrane();
  private TrainingListener listener = TrainingListener.SILENT;
  private Updater updater = new Adam(5e-4);
  private Schedule schedule = new ConstantRate();
  private Optional<Augmentation> augmentation = Optional.empty();
  private Optional<Batches> validation = Optional.empty();
  private Optional<EarlyStopping> earlyStopping = Optional.empty();
  private Optional<TrainingState> resumed = Optional.empty();
  private BooleanSupplier interrupt = () -> false;
  private Consumer<TrainingState> keeper = state -> {};
  private int checkpointEvery;
  private double clip;
  private int truncate;
  private long seed;
  private final Guard guard;
  private boolean guarded;
  private Run run;
  private Optional<Updates> updates = Optional.empty();
  private final Input input = new Input();

  private Trainer(Network network) {
    this.network = network;
    guard = new Guard(network);
    run = network.run();
  }

  /** The updater's state; its initial one, if training has not begun. */
  private Updates updates() {
    if (updates.isEmpty()) {
      updates = Optional.of(new Updates(updater, schedule, network.parameters()));
    }
    return updates.get();
  }

  /**
   * {@return a trainer of this network on all processors}
   *
   * @param network the network to train; its parameters change
   */
  public static Trainer of(Network network) {
    return new Trainer(network);
  }

  /**
   * Encodes samples with this.
   *
   * @param chosen makes signals of samples
   * @return this trainer
   */
  public Trainer encoder(SpikeEncoder chosen) {
    encoder = chosen;
    return this;
  }

  /**
   * Changes training samples with this before they are encoded.
   *
   * @param chosen changes samples
   * @return this trainer
   */
  public Trainer augmentation(Augmentation chosen) {
    augmentation = Optional.of(chosen);
    return this;
  }

  /**
   * Reads classes from the output with this.
   *
   * @param chosen reads classes from the output
   * @return this trainer
   */
  public Trainer decoder(SpikeDecoder chosen) {
    decoder = chosen;
    return this;
  }

  /**
   * Makes this small.
   *
   * @param chosen what training makes small
   * @return this trainer
   */
  public Trainer loss(Loss chosen) {
    loss = chosen;
    return this;
  }

  /**
   * Changes parameters with this, from its initial state.
   *
   * @param chosen how a gradient changes a parameter
   * @return this trainer
   */
  public Trainer updater(Updater chosen) {
    updater = chosen;
    updates = Optional.empty();
    return this;
  }

  /**
   * Lets the updater's step size follow this, from its initial state.
   *
   * @param chosen how the step size changes over time
   * @return this trainer
   */
  public Trainer schedule(Schedule chosen) {
    schedule = chosen;
    updates = Optional.empty();
    return this;
  }

  /**
   * Shortens the gradient of all parameters together to this norm where it is longer.
   *
   * @param norm 0: never
   * @return this trainer
   */
  public Trainer clip(double norm) {
    Check.notNegative("clip", norm);
    clip = norm;
    return this;
  }

  /**
   * Cuts the time into windows of so many steps, each with its own loss and change of parameters;
   * states go on from window to window, gradients do not (Williams and Peng 1990). The accuracy
   * while training is then that of the last window.
   *
   * @param steps 0: one window over all steps
   * @return this trainer
   */
  public Trainer truncate(int steps) {
    Check.atLeast("truncate", steps, 0);
    truncate = steps;
    return this;
  }

  /**
   * Evaluates these samples after every epoch, which must not be among those trained on.
   *
   * @param heldOut the samples that decide
   * @return this trainer
   */
  public Trainer validation(Batches heldOut) {
    validation = Optional.of(heldOut);
    return this;
  }

  /**
   * Ends training by this rule; needs {@link #validation}.
   *
   * @param rule when to stop
   * @return this trainer
   */
  public Trainer earlyStopping(EarlyStopping rule) {
    earlyStopping = Optional.of(rule);
    return this;
  }

  /**
   * Hands over, at the beginning, after every so many batches, at the end of every epoch and when
   * interrupted, all that is needed to go on from there; the network's parameters, which belong to
   * it, are valid while the keeper runs.
   *
   * @param batches 0: not between the beginning and the end of an epoch
   * @param chosen receives the state
   * @return this trainer
   */
  public Trainer checkpoints(int batches, Consumer<TrainingState> chosen) {
    Check.atLeast("checkpoints", batches, 0);
    checkpointEvery = batches;
    keeper = chosen;
    return this;
  }

  /**
   * Lets the next call of {@code fit} go on from this state instead of beginning. With the
   * network's parameters, the samples and the settings of then it ends with the bits it would have
   * ended with.
   *
   * @param state what {@link #checkpoints} handed over
   * @return this trainer
   */
  public Trainer resume(TrainingState state) {
    resumed = Optional.of(state);
    return this;
  }

  /**
   * Asks this after every batch whether to stop.
   *
   * @param chosen answers true to stop
   * @return this trainer
   */
  public Trainer interruptedBy(BooleanSupplier chosen) {
    interrupt = chosen;
    return this;
  }

  /**
   * Tells this how training goes.
   *
   * @param chosen hears of batches and epochs
   * @return this trainer
   */
  public Trainer listener(TrainingListener chosen) {
    listener = chosen;
    return this;
  }

  /**
   * Draws the order of the samples, and an encoder's random numbers, from this.
   *
   * @param chosen the seed of the run
   * @return this trainer
   */
  public Trainer seed(long chosen) {
    seed = chosen;
    return this;
  }

  /**
   * Works on this engine's threads; the results are the same for any number of them.
   *
   * @param chosen runs the work
   * @return this trainer
   */
  public Trainer engine(Engine chosen) {
    run = network.run(chosen);
    return this;
  }

  /**
   * Trains without tests.
   *
   * @param train the samples to train on
   * @param epochs how many epochs
   * @return what came of each epoch
   */
  public History fit(Batches train, int epochs) {
    return fit(train, Optional.empty(), epochs);
  }

  /**
   * Trains, and tests after every epoch.
   *
   * @param train the samples to train on
   * @param test the samples to test on
   * @param epochs how many epochs
   * @return what came of each epoch
   */
  public History fit(Batches train, Batches test, int epochs) {
    return fit(train, Optional.of(test), epochs);
  }

  /**
   * Trains on all complete batches of an order that is new in every epoch; samples that are left
   * over are dropped, as in tutorial 5.
   */
  private History fit(Batches train, Optional<Batches> test, int epochs) {
    augmentation.ifPresent(chosen -> chosen.check(train.samples().features()));
    Fit fit = new Fit(this, train, test, epochs);
    if (resumed.isPresent()) {
      TrainingState state = resumed.get();
      fit.from(state);
      updates().restore(state.position().iteration(), state.updater());
      resumed = Optional.empty();
    }
    return fit.run();
  }

  /**
   * {@return how much memory training and evaluating these samples will take at most, without the
   * samples themselves} Which kind of signal the encoder makes, and which recordings loss and
   * decoder ask for, is found out by trying them on the first sample and silent neurons.
   *
   * @param train the samples to train on
   * @param tests the samples that are evaluated
   */
  public MemoryPlan memory(Batches train, Batches... tests) {
    List<Batches> evaluations = new ArrayList<>(List.of(tests));
    validation.ifPresent(evaluations::add);
    fits(train.samples());
    return new Planning(network, encoder, decoder, loss, updater, truncate, run.engine().threads())
        .plan(train, evaluations, earlyStopping.isPresent());
  }

  void fits(Samples samples) {
    float[] sample = new float[samples.features()];
    samples.read(0, sample, 0);
    int features = Rehearsal.encoded(encoder, network.steps(), sample);
    Check.that(
        features == network.inputs(),
        features == samples.features()
            ? "the samples have %d features, but the network takes %d"
            : "the encoder makes %d features of each sample, but the network takes %d",
        features,
        network.inputs());
  }

  /**
   * One training step: forwards, loss, backwards, and the parameters changed.
   *
   * @param signal what enters the network, already encoded
   * @param targets what the output should be
   * @return the loss before the change
   * @throws ArithmeticException if the loss, or a gradient, is not finite, and the parameters are
   *     then unchanged; or if a parameter is not finite after the step
   */
  public double step(Signal signal, Targets targets) {
    return step(signal, targets, 0, recording -> 0).loss;
  }

  /** What a training step came to; right is how many answers were, in its last window. */
  record Step(double loss, int right) {}

  /**
   * One training step on some samples, which are encoded as {@code fit} does it.
   *
   * @param samples the samples
   * @param chosen which of them make the batch
   * @param epoch counted from 1
   * @return the loss before the change
   * @throws ArithmeticException as the other step does
   */
  public double step(Samples samples, int[] chosen, int epoch) {
    Signal signal = signal(samples, chosen, TRAIN, epoch);
    return step(signal, samples.targets(chosen), epoch - 1, recording -> 0).loss;
  }

  Step train(Samples samples, int[] chosen, int epoch) {
    Signal signal = signal(samples, chosen, TRAIN, epoch);
    return step(
        signal,
        samples.targets(chosen),
        epoch - 1,
        recording ->
            Evaluator.correct(
                decoder.classes(recording, decoder.scores(recording)), labels(samples, chosen)));
  }

  /** The judge sees the last window's recording, before parameters change. */
  private Step step(Signal signal, Targets targets, int epoch, ToIntFunction<Recording> judge) {
    double sum = 0;
    int right = 0;
    List<Signal> windows = Windows.of(signal, truncate);
    // targets that do not fit are for the loss to refuse, which has to see them all
    boolean fits = targets.batch() == signal.batch();
    if (windows.size() == 1 && loss.separable() && fits) {
      return stepAtOnce(signal, targets, epoch, judge);
    }
    for (int i = 0; i < windows.size(); i++) {
      Signal window = windows.get(i);
      Recording recording =
          windows.size() == 1
              ? run.forwardAlone(window, part -> {})
              : i == 0 ? run.forward(window) : run.forwardOn(window);
      sum += judged(window, recording, targets);
      right = i == windows.size() - 1 ? judge.applyAsInt(recording) : 0;
      learn(window, recording, epoch);
    }
    return new Step(sum, right);
  }

  /** The same where the loss may be taken in parts. */
  private Step stepAtOnce(
      Signal signal, Targets targets, int epoch, ToIntFunction<Recording> judge) {
    guard();
    PartLosses losses = new PartLosses(loss, targets);
    Recording recording = run.thereAndBack(signal, losses);
    guard.loss(losses.sum(), updates().iteration() + 1, signal, recording);
    int right = judge.applyAsInt(recording);
    change(signal, recording, epoch);
    return new Step(losses.sum(), right);
  }

  /** Requires finite parameters before the first step. */
  private void guard() {
    if (!guarded) {
      guard.start(run.engine());
      guarded = true;
    }
  }

  /** The loss, whose gradient the run has then. */
  private double judged(Signal window, Recording recording, Targets targets) {
    guard();
    double value = loss.evaluate(recording, targets, run.gradient());
    guard.loss(value, updates().iteration() + 1, window, recording);
    return value;
  }

  /** Backwards, and the parameters changed. */
  private void learn(Signal window, Recording recording, int epoch) {
    run.backward();
    change(window, recording, epoch);
  }

  /** Changes the parameters by their gradients. */
  private void change(Signal window, Recording recording, int epoch) {
    int number = updates().iteration() + 1;
    guard.gradients(number, window, recording, run);
    if (clip > 0) {
      updates().clip(clip, run.engine());
    }
    if (!updates().step(epoch, run.engine())) {
      guard.values(number, run.engine());
    }
  }

  /**
   * Tests the network on all samples.
   *
   * @param test the samples to test on
   * @return accuracy, loss and confusion matrix
   */
  public EvaluationResult evaluate(Batches test) {
    return evaluate(test, (chosen, input, recording) -> {});
  }

  /**
   * Tests the network on all samples, and shows every batch of it.
   *
   * @param test the samples to test on
   * @param observer is shown every batch
   * @return accuracy, loss and confusion matrix
   */
  public EvaluationResult evaluate(Batches test, Observer observer) {
    return evaluate(test, TEST, listener::tested, observer);
  }

  /** Sees what the network does with samples. */
  @FunctionalInterface
  public interface Observer {

    /**
     * A batch went through the network.
     *
     * @param samples the batch's samples
     * @param input what entered the network
     * @param recording what it did; valid until this returns
     */
    void saw(int[] samples, Signal input, Recording recording);
  }

  /**
   * What enters the network when these samples are tested.
   *
   * @param samples the samples
   * @param chosen which samples, by their index; one may come more than once
   * @return the signal, in memory of its own
   */
  public Signal encode(Samples samples, int... chosen) {
    fits(samples);
    return signal(samples, chosen, TEST, 0, new Input());
  }

  /**
   * What the network takes each sample for, as in a test.
   *
   * @param batches the samples
   * @return a class for each sample, in the order of the samples; -1 where the decoder names none
   */
  public int[] classes(Batches batches) {
    fits(batches.samples());
    int[] classes = new int[batches.samples().size()];
    int done = 0;
    for (int i = 0; i < batches.all(); i++) {
      int[] chosen = batches.inOrder(i);
      Signal input = signal(batches.samples(), chosen, TEST, 0);
      Recording recording = run.forwardAlone(input, part -> {});
      int[] answers = decoder.classes(recording, decoder.scores(recording));
      System.arraycopy(answers, 0, classes, done, chosen.length);
      done += chosen.length;
      listener.tested(i + 1, batches.all());
    }
    return classes;
  }

  EvaluationResult validate(Batches batches) {
    return evaluate(batches, VALIDATION, listener::validated, (chosen, input, recording) -> {});
  }

  /** Receives how far an evaluation has come. */
  private interface Progress {
    void done(int done, int of);
  }

  private EvaluationResult evaluate(
      Batches batches, long purpose, Progress progress, Observer observer) {
    Samples samples = batches.samples();
    fits(samples);
    Evaluator evaluator = new Evaluator(samples.classes(), decoder, loss);
    for (int i = 0; i < batches.all(); i++) {
      int[] chosen = batches.inOrder(i);
      Signal input = signal(samples, chosen, purpose, 0);
      Recording recording = run.forwardAlone(input, evaluator::watch);
      observer.saw(chosen, input, recording);
      evaluator.add(recording, samples.targets(chosen), labels(samples, chosen), run.gradient());
      progress.done(i + 1, batches.all());
    }
    return evaluator.result();
  }

  /** What the next batch is read into and encoded in. */
  private static final class Input {
    final SignalRoom data = new SignalRoom();
    final SignalRoom room = new SignalRoom();
    private long[] keys = {};

    long[] keys(int samples) {
      keys = keys.length == samples ? keys : new long[samples];
      return keys;
    }
  }

  private Signal signal(Samples samples, int[] chosen, long purpose, int epoch) {
    return signal(samples, chosen, purpose, epoch, input);
  }

  private Signal signal(Samples samples, int[] chosen, long purpose, int epoch, Input into) {
    int width = samples.features();
    Constant data = into.data.constant(network.steps(), chosen.length, width);
    float[] all = data.values();
    long[] keys = into.keys(chosen.length);
    run.engine()
        .parallel(
            (chosen.length + READ - 1) / READ,
            piece -> {
              int from = piece * READ;
              int[] some = Arrays.copyOfRange(chosen, from, Math.min(from + READ, chosen.length));
              samples.read(some, all, from * width);
              for (int i = from; i < from + some.length; i++) {
                keys[i] = CounterRandom.key(seed, purpose, epoch, chosen[i]);
                if (purpose == TRAIN && augmentation.isPresent()) {
                  augment(all, i * width, width, CounterRandom.key(keys[i], AUGMENTATION));
                }
              }
            });
    return encoder.encode(data, keys, into.room);
  }

  private void augment(float[] all, int at, int width, long key) {
    float[] sample = Arrays.copyOfRange(all, at, at + width);
    float[] changed = new float[width];
    augmentation.get().apply(sample, changed, key);
    System.arraycopy(changed, 0, all, at, width);
  }

  static int[] labels(Samples samples, int[] chosen) {
    return Arrays.stream(chosen).map(samples::label).toArray();
  }

  boolean interrupted() {
    return interrupt.getAsBoolean();
  }

  boolean checkpointIsDue(int batches) {
    return checkpointEvery > 0 && batches % checkpointEvery == 0;
  }

  void keep(TrainingState state) {
    keeper.accept(state);
  }

  int iteration() {
    return updates().iteration();
  }

  Map<String, float[]> updaterState() {
    return updates().state();
  }

  Network network() {
    return network;
  }

  TrainingListener listener() {
    return listener;
  }

  long seed() {
    return seed;
  }

  Optional<Batches> validation() {
    return validation;
  }

  Optional<EarlyStopping> earlyStopping() {
    return earlyStopping;
  }
}
