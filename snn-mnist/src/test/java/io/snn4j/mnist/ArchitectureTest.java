package io.snn4j.mnist;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;

/** No module uses what its layer may not, and no packages use each other in a circle. */
@AnalyzeClasses(
    packages = "io.snn4j",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {

  @ArchTest
  static final ArchRule NOTHING_POINTS_UPWARD =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.snn4j..")
          .layer("api")
          .definedBy("io.snn4j.api..")
          .layer("core")
          .definedBy("io.snn4j.core..")
          .layer("surrogates")
          .definedBy("io.snn4j.surrogates..")
          .layer("encoding")
          .definedBy("io.snn4j.encoding..", "io.snn4j.decoding..")
          .layer("train")
          .definedBy("io.snn4j.train..")
          .layer("bench")
          .definedBy("io.snn4j.bench..")
          .layer("mnist")
          .definedBy("io.snn4j.mnist..")
          .layer("testkit")
          .definedBy("io.snn4j.testkit..")
          .whereLayer("mnist")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("testkit")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("bench")
          .mayOnlyBeAccessedByLayers("mnist")
          .whereLayer("train")
          .mayOnlyBeAccessedByLayers("bench", "mnist")
          .whereLayer("core")
          .mayOnlyBeAccessedByLayers("testkit", "train", "bench", "mnist")
          .whereLayer("surrogates")
          .mayOnlyBeAccessedByLayers("train", "bench", "mnist")
          .whereLayer("encoding")
          .mayOnlyBeAccessedByLayers("train", "bench", "mnist");

  @ArchTest
  static final ArchRule PACKAGES_DO_NOT_GO_IN_CIRCLES =
      slices().matching("io.snn4j.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule PLOTS_NEED_A_RECORDING_ALONE =
      ArchRuleDefinition.classes()
          .that()
          .resideInAPackage("io.snn4j.mnist.plot..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.imageio..",
              "org.w3c.dom..",
              "com.github.weisj..",
              "io.snn4j.api..",
              "io.snn4j.mnist.plot..");

  @ArchTest
  static final ArchRule THE_API_NEEDS_THE_PLATFORM_AND_ND4J_ALONE =
      ArchRuleDefinition.classes()
          .that()
          .resideInAPackage("io.snn4j.api..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.snn4j.api..", "org.nd4j..");

  @ArchTest
  static final ArchRule WORKLOADS_NEED_NO_JMH =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage("io.snn4j.bench.jmh..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.openjdk.jmh..", "io.snn4j.bench.jmh..");

  /**
   * A clock that is set back must not make anything wait or look old; TrainCommand names a folder,
   * Events notes when something happened.
   */
  @ArchTest
  static final ArchRule NOTHING_ASKS_WHAT_TIME_IT_IS =
      ArchRuleDefinition.noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.snn4j.mnist.command.TrainCommand")
          .and()
          .doNotHaveFullyQualifiedName("io.snn4j.train.store.Events")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(LocalDateTime.class, "now", ZoneId.class)
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callConstructor(Date.class)
          .orShould()
          .callMethod(Files.class, "getLastModifiedTime", Path.class, LinkOption[].class);

  /** What is read makes records and trees, and never objects by the name of their class. */
  @ArchTest
  static final ArchRule NOTHING_IS_DESERIALISED =
      ArchRuleDefinition.noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ObjectInputStream.class)
          .orShould()
          .callMethod(Class.class, "forName", String.class)
          .orShould()
          .callMethod(ClassLoader.class, "loadClass", String.class);

  /** ND4J's copies of Jackson, Guava and protobuf are old, and not ours to mend. */
  @ArchTest
  static final ArchRule NOTHING_USES_WHAT_ND4J_BRINGS_HIDDEN =
      ArchRuleDefinition.noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j.shade..");

  @ArchTest
  static final ArchRule PLUGINS_NEED_THE_API_ALONE =
      ArchRuleDefinition.classes()
          .that()
          .resideInAnyPackage("io.snn4j.surrogates..", "io.snn4j.encoding..", "io.snn4j.decoding..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "io.snn4j.api..",
              "io.snn4j.surrogates..",
              "io.snn4j.encoding..",
              "io.snn4j.decoding..");
}
