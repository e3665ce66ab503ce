package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** File names as people count. */
class NaturalOrderTest {

  @Test
  void numbersCountAsNumbers() {
    assertThat(
            Stream.of("s10.png", "s2.png", "t1.png", "s1-12.png", "s1-3.png", "s.png", "s02.png")
                .map(name -> Path.of("digits", name))
                .sorted(NaturalOrder.OF_FILES)
                .map(file -> file.getFileName().toString()))
        .containsExactly(
            "s.png", "s1-3.png", "s1-12.png", "s02.png", "s2.png", "s10.png", "t1.png");
  }

  @Test
  void noNumberIsTooLong() {
    String longer = "9".repeat(40);
    assertThat(NaturalOrder.compare("a" + longer, "a1" + longer)).isNegative();
    assertThat(NaturalOrder.compare("a7", "a7")).isZero();
  }
}
