package io.snn4j.mnist.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** Who sees how far a command has come, and what it says. */
class ProgressTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Terminal terminal(boolean live) {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    return new Terminal(out, new PrintStream(err, true, UTF_8), live);
  }

  private String shown(Terminal terminal) {
    try (Progress progress = terminal.progress()) {
      progress.at("reading");
      progress.at("drawing", 10);
      progress.part("leaky1");
      progress.done(4);
    }
    return err.toString(UTF_8);
  }

  @Test
  void aLiveTerminalShowsWhatIsDoneAndNothingOfItInTheEnd() {
    assertThat(shown(terminal(true)))
        .contains("reading", "drawing", " 40% ", "4/10", "leaky1")
        .endsWith(Foot.CLEAR);
  }

  @Test
  void othersSeeNothing() {
    assertThat(shown(terminal(false))).isEmpty();
    for (Terminal.Words words : new Terminal.Words[] {Terminal.Words.RESULT, Terminal.Words.JSON}) {
      Terminal quiet = terminal(true);
      quiet.say(words);
      assertThat(shown(quiet)).isEmpty();
    }
  }

  @Test
  void theTimeLeftFollowsFromWhatIsDone() {
    assertThat(Progress.left(10, 2, 8)).isEqualTo("about 30 s left");
    assertThat(Progress.left(600, 0.5, 3)).isEqualTo("about 50 minutes left");
    assertThat(Progress.left(10, 0, 8)).isEmpty();
    assertThat(Progress.left(10, 8, 8)).isEmpty();
    assertThat(Progress.left(0.5, 1, 8)).isEmpty();
    assertThat(Progress.left(10, 3, -1)).isEmpty();
  }
}
