package io.snn4j.mnist.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.junit.jupiter.api.Test;

/** What a live terminal shows while bars are drawn and lines are printed. */
class FootTest {

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream raw = new PrintStream(screen, true, UTF_8);
  private final Foot foot = new Foot(raw, 40);
  private final PrintStream above = foot.above(raw, UTF_8);

  private String shown() {
    return screen.toString(UTF_8);
  }

  @Test
  void linesGoAboveTheBar() {
    ProgressBarConsumer bar = foot.bar();
    bar.accept("[==  ]");
    above.printf(Locale.ROOT, "trial %d of %d%n", 1, 2);
    bar.accept("[=== ]");
    assertThat(shown())
        .isEqualTo(Foot.CLEAR + "[==  ]" + Foot.CLEAR + "trial 1 of 2\n" + Foot.CLEAR + "[=== ]");
  }

  @Test
  void withoutABarNothingIsAdded() {
    above.println("größer");
    above.print("a");
    above.print("b");
    above.flush();
    assertThat(shown()).isEqualTo("größer\nab");
  }

  @Test
  void theNewestBarIsSeenUntilItIsClosed() {
    ProgressBarConsumer first = foot.bar();
    ProgressBarConsumer second = foot.bar();
    first.accept("first");
    second.accept("second");
    second.close();
    first.accept("again");
    assertThat(shown()).isEqualTo(Foot.CLEAR + "second" + Foot.CLEAR + Foot.CLEAR + "again");
  }

  @Test
  void nothingIsDrawnAfterTheEnd() throws InterruptedException {
    ProgressBarConsumer bar = foot.bar();
    foot.end();
    screen.reset();
    bar.accept("[==  ]");
    above.println("interrupted");
    assertThat(shown()).isEqualTo("interrupted\n");
  }
}
