package io.snn4j.mnist.command;

import io.snn4j.train.History;
import java.util.Locale;

/** Says how training ended, and how good the network is that it left. */
final class Verdict {

  private final Terminal terminal;

  Verdict(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(History history) {
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
                  String.format(Locale.ROOT, "test accuracy %.2f %%", 100 * test.accuracy()));
            });
  }

  private void line(String sentence, Object... values) {
    terminal.out().printf(Locale.ROOT, sentence + "%n", values);
  }
}
