package io.snn4j.mnist;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

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
