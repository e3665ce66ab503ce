package io.snn4j.train;

import io.snn4j.api.Check;
import io.snn4j.train.data.Batches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One call of {@link Trainer#fit}: epochs of batches, evaluations between them, the best kept. */
final class Fit {

  private final Trainer trainer;
  private final Batches train;
  private final Optional<Batches> test;
  private final int epochs;
  private final Optional<EarlyStopping> stopping;
  private final List<History.Epoch> history = new ArrayList<>();
  private Optional<Snapshot> best = Optional.empty();

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

  /** Trains to the end. */
  History run() {
    History.Ending ending = History.Ending.COMPLETE;
    for (int number = 1; number <= epochs; number++) {
      History.Epoch epoch = epoch(number);
      history.add(epoch);
      stopping.ifPresent(rule -> keepBest(rule, epoch));
      trainer.listener().epoch(epoch);
      if (number < epochs && patienceIsLost()) {
        ending = History.Ending.NO_IMPROVEMENT;
        break;
      }
    }
    int kept = best.map(Snapshot::epoch).orElse(history.size());
    if (kept < history.size()) {
      best.get().restore(trainer.network().parameters());
    }
    return new History(history, ending, kept);
  }

  private History.Epoch epoch(int number) {
    long start = System.nanoTime();
    int[] order = train.shuffled(trainer.seed(), number);
    long correct = 0;
    double sum = 0;
    for (int i = 0; i < train.complete(); i++) {
      int[] chosen = Arrays.copyOfRange(order, i * train.size(), (i + 1) * train.size());
      Trainer.Step step = trainer.step(train.samples(), chosen, number);
      int right = trainer.correct(step.recording(), Trainer.labels(train.samples(), chosen));
      correct += right;
      sum += step.loss();
      double accuracy = (double) right / train.size();
      trainer
          .listener()
          .trained(
              new TrainingListener.Batch(
                  number, epochs, i + 1, train.complete(), train.size(), step.loss(), accuracy));
    }
    long trained = (long) train.complete() * train.size();
    double seconds = seconds(start);
    Timed validation = timed(() -> trainer.validation().map(trainer::validate));
    Timed tested = timed(() -> test.map(trainer::evaluate));
    return new History.Epoch(
        number,
        sum / train.complete(),
        (double) correct / trained,
        trained,
        seconds,
        validation.result,
        validation.seconds,
        tested.result,
        tested.seconds);
  }

  private record Timed(Optional<EvaluationResult> result, double seconds) {}

  private static Timed timed(Supplier<Optional<EvaluationResult>> evaluation) {
    long start = System.nanoTime();
    return new Timed(evaluation.get(), seconds(start));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  private void keepBest(EarlyStopping rule, History.Epoch epoch) {
    EvaluationResult now = validation(epoch);
    if (best.isEmpty() || rule.improves(now, validation(history.get(best.get().epoch() - 1)))) {
      best = Optional.of(Snapshot.of(epoch.number(), trainer.network().parameters()));
    }
  }

  private static EvaluationResult validation(History.Epoch epoch) {
    return epoch.validation().orElseThrow();
  }

  private boolean patienceIsLost() {
    return best.isPresent()
        && history.size() - best.get().epoch() >= stopping.orElseThrow().patience();
  }
}
