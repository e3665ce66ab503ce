package io.snn4j.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.snn4j.api.NeuronModel;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.layer.LayerSpec;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins on the class path that cannot be used, and what becomes of those that can. */
class BrokenPluginsTest {

  /** Legs of its own, and nothing else. */
  private static final String ANIMAL =
      """
      package pets;
      public record %1$s(int legs) implements io.snn4j.core.catalog.Animal {
        public %1$s() { this(%2$d); }
      }
      """;

  private static final String INTEGRATOR =
      """
      package cells;
      import io.snn4j.api.*;
      public record %1$s(Coefficient beta) implements NeuronModel {
        public %1$s() { this(Coefficient.of(0.9f)); }
        @Override public String name() { return "integrator"; }
        @Override public void step(Tile tile) {}
        @Override public void adjoint(Tile tile) {}
      }
      """;

  private static final Map<String, String> SOURCES =
      Map.of(
          "pets.Dog",
          ANIMAL.formatted("Dog", 4),
          "pets.Bird",
          ANIMAL.formatted("Bird", 2),
          "pets.Wolf",
          """
          package pets;
          public record Wolf(int legs) implements io.snn4j.core.catalog.Animal {
            public Wolf() { this(4); }
            @Override public String name() { return "dog"; }
          }
          """,
          "pets.Sloth",
          """
          package pets;
          public record Sloth(int legs) implements io.snn4j.core.catalog.Animal {
            public Sloth() { this(4); }
            public Sloth { if (legs == 4) { throw new IllegalStateException("asleep"); } }
          }
          """,
          "pets.Cat",
          """
          package pets;
          public record Cat(int legs) implements io.snn4j.core.catalog.Animal {
            public Cat() { this(Whiskers.count()); }
            static class Whiskers { static int count() { return 4; } }
          }
          """,
          "pets.Bear",
          """
          package pets;
          public record Bear(int legs) implements io.snn4j.core.catalog.Animal, Furry {
            public Bear() { this(4); }
          }
          interface Furry {}
          """,
          "pets.Fish",
          """
          package pets;
          public class Fish implements io.snn4j.core.catalog.Animal {
            @Override public int legs() { return 0; }
          }
          """,
          "pets.Stone",
          "package pets; public class Stone {}",
          "cells.A",
          INTEGRATOR.formatted("A"),
          "cells.B",
          INTEGRATOR.formatted("B"));

  @TempDir static Path classes;
  @TempDir Path folder;
  @TempDir Path otherFolder;

  @BeforeAll
  static void compile() throws IOException {
    Plugins.compile(classes, SOURCES);
    Files.delete(classes.resolve("pets/Cat$Whiskers.class"));
    Files.delete(classes.resolve("pets/Furry.class"));
  }

  private URLClassLoader loader(Class<?> type, String... names) throws IOException {
    Plugins.list(folder, type, names);
    return Plugins.loader(folder, otherFolder, classes);
  }

  private static Catalog<Animal> animals(ClassLoader loader) {
    return new Catalogs(loader).of(Animal.class);
  }

  @Test
  void pluginsOfAUsersFolderAreFound() throws IOException {
    try (URLClassLoader loader = loader(Animal.class, "pets.Dog", "pets.Bird")) {
      Catalogs catalogs = new Catalogs(loader);
      assertThat(catalogs.of(Animal.class).names()).containsExactly("bird", "dog");
      assertThat(catalogs.of(Animal.class).failures()).isEmpty();
      assertThat(catalogs.create(Animal.class, "dog", Map.of("legs", 3)).legs()).isEqualTo(3);
    }
  }

  @Test
  void aClassThatIsMissingIsNamedAndTheOthersWork() throws IOException {
    try (URLClassLoader loader = loader(Animal.class, "pets.Unicorn", "pets.Dog")) {
      assertThat(animals(loader).names()).containsExactly("dog");
      assertThat(animals(loader).failures())
          .containsExactly(
              "an animal could not be loaded: io.snn4j.core.catalog.Animal: Provider pets.Unicorn"
                  + " not found");
    }
  }

  @Test
  void aConstructorThatThrowsIsNamedAndTheOthersWork() throws IOException {
    try (URLClassLoader loader = loader(Animal.class, "pets.Sloth", "pets.Dog")) {
      assertThat(animals(loader).names()).containsExactly("dog");
      assertThat(animals(loader).failures())
          .containsExactly(
              "an animal could not be loaded: io.snn4j.core.catalog.Animal: Provider pets.Sloth"
                  + " could not be instantiated (java.lang.IllegalStateException: asleep)");
    }
  }

  @Test
  void aClassThatNeedsAMissingOneIsNamedAndTheOthersWork() throws IOException {
    try (URLClassLoader loader = loader(Animal.class, "pets.Cat", "pets.Dog")) {
      assertThat(animals(loader).names()).containsExactly("dog");
      assertThat(animals(loader).failures())
          .containsExactly(
              "an animal could not be loaded: io.snn4j.core.catalog.Animal: Provider pets.Cat could"
                  + " not be instantiated (java.lang.NoClassDefFoundError: pets/Cat$Whiskers)");
    }
  }

  @Test
  void aClassWithoutItsInterfaceIsNamedAndTheOthersWork() throws IOException {
    try (URLClassLoader loader = loader(Animal.class, "pets.Bear", "pets.Dog")) {
      assertThat(animals(loader).names()).containsExactly("dog");
      assertThat(animals(loader).failures())
          .containsExactly(
              "an animal could not be loaded: pets/Furry (java.lang.ClassNotFoundException:"
                  + " pets.Furry)");
    }
  }

