package io.snn4j.testkit;

import io.snn4j.api.Coefficient;
import io.snn4j.api.Param;
import io.snn4j.api.Plugin;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Problems;
import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The laws of every plugin: it is a public record, is found by its name, survives the way through
 * YAML, and refuses what its parameters' {@link Param} ranges exclude.
 *
 * <p>Implement the contract of your extension point, which extends this one.
 *
 * @param <P> the plugin
 */
public interface PluginContract<P extends Plugin> {

  /** The types of parameters that are whole numbers. */
  Set<Class<?>> WHOLE = Set.of(int.class, long.class);

  /** The types of parameters whose ranges are tried. */
  Set<Class<?>> NUMBERS =
      Set.of(int.class, long.class, float.class, double.class, Coefficient.class);

  /** The interface whose services file names the plugin. */
  Class<? extends Plugin> extensionPoint();

  /** The records to test: let every parameter run through its range. */
  Arbitrary<P> subjects();

  /** What the laws draw from; jqwik finds it by its name. */
  @Provide
  default Arbitrary<P> anySubject() {
    return subjects();
  }

  /** A public record with a public constructor without arguments, as ServiceLoader needs it. */
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

  /** The name is in kebab-case, and the catalog knows the plugin by it. */
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

  /** Written as YAML and read again, the plugin is equal to what it was. */
  @Property(tries = 50)
  default void survivesTheWayThroughYaml(@ForAll("anySubject") P subject) {
    Law law = Law.of("survivesTheWayThroughYaml", subject);
    Problems problems = new Problems();
    String yaml = Yaml.write(Catalogs.standard().write(extensionPoint(), subject));
    Plugin back =
        Catalogs.standard().read(extensionPoint(), Yaml.read(yaml), subject.name(), problems);
    law.require(subject.equals(back), "%s became %s %s", yaml, back, sentences(problems));
  }

  /** A value just outside a parameter's {@link Param} range, or none, is refused by name. */
  @Property(tries = 5)
  default void refusesWhatItsRangesExclude(@ForAll("anySubject") P subject) {
    Law law = Law.of("refusesWhatItsRangesExclude", subject);
    for (RecordComponent component : subject.getClass().getRecordComponents()) {
      Param range = component.getAnnotation(Param.class);
      if (range == null || !NUMBERS.contains(component.getType())) {
        continue;
      }
      for (Number value : justOutside(component.getType(), range)) {
        Map<String, Object> parameters = Catalogs.standard().writer().write((Record) subject);
        parameters.put(component.getName(), value);
        Problems problems = new Problems();
        Catalogs.standard().binder().bind(subject, Tree.of(parameters), subject.name(), problems);
        law.require(
            sentences(problems).contains(component.getName()),
            "%s = %s lies outside [%s, %s] and must be refused with a sentence that names %s %s",
            component.getName(),
            value,
            range.min(),
            range.max(),
            component.getName(),
            sentences(problems));
      }
    }
  }

  /** The numbers next to the ends of a range, and not-a-number; none where it has no end. */
  private static List<Number> justOutside(Class<?> type, Param range) {
    List<Number> values = new ArrayList<>();
    if (range.min() > Double.NEGATIVE_INFINITY) {
      values.add(next(type, range.min(), Double.NEGATIVE_INFINITY));
    }
    if (range.max() < Double.POSITIVE_INFINITY) {
      values.add(next(type, range.max(), Double.POSITIVE_INFINITY));
    }
    if (!values.isEmpty() && !WHOLE.contains(type)) {
      values.add(Double.NaN);
    }
    return values;
  }

  private static Number next(Class<?> type, double end, double direction) {
    if (WHOLE.contains(type)) {
      return (long) end + (long) Math.signum(direction);
    } else if (type == double.class) {
      return Math.nextAfter(end, direction);
    }
    return Math.nextAfter((float) end, direction);
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
