package io.snn4j.mnist.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** What a signal does, by what the command is at. */
class InterruptTest {

  @Test
  void itEndsWhatDoesNotListen() {
    Interrupt interrupt = new Interrupt();
    assertThat(interrupt.ends()).isTrue();
    assertThat(interrupt.requested()).isFalse();
    assertThat(interrupt.left()).isEqualTo("nothing was changed; the same command begins anew");
  }

  @Test
  void itIsARequestToThoseWhoListen() {
    Interrupt interrupt = new Interrupt();
    interrupt.listen();
    assertThat(interrupt.requested()).isFalse();
    assertThat(interrupt.ends()).isFalse();
    assertThat(interrupt.requested()).isTrue();
    assertThat(interrupt.leave("the run is whole")).isTrue();
  }

  @Test
  void whatIsLeftIsSaidFromThenOn() {
    Interrupt interrupt = new Interrupt();
    interrupt.listen();
    assertThat(interrupt.leave("the run is whole")).isFalse();
    assertThat(interrupt.ends()).isTrue();
    assertThat(interrupt.left()).isEqualTo("the run is whole");
  }

  @Test
  void thoseWhoWantNoWordsAreToldToo() {
    for (Terminal.Words words : Terminal.Words.values()) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
      Terminal terminal = new Terminal(out, new PrintStream(err, true, UTF_8), false);
      terminal.say(words);
      terminal.interrupted("nothing was changed");
      assertThat(err.toString(UTF_8)).isEqualToIgnoringNewLines("interrupted; nothing was changed");
    }
  }
}
