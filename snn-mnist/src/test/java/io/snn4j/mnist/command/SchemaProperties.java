package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.snn4j.api.Plugin;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Problems;
import io.snn4j.core.config.Tree;
import io.snn4j.core.schema.JsonSchema;
import io.snn4j.mnist.about.ExtensionPoint;
import io.snn4j.mnist.about.ExtensionPoints;
import io.snn4j.testkit.AnyRecord;
import io.snn4j.train.experiment.Experiment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The schema agrees with what reads configurations: what can be bound is valid. */
class SchemaProperties {

  private static final Catalogs CATALOGS = Catalogs.standard();

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(json(JsonSchema.of("", new Experiment(), CATALOGS, Map.of())));

  private static final List<ExtensionPoint> POINTS = ExtensionPoints.of(Experiment.class, CATALOGS);

  private static String json(Object plain) {
    return new JsonMapper().valueToTree(plain).toString();
  }

  private static List<?> errors(Object plain) {
    return SCHEMA.validate(json(plain), InputFormat.JSON);
  }

  @Property(tries = 200)
  void everythingThatIsWrittenIsValid(@ForAll("experiments") Map<String, Object> plain) {
    Problems problems = new Problems();
    Experiment experiment =
        CATALOGS.binder().bind(new Experiment(), Tree.of(plain), "experiment", problems);
    problems.throwIfAny();
    assertThat(errors(CATALOGS.writer().write(experiment))).isEmpty();
  }

  @Property(tries = 400)
  void whatIsInvalidCannotBeBound(
      @ForAll("experiments") Map<String, Object> plain,
      @ForAll("values") Object value,
      @ForAll int place) {
    Object changed = Tree.of(plain).plain();
    List<Spot> spots = new ArrayList<>();
    collect(changed, spots);
    Spot spot = spots.get(Math.floorMod(place, spots.size()));
    spot.put(value);
    if (!errors(changed).isEmpty()) {
      Problems problems = new Problems();
      CATALOGS.binder().bind(new Experiment(), Tree.of(changed), "experiment", problems);
      assertThat(problems.none()).as("bound, but the schema says %s", errors(changed)).isFalse();
    }
  }

  @Property(tries = 200)
  void aMisspeltKeyIsInvalid(@ForAll("experiments") Map<String, Object> plain, @ForAll int place) {
    Object changed = Tree.of(plain).plain();
    List<Spot> spots = new ArrayList<>();
    collect(changed, spots);
    List<Spot> keys = spots.stream().filter(spot -> spot.map != null).toList();
    Spot spot = keys.get(Math.floorMod(place, keys.size()));
    spot.map.put(spot.key + "x", spot.map.remove(spot.key));
    assertThat(errors(changed)).isNotEmpty();
  }

  /** Where a value stands. */
  private record Spot(Map<String, Object> map, String key, List<Object> list, int index) {

    void put(Object value) {
      if (map != null) {
        map.put(key, value);
      } else {
        list.set(index, value);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static void collect(Object plain, List<Spot> spots) {
    if (plain instanceof Map<?, ?> map) {
      for (Map.Entry<String, Object> entry : ((Map<String, Object>) map).entrySet()) {
        spots.add(new Spot((Map<String, Object>) map, entry.getKey(), null, 0));
        collect(entry.getValue(), spots);
      }
    } else if (plain instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        spots.add(new Spot(null, "", (List<Object>) list, i));
        collect(list.get(i), spots);
      }
    }
  }

  @Provide
  Arbitrary<Object> values() {
    return Arbitraries.of(
        0,
        1,
        -1,
        0.5,
        1e9,
        true,
        "leaky",
        "atan",
        "rate",
        "",
        List.of(),
        List.of(0.5, 0.6),
        Map.of(),
        Map.of("value", 0.5),
        Map.of("atan", Map.of()));
  }

  /** Experiments with each kind of plugin, its numbers anywhere in their ranges. */
  @Provide
  Arbitrary<Map<String, Object>> experiments() {
    List<Arbitrary<Map.Entry<String, Object>>> entries = new ArrayList<>();
    for (ExtensionPoint point : POINTS) {
      List<String> top = List.of("surrogate", "network", "encoder", "decoder", "loss", "updater");
      if (top.contains(point.key()) && !point.kind().equals("neuron model")) {
        entries.add(
            plugins(point)
                .map(plain -> Map.entry(point.key(), point.listed() ? List.of(plain) : plain)));
      }
    }
    return Combinators.combine(entries)
        .as(
            all ->
                all.stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey,
                            Map.Entry::getValue,
                            (first, second) -> first,
                            LinkedHashMap::new)));
  }

  @SuppressWarnings("unchecked")
  private static Arbitrary<Object> plugins(ExtensionPoint point) {
    List<Arbitrary<Object>> all = new ArrayList<>();
    for (Plugin prototype : point.catalog().prototypes()) {
      Object defaults = CATALOGS.write(point.type(), prototype);
      all.add(
          AnyRecord.of((Class<? extends Record>) prototype.getClass())
              // components that depend on each other
              .ignoreException(IllegalArgumentException.class)
              .map(
                  record -> {
                    Object plain = CATALOGS.write(point.type(), (Plugin) record);
                    return bound(point, plain) ? plain : defaults;
                  }));
    }
    return Arbitraries.oneOf(all);
  }

  private static boolean bound(ExtensionPoint point, Object plain) {
    try {
      Problems problems = new Problems();
      CATALOGS.read(point.type(), Tree.of(plain), "", problems);
      return problems.none();
    } catch (ConfigException e) {
      return false;
    }
  }
}
