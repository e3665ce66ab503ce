package io.snn4j.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class YamlProperties {

  @Property(tries = 1000)
  void anyTextIsReadOrRefusedWithASentence(@ForAll("scribbles") String text) {
    try {
      assertThat(Yaml.read(text)).isNotNull();
    } catch (ConfigException e) {
      assertThat(e.problems()).hasSize(1);
      assertThat(e.problems().get(0)).isNotBlank();
    }
  }

  @Provide
  Arbitrary<String> scribbles() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("ab01.-:,[]{}&*!|>'\"%@#?\n\t ~e<_").ofMaxLength(20),
        Arbitraries.strings().all().ofMaxLength(8));
  }
}
