package io.snn4j.testkit;

import io.snn4j.api.Plugin;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Problems;
import io.snn4j.core.config.Yaml;
import java.lang.reflect.Modifier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The laws of every plugin: it is a public record, is found by its name, survives the way through
 * YAML, and takes and refuses what its parameters' {@link io.snn4j.api.Param} ranges say.
 *
 * <p>Implement the contract of your extension point, which extends this one.
 *
 * @param <P> the plugin
 */
public interface PluginContract<P extends Plugin> {

  /** {@return the interface whose services file names the plugin} */
  Class<? extends Plugin> extensionPoint();

  /**
   * {@return the records to test, with parameters from all of their ranges: see {@link AnyRecord}}
   */
  Arbitrary<P> subjects();

  /** {@return what the laws draw from; jqwik finds it by its name} */
  @Provide
  default Arbitrary<P> anySubject() {
    return subjects();
  }

  /**
   * A public record with a public constructor without arguments, as ServiceLoader needs it.
   *
   * @param subject the plugin under test
   */
  @Property(tries = 1)
  default void isAPublicRecordWithDefaults(@ForAll("anySubject") P subject) {
    Law law = Law.of("isAPublicRecordWithDefaults", subject);
    Class<?> type = subject.getClass();
    law.require(type.isRecord(), "%s must be a record", type.getName());
    law.require(Modifier.isPublic(type.getModifiers()), "%s must be public", type.getName());
    try {
      type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      law.fail("a public constructor without arguments must give the defaults, but " + e);
    }
  }

  /**
   * The name is in kebab-case, and the catalog knows this plugin, and no other, by it.
   *
   * @param subject the plugin under test
   */
  @Property(tries = 1)
  default void isFoundByItsName(@ForAll("anySubject") P subject) {
    Law law = Law.of("isFoundByItsName", subject);
    String name = subject.name();
    law.require(name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"), "'%s' must be in kebab-case", name);
    try {
      Plugin found = Catalogs.standard().of(extensionPoint()).prototype(name);
      law.require(found.getClass() == subject.getClass(), "the name '%s' leads to %s", name, found);
    } catch (ConfigException e) {
      law.fail(
          e.getMessage() + "; is META-INF/services/" + extensionPoint().getName() + " complete?");
    }
  }

  /**
   * Written as YAML and read again, the plugin is equal to what it was.
   *
   * @param subject the plugin under test
   */
  @Property(tries = 50)
  default void survivesTheWayThroughYaml(@ForAll("anySubject") P subject) {
    Law law = Law.of("survivesTheWayThroughYaml", subject);
    law.require(subject instanceof Record, "it must be a record");
    Problems problems = new Problems();
    String yaml = Yaml.write(Catalogs.standard().write(extensionPoint(), subject));
    Plugin back =
        Catalogs.standard().read(extensionPoint(), Yaml.read(yaml), subject.name(), problems);
    law.require(subject.equals(back), "%s became %s %s", yaml, back, sentences(problems));
  }

  /**
   * Each numeric parameter takes the smallest and the largest value of its range.
   *
   * @param subject the plugin under test
   */
  @Property(tries = 20)
  default void acceptsTheEndsOfItsRanges(@ForAll("anySubject") P subject) {
    Law law = Law.of("acceptsTheEndsOfItsRanges", subject);
    for (NumericComponent component : NumericComponent.of(subject)) {
      for (Object end : component.ends()) {
        String refusal = component.refusal(subject, end);
        law.require(
            refusal == null,
            "%s = %s is an end of %s and must be accepted, but: %s",
            component.name(),
            end,
            component.range(),
            refusal);
      }
    }
  }

  /**
   * Each numeric parameter refuses what lies next to its range, in a sentence that names it.
   *
   * @param subject the plugin under test
   */
  @Property(tries = 20)
  default void refusesWhatItsRangesExclude(@ForAll("anySubject") P subject) {
    Law law = Law.of("refusesWhatItsRangesExclude", subject);
    for (NumericComponent component : NumericComponent.of(subject)) {
      for (Object value : component.justOutside()) {
        requireRefusal(law, component, value, "lies outside " + component.range());
      }
    }
  }

  /**
   * Each parameter of type float or double refuses not-a-number and both infinities.
   *
   * @param subject the plugin under test
   */
  @Property(tries = 20)
  default void refusesWhatIsNotFinite(@ForAll("anySubject") P subject) {
    Law law = Law.of("refusesWhatIsNotFinite", subject);
    for (NumericComponent component : NumericComponent.of(subject)) {
      for (Object value : component.notFinite()) {
        requireRefusal(law, component, value, "is not finite");
      }
    }
  }

  private static void requireRefusal(
      Law law, NumericComponent component, Object value, String why) {
    String refusal = component.refusal(law.subject(), value);
    law.require(
        refusal != null && refusal.contains(component.name()),
        "%s = %s %s and must be refused with a sentence that names %s, but %s",
        component.name(),
        value,
        why,
        component.name(),
        refusal == null ? "was accepted" : "the sentence was: " + refusal);
  }

  private static String sentences(Problems problems) {
    try {
      problems.throwIfAny();
      return "";
    } catch (ConfigException e) {
      return "(" + e.getMessage() + ")";
    }
  }
}
