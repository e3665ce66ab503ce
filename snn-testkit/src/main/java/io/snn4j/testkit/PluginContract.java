package io.snn4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snn4j.api.Plugin;
import io.snn4j.core.catalog.Catalog;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Problems;
import io.snn4j.core.config.Yaml;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The laws of every plugin: it can be found, built, written, read back, and refuses what is wrong.
 *
 * @param <P> the extension point
 */
public interface PluginContract<P extends Plugin> {

  /** The extension point, under whose name the services file lists the plugin. */
  Class<P> extensionPoint();

  /** Plugins to test, with parameters from all of their ranges: see {@link AnyRecord}. */
  Arbitrary<? extends P> plugins();

  /** What {@code @ForAll("plugin")} draws from, so that an author need not annotate. */
  @Provide
  default Arbitrary<P> plugin() {
    return plugins().map(plugin -> plugin);
  }

  /** Its name is in kebab-case and ServiceLoader finds it, and nothing else, under that name. */
  @Property(tries = 10)
  default void isFoundUnderItsName(@ForAll("plugin") P plugin) {
    String name = plugin.name();
    assertThat(name).as("the name is in kebab-case").matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    Catalog<P> catalog = Catalogs.standard().of(extensionPoint());
    assertThat(catalog.names())
        .as(
            "META-INF/services/%s lists %s, and it loads; failures: %s",
            extensionPoint().getName(), plugin.getClass().getName(), catalog.failures())
        .contains(name);
    assertThat(catalog.prototype(name))
        .as("the name %s belongs to this plugin alone", name)
        .isInstanceOf(plugin.getClass());
  }

  /** A public constructor without arguments gives the defaults, which a catalog shows. */
  @Property(tries = 10)
  default void isBuiltByItsNoArgumentConstructor(@ForAll("plugin") P plugin) {
    assertThatCode(() -> plugin.getClass().getConstructor().newInstance())
        .as("%s has a public no-argument constructor", plugin.getClass().getName())
        .doesNotThrowAnyException();
  }

  /** Written as YAML and read back, it is equal to what it was. */
  @Property(tries = 50)
  default void survivesYaml(@ForAll("plugin") P plugin) {
    Catalogs catalogs = Catalogs.standard();
    String yaml = Yaml.write(catalogs.write(extensionPoint(), plugin));
    Problems problems = new Problems();
    Plugin back = catalogs.read(extensionPoint(), Yaml.read(yaml), "plugin", problems);
    assertThatCode(problems::throwIfAny)
        .as("this can be read: %s", yaml)
        .doesNotThrowAnyException();
    assertThat(back).as("%s survives YAML: %s", plugin, yaml).isEqualTo(plugin);
  }

  /** Each numeric parameter takes both ends of the range its {@code @Param} states. */
  @Property(tries = 50)
  default void acceptsTheEndsOfItsRanges(@ForAll("plugin") P plugin) {
    for (NumericComponent component : NumericComponent.of(plugin)) {
      for (Number end : component.ends()) {
        assertThatCode(() -> component.with(plugin, end))
            .as("%s takes the end %s of its range, in %s", component.name(), end, plugin)
            .doesNotThrowAnyException();
      }
    }
  }

  /**
   * Each numeric parameter refuses what lies just outside that range, in a sentence with its name.
   */
  @Property(tries = 50)
  default void rejectsWhatLiesOutsideItsRanges(@ForAll("plugin") P plugin) {
    for (NumericComponent component : NumericComponent.of(plugin)) {
      for (Number outside : component.justOutside()) {
        assertThatIllegalArgumentException()
            .as("%s refuses %s, outside its range, in %s", component.name(), outside, plugin)
            .isThrownBy(() -> component.with(plugin, outside))
            .withMessageContaining(component.name());
      }
    }
  }

  /** Each parameter of type float or double refuses NaN and both infinities. */
  @Property(tries = 50)
  default void rejectsWhatIsNotFinite(@ForAll("plugin") P plugin) {
    for (NumericComponent component : NumericComponent.of(plugin)) {
      for (Number value : component.notFinite()) {
        assertThatIllegalArgumentException()
            .as("%s refuses %s, in %s", component.name(), value, plugin)
            .isThrownBy(() -> component.with(plugin, value))
            .withMessageContaining(component.name());
      }
    }
  }
}