  @Test
  void aClassThatIsNoAnimalIsNamedAndTheOthersWork() throws IOException {
    try (URLClassLoader loader = loader(Animal.class, "pets.Stone", "pets.Dog")) {
      assertThat(animals(loader).names()).containsExactly("dog");
      assertThat(animals(loader).failures())
          .containsExactly(
              "an animal could not be loaded: io.snn4j.core.catalog.Animal: pets.Stone not"
                  + " a subtype");
    }
  }

  @Test
  void aMalformedLineIsNamedAndTheOtherFoldersWork() throws IOException {
    Plugins.list(otherFolder, Animal.class, "pets.Dog");
    try (URLClassLoader loader = loader(Animal.class, "no class name")) {
      assertThat(animals(loader).names()).containsExactly("dog");
      assertThat(animals(loader).failures())
          .singleElement()
          .asString()
          .contains("META-INF/services/io.snn4j.core.catalog.Animal:1: Illegal");
    }
  }

  @Test
  void aClassThatIsNoRecordIsNamedAndTheOthersWork() throws IOException {
    try (URLClassLoader loader = loader(Animal.class, "pets.Fish", "pets.Dog")) {
      assertThat(animals(loader).names()).containsExactly("dog");
      assertThat(animals(loader).failures())
          .containsExactly("pets.Fish is not a record, so it cannot serve as an animal");
    }
  }

  @Test
  void failuresAreToldToWhomAsksForAPluginThatIsNotThere() throws IOException {
    try (URLClassLoader loader = loader(Animal.class, "pets.Unicorn", "pets.Dog")) {
      Catalogs catalogs = new Catalogs(loader);
      assertThatExceptionOfType(ConfigException.class)
          .isThrownBy(() -> catalogs.create(Animal.class, "unicorn", Map.of()))
          .withMessage(
              "there is no animal 'unicorn'; known are dog; an animal could not be loaded:"
                  + " io.snn4j.core.catalog.Animal: Provider pets.Unicorn not found");
      assertThat(catalogs.failures()).hasSize(1);
    }
  }

  @Test
  void twoPluginsOfOneNameMakeThatNameAndNoOtherAnError() throws IOException {
    try (URLClassLoader loader = loader(Animal.class, "pets.Dog", "pets.Wolf", "pets.Bird")) {
      Catalogs catalogs = new Catalogs(loader);
      assertThatExceptionOfType(ConfigException.class)
          .isThrownBy(() -> catalogs.create(Animal.class, "dog", Map.of()))
          .withMessage(
              "2 plugins call themselves the animal 'dog': pets.Dog and pets.Wolf; remove all but"
                  + " one from the class path, or let one override name()");
      assertThat(catalogs.create(Animal.class, "bird", Map.of()).legs()).isEqualTo(2);
    }
  }

  @Test
  void theSameClassInTwoServicesFilesDoesNoHarm() throws IOException {
    Plugins.list(otherFolder, Animal.class, "pets.Dog", "pets.Dog");
    try (URLClassLoader loader = loader(Animal.class, "pets.Dog")) {
      assertThat(animals(loader).names()).containsExactly("dog");
      assertThat(animals(loader).prototype("dog").legs()).isEqualTo(4);
      assertThat(animals(loader).failures()).isEmpty();
    }
  }

  @Test
  void aUsersNeuronModelIsALayerByItsOwnName() throws IOException {
    try (URLClassLoader loader = loader(NeuronModel.class, "cells.A")) {
      Catalogs catalogs = new Catalogs(loader);
      assertThat(catalogs.of(LayerSpec.class).names()).contains("integrator", "leaky", "linear");
      LayerSpec layer =
          catalogs.create(LayerSpec.class, "integrator", Map.of("beta", 0.5, "inhibition", true));
      assertThat(layer.toString())
          .contains("A[beta=Coefficient[values=[0.5], learn=false]]", "inhibition=true");
    }
  }

  @Test
  void aModelThatFailsIsMissingAmongTheLayersToo() throws IOException {
    try (URLClassLoader loader = loader(NeuronModel.class, "cells.Missing")) {
      Catalogs catalogs = new Catalogs(loader);
      assertThat(catalogs.of(LayerSpec.class).names()).contains("leaky");
      assertThat(catalogs.of(LayerSpec.class).failures())
          .containsExactly(
              "a neuron model could not be loaded: io.snn4j.api.NeuronModel: Provider cells.Missing"
                  + " not found");
      assertThat(catalogs.failures()).hasSize(1);
    }
  }

  @Test
  void twoModelsOfOneNameAreNoLayerAndTheOthersWork() throws IOException {
    try (URLClassLoader loader = loader(NeuronModel.class, "cells.A", "cells.B")) {
      Catalogs catalogs = new Catalogs(loader);
      assertThat(catalogs.of(LayerSpec.class).names())
          .contains("leaky")
          .doesNotContain("integrator");
      assertThatExceptionOfType(ConfigException.class)
          .isThrownBy(() -> catalogs.create(LayerSpec.class, "integrator", Map.of()))
          .withMessageContaining(
              "2 plugins call themselves the neuron model 'integrator': cells.A and cells.B");
    }
  }

  @Test
  void aServicesFileOfCommentsIsEmpty() throws IOException {
    try (URLClassLoader loader = loader(Animal.class, "# nothing yet", "")) {
      assertThat(animals(loader).names()).isEmpty();
      assertThat(animals(loader).failures()).isEmpty();
      assertThatExceptionOfType(ConfigException.class)
          .isThrownBy(() -> animals(loader).prototype("dog"))
          .withMessage("there is no animal 'dog'");
    }
  }
}
