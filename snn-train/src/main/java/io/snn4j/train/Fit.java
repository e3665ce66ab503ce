package io.snn4j.train;

import io.snn4j.api.Check;
import io.snn4j.train.data.Batches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One call of {@link Trainer#fit}: epochs of batches, evaluations between them, the best kept. */
final class Fit {

  private final Trainer trainer;
  private final Batches train;
  private final Optional<Batches> test;
  private final int epochs;
  private final Optional<EarlyStopping> stopping;
  private Position position = new Position();
  private Map<String, float[]> best = Map.of();

  Fit(Trainer trainer, Batches train, Optional<Batches> test, int epochs) {
    this.trainer = trainer;
    this.train = train;
    this.test = test;
    this.epochs = epochs;
    stopping = trainer.earlyStopping();
    Check.that(epochs >= 1, "epochs must be at least 1, but was %d", epochs);
    Check.that(
        train.complete() >= 1,
        "there are %d samples, which do not fill one batch of %d; choose smaller batches",
        train.samples().size(),
        train.size());
    Check.that(
        stopping.isEmpty() || trainer.validation().isPresent(),
        "early stopping needs samples to validate with, but there are none");
    trainer.fits(train.samples());
    test.ifPresent(batches -> trainer.fits(batches.samples()));
    trainer.validation().ifPresent(batches -> trainer.fits(batches.samples()));
  }

  /** Goes on from there, instead of beginning. */
  Fit from(TrainingState state) {
    Check.that(
        state.position().batches() <= train.complete(),
        "training stood after batch %d, but there are only %d batches",
        state.position().batches(),
        train.complete());
    position = state.position();
    best = state.best();
    return this;
  }

  /** Trains to the end, or until it is interrupted. */
  History run() {
    if (position.iteration() == 0) {
      trainer.keep(state());
    }
    while (position.epoch() <= epochs && !patienceIsLost()) {
      if (trainer.interrupted() || !trainBatches()) {
        List<History.Epoch> history = position.history();
        return new History(history, History.Ending.INTERRUPTED, history.size());
      }
      evaluate();
    }
    List<History.Epoch> history = position.history();
    int kept = position.best() == 0 ? history.size() : position.best();
    if (kept < history.size()) {
      Snapshot.restore(best, trainer.network().parameters());
    }
    History.Ending ending =
        history.size() < epochs ? History.Ending.NO_IMPROVEMENT : History.Ending.COMPLETE;
    return new History(history, ending, kept);
  }

  /** Trains on what is left of the epoch; false if interrupted. */
  private boolean trainBatches() {
    int number = position.epoch();
    int[] order = train.shuffled(trainer.seed(), number);
    while (position.batches() < train.complete()) {
      long start = System.nanoTime();
      int first = position.batches() * train.size();
      int[] chosen = Arrays.copyOfRange(order, first, first + train.size());
      Trainer.Step step = trainer.train(train.samples(), chosen, number);
      position = position.after(step.loss(), step.right(), seconds(start), trainer.iteration());
      double accuracy = (double) step.right() / train.size();
      int done = position.batches();
      trainer
          .listener()
          .trained(
              new TrainingListener.Batch(
                  number, epochs, done, train.complete(), train.size(), step.loss(), accuracy));
      boolean interrupted = trainer.interrupted();
      if (interrupted || trainer.checkpointIsDue(done)) {
        trainer.keep(state());
      }
      if (interrupted) {
        return false;
      }
    }
    return true;
  }

  /** Ends the epoch: evaluates, compares, and tells. */
  private void evaluate() {
    Timed validation = timed(() -> trainer.validation().map(trainer::validate));
    Timed tested = timed(() -> test.map(trainer::evaluate));
    long trained = (long) train.complete() * train.size();
    History.Epoch epoch =
        new History.Epoch(
            position.epoch(),
            position.loss() / train.complete(),
            (double) position.correct() / trained,
            trained,
            position.seconds(),
            validation.result,
            validation.seconds,
            tested.result,
            tested.seconds);
    List<History.Epoch> history = new ArrayList<>(position.history());
    history.add(epoch);
    int bestNumber = stopping.isEmpty() ? 0 : best(stopping.get(), history);
    if (bestNumber == epoch.number()) {
      best = Snapshot.of(trainer.network().parameters());
    }
    position = new Position(history, bestNumber, 0, 0, 0, 0, trainer.iteration());
    trainer.keep(state());
    trainer.listener().epoch(epoch);
  }

  private int best(EarlyStopping rule, List<History.Epoch> history) {
    int last = history.size();
    int before = position.best();
    return before == 0
            || rule.improves(validation(history.get(last - 1)), validation(history.get(before - 1)))
        ? last
        : before;
  }

  private static EvaluationResult validation(History.Epoch epoch) {
    return epoch.validation().orElseThrow();
  }

  private boolean patienceIsLost() {
    return position.best() > 0
        && position.history().size() - position.best() >= stopping.orElseThrow().patience();
  }

  private TrainingState state() {
    return new TrainingState(position, trainer.updaterState(), best);
  }

  private record Timed(Optional<EvaluationResult> result, double seconds) {}

  private static Timed timed(Supplier<Optional<EvaluationResult>> evaluation) {
    long start = System.nanoTime();
    return new Timed(evaluation.get(), seconds(start));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
