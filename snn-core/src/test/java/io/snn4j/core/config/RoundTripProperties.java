package io.snn4j.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.Coefficient;
import io.snn4j.core.catalog.Catalogs;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripProperties {

  private static final Catalogs CATALOGS = Catalogs.standard();

  private static Everything bind(Tree tree) {
    Problems problems = new Problems();
    Everything bound = CATALOGS.binder().bind(new Everything(), tree, "everything", problems);
    problems.throwIfAny();
    return bound;
  }

  @Property(tries = 100)
  void aRecordSurvivesTheWayThroughPlainValues(@ForAll("everything") Everything record) {
    Map<String, Object> plain = CATALOGS.writer().write(record);
    assertThat(bind(Tree.of(plain))).isEqualTo(record);
  }

  @Property(tries = 100)
  void aRecordSurvivesTheWayThroughYaml(@ForAll("everything") Everything record) {
    String yaml = Yaml.write(CATALOGS.writer().write(record));
    assertThat(bind(Yaml.read(yaml))).as(yaml).isEqualTo(record);
  }

  @Property(tries = 100)
  void yamlReadsWhatItWrote(@ForAll("texts") String text) {
    String yaml = Yaml.write(Map.of("text", text));
    assertThat(Yaml.read(yaml).plain()).as(yaml).isEqualTo(Map.of("text", text));
  }

  @Property(tries = 100)
  void aTreeIsWhatItIsMadeOf(@ForAll("everything") Everything record) {
    Map<String, Object> plain = CATALOGS.writer().write(record);
    assertThat(Tree.of(Tree.of(plain).plain())).isEqualTo(Tree.of(plain));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "",
            " ",
            "a b",
            "yes",
            "no",
            "on",
            "true",
            "null",
            "~",
            "5e-4",
            "1.0E10",
            "007",
            "1.10",
            "0x1F",
            "1_000",
            "12:30",
            "2026-01-01",
            ".5",
            ".inf",
            ".nan",
            "-",
            "- a",
            "a: b",
            "#a",
            "a #b",
            "&a",
            "*a",
            "!a",
            "@a",
            "%a",
            "|",
            ">",
            "'",
            "\"",
            "[",
            "{a: b}",
            "a,b",
            "?",
            "=",
            "<<",
            "two\nlines",
            "\n",
            " \n a",
            "tab\there",
            "a\r\nb",
            "\\",
            "---",
            "ü",
            "日本",
            "😀"),
        Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(12),
        Arbitraries.strings().withChars("0123456789.eE+-_:x").ofMaxLength(6),
        Arbitraries.strings().withCharRange('\u00a0', '\u9fff').ofMaxLength(5));
  }

  private static Arbitrary<Float> floats() {
    return Arbitraries.oneOf(
        Arbitraries.floats(),
        Arbitraries.of(0f, -0f, 0.95f, 1e-10f, 5e-4f, 1e10f, Float.MIN_VALUE, Float.MAX_VALUE));
  }

  private static Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.doubles(),
        Arbitraries.of(0d, -0d, 0.1, 1e-10, 1e300, Double.MIN_VALUE, Double.MAX_VALUE));
  }

  private static Arbitrary<Coefficient> coefficients() {
    return Combinators.combine(
            floats().list().ofMinSize(1).ofMaxSize(3), Arbitraries.of(true, false))
        .as(Coefficient::new);
  }

  private static Arbitrary<Everything.Point> points() {
    return Combinators.combine(floats(), doubles()).as(Everything.Point::new);
  }

  private Arbitrary<Shape> simpleShapes() {
    return Arbitraries.oneOf(
        Arbitraries.floats().between(0, 100).map(Shape.Circle::new),
        Arbitraries.just(new Shape.Square()));
  }

  private Arbitrary<Shape> shapes() {
    Arbitrary<Shape> groups =
        Combinators.combine(simpleShapes().list().ofMaxSize(3), simpleShapes().optional(), texts())
            .as(Shape.Group::new);
    return Arbitraries.oneOf(simpleShapes(), groups);
  }

  private Arbitrary<Everything.Scalars> scalars() {
    return Combinators.combine(
            Arbitraries.integers().filter(whole -> whole != 13),
            Arbitraries.longs(),
            floats(),
            doubles(),
            Arbitraries.of(true, false),
            texts())
        .as(Everything.Scalars::new);
  }

  private Arbitrary<Everything.Nested> nested() {
    return Combinators.combine(
            Arbitraries.of(Everything.Color.class), coefficients(), points(), shapes())
        .as(Everything.Nested::new);
  }

  private Arbitrary<Everything.Lists> lists() {
    return Combinators.combine(
            few(Arbitraries.integers()),
            few(floats()),
            few(texts()),
            few(Arbitraries.of(Everything.Color.class)),
            few(coefficients()),
            few(points()),
            few(shapes()),
            few(few(Arbitraries.of(true, false))))
        .as(Everything.Lists::new);
  }

  private Arbitrary<Everything.Maybes> maybes() {
    return Combinators.combine(
            Arbitraries.longs().optional(),
            doubles().optional(),
            Arbitraries.of(Everything.Color.class).optional(),
            coefficients().optional(),
            points().optional(),
            shapes().optional(),
            few(texts()).optional())
        .as(Everything.Maybes::new);
  }

  private static <T> Arbitrary<List<T>> few(Arbitrary<T> items) {
    return items.list().ofMaxSize(3);
  }

  @Provide
  Arbitrary<Everything> everything() {
    return Combinators.combine(scalars(), nested(), lists(), maybes()).as(Everything::new);
  }
}
