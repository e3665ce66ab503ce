package io.snn4j.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import io.snn4j.core.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every key of an experiment's YAML can be set, and setting it means what writing it means. */
class SettingProperties {

  private static final Catalogs CATALOGS = Catalogs.standard();

  private static final List<String> YAMLS =
      List.of(
          "",
          "encoder: {latency: {bypass: true}}\nupdater: sgd\nvalidation: 0.2\nearlyStopping: {}\n",
          """
          network:
            - linear: {in: 784, out: 20}
            - synaptic: {alpha: {value: 0.5, learn: true}, beta: [0.9], recurrent: dense}
            - linear: {out: 10}
            - slstm: {out: 10}
          schedule: {cosine: {length: 3}}
          loss: {sum: {losses: [cross-entropy-count, {firing-rate-band: {upper: 0.3}}]}}
          """);

  @Property(tries = 200)
  void aKeySetToTheValueItHasChangesNothing(@ForAll("keys") Key key) {
    Experiment experiment = Experiment.read(key.yaml, CATALOGS);
    Tree set = setting(key).in(Yaml.read(key.yaml), new Experiment(), CATALOGS);
    assertThat(new Experiment().changed(set, CATALOGS)).as(key.path).isEqualTo(experiment);
  }

  @Property(tries = 200)
  void aKeySetIsTheKeyWritten(@ForAll("keys") Key key) {
    Tree whole = Yaml.read(Experiment.read(key.yaml, CATALOGS).yaml(CATALOGS));
    Tree set = setting(key).in(whole, new Experiment(), CATALOGS);
    assertThat(set.plain()).as(key.path).isEqualTo(whole.plain());
  }

  private static Setting setting(Key key) {
    return Setting.parse("--set", key.path + "=" + Yaml.inLine(key.value));
  }

  /** A key of a configuration, and the value it has there. */
  private record Key(String yaml, String path, Object value) {}

  @Provide
  Arbitrary<Key> keys() {
    List<Key> keys = new ArrayList<>();
    for (String yaml : YAMLS) {
      Object whole = Yaml.read(Experiment.read(yaml, CATALOGS).yaml(CATALOGS)).plain();
      collect(yaml, "", whole, keys);
    }
    return Arbitraries.of(keys);
  }

  private static void collect(String yaml, String path, Object value, List<Key> keys) {
    if (!path.isEmpty()) {
      keys.add(new Key(yaml, path.substring(1), value));
    }
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> collect(yaml, path + "." + key, inner, keys));
    } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map) {
      for (int i = 0; i < list.size(); i++) {
        collect(yaml, path + "." + i, list.get(i), keys);
      }
    }
  }
}
