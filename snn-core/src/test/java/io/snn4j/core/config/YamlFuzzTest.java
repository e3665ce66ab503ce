package io.snn4j.core.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.tries.fuzz.Fuzz;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** YAML from anybody: read as what it says, or refused. */
class YamlFuzzTest {

  private static final List<byte[]> VALID =
      Stream.of(
              """
              # a comment
              steps: 25
              surrogate: {atan: {alpha: 2.0}}
              network:
                - linear: {in: 784, out: 1000}
                - leaky: {beta: {value: [0.5, 1e-3, 5.0e-4], learn: true}}
                - leaky
              validation: 0x1F
              text: "quoted \\u00e4 \\n text"
              plain: 'it''s'
              empty:
              yes: false
              """,
              "a: |\n  literal\n  text\nb: >\n  folded\n  text\n",
              "[1, -2, ~, 1e5, true]",
              "? key\n: value\n",
              "--- {a: b}\n...\n",
              "\u00e4\ud83d\ude00: 1e5\n")
          .map(text -> text.getBytes(UTF_8))
          .toList();

  @Test
  void anyTextIsReadOrRefused() {
    new Fuzz("yaml", VALID)
        .words(
            "&a ", "*a ", "!!java.net.URL ", "!!binary ", "<<: ", "---\n", "...\n", "%YAML 1.1\n")
        .words("[", "]", "{", "}", "- ", ": ", ", ", "? ", "| ", "> ", "\"", "'", "#", "\n", "\t")
        .words("\ufeff", "\u2028", "\ud83d\ude00", "\u0000", "1e5", "0b1", "!!int ", "!<x> ")
        .refuses(ConfigException.class)
        .allocates(16 << 20, 1000)
        .run(0.2, bytes -> readsAsWritten(new String(bytes, UTF_8)));
  }

  private static void readsAsWritten(String text) {
    Object plain = Yaml.read(text).plain();
    if (text.length() < 1000) {
      // writing is for texts of our own, and takes more
      assertThat(Yaml.read(Yaml.write(plain)).plain()).isEqualTo(plain);
    }
  }
}
