package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Tree;
import io.snn4j.train.History;
import io.snn4j.train.experiment.Experiment;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a sweep.
 *
 * @param number counted from 0
 * @param values what it tries, by key
 * @param experiment what is trained
 */
record Trial(int number, Map<String, Tree> values, Experiment experiment) {

  /** The same on the data set that was found. */
  Trial on(String dataset, Catalogs catalogs) {
    Tree change = Tree.of(Map.of("dataset", dataset));
    return new Trial(number, values, experiment.changed(change, catalogs));
  }

  /** The name of its folder. */
  String folder() {
    return "trial-%03d".formatted(number);
  }

  /**
   * What came of a trial.
   *
   * @param epoch the epoch whose weights were kept, where it ended well
   * @param seconds how long training took
   * @param failure why it did not; empty if it did
   */
  record Result(Trial trial, Optional<History.Epoch> epoch, double seconds, String failure) {

    /** The best in validation first, failures last, and otherwise in order. */
    static final Comparator<Result> BEST_FIRST =
        Comparator.comparingDouble((Result result) -> -result.accuracy())
            .thenComparingDouble(Result::loss)
            .thenComparingInt(result -> result.trial.number);

    static Result of(Trial trial, History history) {
      double seconds = history.epochs().stream().mapToDouble(History.Epoch::seconds).sum();
      return new Result(trial, Optional.of(history.keptEpoch()), seconds, "");
    }

    static Result failed(Trial trial, String sentence) {
      return new Result(trial, Optional.empty(), 0, sentence);
    }

    /** The share of validation samples that were right; below any other where the trial failed. */
    double accuracy() {
      return epoch.map(e -> e.validation().orElseThrow().accuracy()).orElse(-1.0);
    }

    double loss() {
      return epoch.map(e -> e.validation().orElseThrow().loss()).orElse(Double.POSITIVE_INFINITY);
    }
  }
}
