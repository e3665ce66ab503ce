package io.snn4j.mnist.about;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.snn4j.api.Plugin;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Problems;
import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import io.snn4j.train.experiment.Experiment;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every plugin of ours says of itself. */
class OurPluginsTest {

  private static final Catalogs CATALOGS = Catalogs.standard();
  private static final List<ExtensionPoint> POINTS = ExtensionPoints.of(Experiment.class, CATALOGS);

  static Stream<Arguments> plugins() {
    return POINTS.stream()
        .flatMap(
            point ->
                point.catalog().prototypes().stream().map(plugin -> Arguments.of(point, plugin)));
  }

  @Test
  void everyExtensionPointIsFound() {
    List<String> interfaces =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.snn4j.api", "io.snn4j.core", "io.snn4j.train")
                .stream()
                .filter(JavaClass::isInterface)
                // what extends an extension point, such as a learnable surrogate, is none of its
                // own
                .filter(
                    type ->
                        type.getRawInterfaces().stream()
                            .anyMatch(parent -> parent.isEquivalentTo(Plugin.class)))
                .map(JavaClass::getName)
                .toList();
    assertThat(POINTS)
        .extracting(point -> point.type().getName())
        .containsExactlyInAnyOrderElementsOf(interfaces);
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void everyPluginSaysWhatItIsInALineThatFits(ExtensionPoint point, Plugin plugin) {
    assertThat(ExtensionPoint.phrase(plugin))
        .as("@About of " + plugin.getClass())
        .isNotEmpty()
        .doesNotEndWith(".");
    assertThat(ExtensionPoint.line(plugin)).hasSizeLessThanOrEqualTo(70);
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void everyPluginGivesItsFormula(ExtensionPoint point, Plugin plugin) {
    assertThat(ExtensionPoint.formula(plugin))
        .as("the formula in @About of " + plugin.getClass())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).hasSizeBetween(1, 90));
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void everyParameterSaysWhatItIsFor(ExtensionPoint point, Plugin plugin) {
    assertThat(ExtensionPoint.parameters(plugin, CATALOGS))
        .allSatisfy(parameter -> assertThat(parameter.meaning()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void theYamlShownMakesThePlugin(ExtensionPoint point, Plugin plugin) {
    Tree shown =
        ((Tree.Mapping) Yaml.read(point.yaml(plugin, CATALOGS))).entries().get(point.key());
    Tree entry = shown instanceof Tree.Sequence list ? list.items().get(0) : shown;
    // a neuron model stands where a layer does, but is read as what it is
    Problems problems = new Problems();
    assertThat(CATALOGS.read(point.type(), entry, point.kind(), problems)).isEqualTo(plugin);
    problems.throwIfAny();
  }
}
