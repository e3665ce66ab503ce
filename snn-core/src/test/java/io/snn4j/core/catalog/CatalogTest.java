package io.snn4j.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.snn4j.api.Coefficient;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.Hill;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Shape;
import io.snn4j.core.layer.LayerSpec;
import io.snn4j.core.layer.Linear;
import io.snn4j.core.layer.Neurons;
import io.snn4j.core.neuron.Fire;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.core.neuron.Reset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

  private static final Catalogs CATALOGS = Catalogs.standard();

  /** Names itself as it is told. */
  record Named(String name) implements Animal {
    @Override
    public int legs() {
      return 0;
    }
  }

  private static void refuses(ThrowingCallable call, String... sentences) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.problems()).containsExactly(sentences));
  }

  @Test
  void aNameAndParametersMakeAPlugin() {
    assertThat(CATALOGS.create(SurrogateGradient.class, "hill", Map.of("width", 0.25)))
        .isEqualTo(new Hill(0.25f));
  }

  @Test
  void whatIsNotGivenIsTheDefault() {
    assertThat(CATALOGS.create(SurrogateGradient.class, "hill", Map.of())).isEqualTo(new Hill());
    assertThat(CATALOGS.of(SurrogateGradient.class).prototype("hill")).isEqualTo(new Hill());
  }

  @Test
  void aPluginTakesPluginsAsPlainValues() {
    assertThat(
            CATALOGS.create(
                Shape.class,
                "group",
                Map.of(
                    "label", "g",
                    "members", List.of("square", Map.of("circle", Map.of("radius", 2))),
                    "frame", "circle")))
        .isEqualTo(
            new Shape.Group(
                List.of(new Shape.Square(), new Shape.Circle(2)),
                Optional.of(new Shape.Circle()),
                "g"));
  }

  @Test
  void namesAreInAlphabeticalOrder() {
    assertThat(CATALOGS.of(Shape.class).names()).containsExactly("circle", "group", "square");
    Catalog<Animal> catalog =
        Catalog.of(Animal.class, List.of(new Named("b"), new Named("c"), new Named("a")));
    assertThat(catalog.names()).containsExactly("a", "b", "c");
    assertThat(catalog.prototypes())
        .containsExactly(new Named("a"), new Named("b"), new Named("c"));
  }

  @Test
  void anUnknownPluginIsRefusedWithTheNearestName() {
    refuses(
        () -> CATALOGS.create(Shape.class, "circel", Map.of()),
        "there is no shape 'circel'; did you mean 'circle'?");
    refuses(
        () -> CATALOGS.create(SurrogateGradient.class, "hil", Map.of()),
        "there is no surrogate gradient 'hil'; did you mean 'hill'?");
  }

  @Test
  void anUnknownPluginLikeNoOtherIsRefusedWithAllThereAre() {
    refuses(
        () -> CATALOGS.create(Shape.class, "dodecahedron", Map.of()),
        "there is no shape 'dodecahedron'; known are circle, group, square");
  }

  @Test
  void anUnknownParameterIsRefusedWithTheNearestName() {
    refuses(
        () -> CATALOGS.create(Shape.class, "circle", Map.of("raduis", 2)),
        "circle has no parameter 'raduis'; did you mean 'radius'?");
    refuses(
        () -> CATALOGS.create(Shape.class, "square", Map.of("side", 2)),
        "square takes no parameters, but 'side' is given");
  }

  @Test
  void aValueOfTheWrongTypeIsRefused() {
    refuses(
        () -> CATALOGS.create(Shape.class, "circle", Map.of("radius", "wide")),
        "circle: radius must be a number, but was 'wide'");
    refuses(
        () -> CATALOGS.create(Shape.class, "circle", Map.of("radius", List.of(1))),
        "circle: radius must be a number, but was [1]");
  }

  @Test
  void aValueOutOfRangeIsRefused() {
    refuses(
        () -> CATALOGS.create(Shape.class, "circle", Map.of("radius", 100.5)),
        "circle: radius must lie in [0, 100], but was 100.5");
    refuses(
        () -> CATALOGS.create(NeuronModel.class, "leaky", Map.of("beta", 1.7)),
        "leaky: beta must lie in [0, 1], but was 1.7");
  }

  @Test
  void aRequiredParameterThatIsMissingIsNamed() {
    refuses(
        () -> CATALOGS.create(NeuronModel.class, "leaky", Map.of()),
        "leaky: beta must be given (share of the membrane left after a step)");
  }

  @Test
  void aCombinationThatTheConstructorRefusesIsRefused() {
    refuses(
        () ->
            CATALOGS.create(
                NeuronModel.class,
                "leaky",
                Map.of("beta", 0.5, "resetDelay", false, "fire", "before-update")),
        "leaky: resetDelay must be true where fire is before-update, because that reset is"
            + " immediate");
  }

  @Test
  void everythingWrongIsReportedAtOnce() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(
            () ->
                CATALOGS.create(
                    NeuronModel.class,
                    "leaky",
                    Map.of("beta", "x", "reset", "half", "bet", 1, "threshold", true)))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .containsExactlyInAnyOrder(
                        "leaky has no parameter 'bet'; did you mean 'beta'?",
                        "leaky: beta must be a number, but was 'x'",
                        "leaky: threshold must be a number, but was true",
                        "leaky: reset must be one of subtract, zero, zero-update, none, but was"
                            + " 'half'"));
  }

  @Test
  void onlyARecordIsAPlugin() {
    Catalog<Animal> catalog = Catalog.of(Animal.class, List.<Animal>of(() -> 4, new Named("cat")));
    assertThat(catalog.names()).containsExactly("cat");
    assertThat(catalog.failures())
        .singleElement()
        .asString()
        .startsWith("io.snn4j.core.catalog.CatalogTest$$Lambda")
        .endsWith(" is not a record, so it cannot serve as an animal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cat", "", "-cat", "cat-", "big--cat", "big cat", "katze_", "ä"})
  void aNameIsOfLowerCaseWordsJoinedByHyphens(String name) {
    Catalog<Animal> catalog = Catalog.of(Animal.class, List.of(new Named(name)));
    assertThat(catalog.names()).isEmpty();
    assertThat(catalog.failures())
        .containsExactly(
            "io.snn4j.core.catalog.CatalogTest$Named calls itself '"
                + name
                + "', but the name of an animal is of lower-case words joined by hyphens");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat", "big-cat", "cat9", "9-lives", "a"})
  void digitsAndSingleHyphensMayBeInAName(String name) {
    assertThat(Catalog.of(Animal.class, List.of(new Named(name))).names()).containsExactly(name);
  }

  @Test
  void theSameClassTwiceDoesNoHarm() {
    Catalog<Animal> catalog = Catalog.of(Animal.class, List.of(new Named("cat"), new Named("cat")));
    assertThat(catalog.prototype("cat")).isEqualTo(new Named("cat"));
    assertThat(catalog.names()).containsExactly("cat");
  }

  @Test
  void aKindIsCalledInWords() {
    assertThat(CATALOGS.of(SurrogateGradient.class).kind()).isEqualTo("surrogate gradient");
    assertThat(CATALOGS.of(LayerSpec.class).kind()).isEqualTo("layer");
    assertThat(CATALOGS.of(Shape.class).type()).isEqualTo(Shape.class);
  }

  @Test
  void aCatalogIsLoadedOnce() {
    assertThat(CATALOGS.of(Shape.class)).isSameAs(CATALOGS.of(Shape.class));
  }

  @Test
  void everyNeuronModelIsALayerByItsOwnName() {
    List<String> layers = CATALOGS.of(LayerSpec.class).names();
    assertThat(layers).containsAll(CATALOGS.of(NeuronModel.class).names());
    assertThat(layers).contains("linear").doesNotContain("neurons");
  }

  @Test
  void aLayerOfNeuronsTakesTheParametersOfBoth() {
    assertThat(
            CATALOGS.create(
                LayerSpec.class,
                "leaky",
                Map.of(
                    "beta",
                    Map.of("value", 0.8, "learn", true),
                    "threshold",
                    List.of(1, 2),
                    "reset",
                    "zero-update",
                    "fire",
                    "after-update",
                    "surrogate",
                    Map.of("hill", Map.of("width", 2)),
                    "graded",
                    0.5,
                    "inhibition",
                    true)))
        .isEqualTo(
            new Neurons(
                new Leaky(
                    Coefficient.learned(0.8f),
                    Coefficient.of(1, 2),
                    Reset.ZERO_UPDATE,
                    true,
                    Fire.AFTER_UPDATE),
                Optional.of(new Hill(2)),
                Optional.of(Coefficient.of(0.5f)),
                true));
  }

  @Test
  void aLayerOfNeuronsRefusesWhatNeitherHas() {
    refuses(
        () -> CATALOGS.create(LayerSpec.class, "leaky", Map.of("beta", 0.5, "inhibitoin", true)),
        "leaky has no parameter 'inhibitoin'; did you mean 'inhibition'?");
  }

  @Test
  void aPluginIsWrittenByItsNameWithAllItsParameters() {
    assertThat(CATALOGS.write(SurrogateGradient.class, new Hill(2)))
        .isEqualTo(Map.of("hill", Map.of("width", 2.0)));
    assertThat(CATALOGS.write(LayerSpec.class, new Linear(3, 4)))
        .isEqualTo(Map.of("linear", Map.of("in", 3, "out", 4, "bias", true)));
  }

  @Test
  void aDescriptionShowsWhatIsNotTheDefaultOrHadToBeGiven() {
    assertThat(CATALOGS.describe(SurrogateGradient.class, new Hill())).isEqualTo("hill");
    assertThat(CATALOGS.describe(SurrogateGradient.class, new Hill(2)))
        .isEqualTo("hill {width: 2.0}");
    assertThat(CATALOGS.describe(LayerSpec.class, new Neurons(new Leaky(0.95f))))
        .isEqualTo("leaky {beta: 0.95}");
    assertThat(
            CATALOGS.describe(
                LayerSpec.class, new Neurons(new Leaky(0.5f).withReset(Reset.NONE), new Hill())))
        .isEqualTo("leaky {beta: 0.5, reset: none, surrogate: {hill: {width: 0.5}}}");
  }
}
