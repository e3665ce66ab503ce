package io.snn4j.mnist.command;

import io.snn4j.mnist.data.SyntheticDigits;
import io.snn4j.train.History;
import java.util.Locale;

/** Says how training ended, and how good the network is that it left. */
final class Verdict {

  private final Terminal terminal;

  Verdict(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What has to be said beside an accuracy, so that nobody takes drawn digits for MNIST's. */
  static String of(String dataset) {
    return dataset.equals(SyntheticDigits.NAME) ? ", of synthetic digits, not MNIST" : "";
  }

  /**
   * Prints it.
   *
   * @param dataset the name of the data set
   */
  void print(History history, String dataset) {
    if (history.ending() == History.Ending.NO_IMPROVEMENT) {
      line(
          "stopped early after epoch %d: validation has not improved since epoch %d",
          history.last().number(), history.kept());
    }
    if (history.kept() != history.last().number()) {
      line(
          "the model has the weights of epoch %d, the best in validation; it was tested then",
          history.kept());
    }
    history
        .keptEpoch()
        .test()
        .ifPresent(
            test -> {
              if (test.correctLowest() != test.correct()) {
                line(
                    "with ties to the lowest class, as snnTorch counts, it would be %.2f %%",
                    100 * test.accuracyLowest());
              }
              terminal.result(
                  String.format(
                      Locale.ROOT, "test accuracy %.2f %%%s", 100 * test.accuracy(), of(dataset)));
            });
  }

  private void line(String sentence, Object... values) {
    terminal.out().printf(Locale.ROOT, sentence + "%n", values);
  }
}
