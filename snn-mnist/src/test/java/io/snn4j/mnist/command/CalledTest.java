package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Commands in sentences can be copied. */
class CalledTest {

  @Test
  void theCommandIsCalledAsItWas() {
    assertThat(Called.with("/opt/snn4j/snn", "resume", Path.of("runs/c1"), ""))
        .isEqualTo("'/opt/snn4j/snn resume runs/c1'");
    assertThat(Called.with("./snn", "resume", Path.of("runs/c1"), "--epochs 3"))
        .isEqualTo("'./snn resume runs/c1 --epochs 3'");
  }

  @Test
  void aPathWithSpacesIsOneWord() {
    assertThat(Called.with("./snn", "report", Path.of("my $run"), ""))
        .isEqualTo("'./snn report \"my \\$run\"'");
  }
}
