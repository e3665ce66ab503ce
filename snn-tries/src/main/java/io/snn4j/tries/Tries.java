package io.snn4j.tries;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Multiplies the tries of every jqwik property, and says where their examples come from.
 *
 * <p>Two system properties steer it; without them jqwik does what the annotations say.
 *
 * <ul>
 *   <li>{@value #TRIES} is the factor: with 100 a property of {@code tries = 50} is tried 5000
 *       times, with 0.1 five times. Properties that do not say how often follow too.
 *   <li>{@value #SEEDS} is {@code fixed} or {@code random}. Fixed: a property that names no seed
 *       has one made of its class's and its own name, so that a run fails always or never. Random:
 *       no property starts from the examples it had last time, whatever seed it names.
 * </ul>
 */
public final class Tries implements AroundPropertyHook {

  static final String TRIES = "snn4j.tries";
  static final String SEEDS = "snn4j.seeds";

  private static final String DEFAULT = "jqwik.tries.default";

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    boolean draws =
        Arrays.stream(context.targetMethod().getParameters())
            .anyMatch(parameter -> parameter.isAnnotationPresent(ForAll.class));
    if (draws) {
      multiply(context.attributes());
      seed(context);
    }
    return property.execute();
  }

  private static void multiply(PropertyAttributes attributes) {
    double factor = factor(System.getProperty(TRIES, "1"));
    if (factor != 1) {
      int tries = attributes.tries().orElseGet(Tries::standard);
      attributes.setTries((int) Math.max(1, Math.round(tries * factor)));
    }
  }

  private static double factor(String text) {
    try {
      double factor = Double.parseDouble(text);
      if (factor > 0 && factor < 1e6) {
        return factor;
      }
    } catch (NumberFormatException e) {
      // the sentence below says it
    }
    throw new IllegalArgumentException(
        TRIES + " must be a number above 0 and below a million, but was '" + text + "'");
  }

  private static void seed(PropertyLifecycleContext context) {
    String seeds = System.getProperty(SEEDS, "");
    PropertyAttributes attributes = context.attributes();
    if (seeds.equals("random")) {
      attributes.setSeed(null);
    } else if (seeds.equals("fixed")) {
      String name = context.containerClass().getName() + "." + context.targetMethod().getName();
      attributes.setSeed(attributes.seed().orElse(String.valueOf(name.hashCode())));
    } else if (!seeds.isEmpty()) {
      throw new IllegalArgumentException(
          SEEDS + " must be 'fixed' or 'random', but was '" + seeds + "'");
    }
  }

  /** How often jqwik tries a property that does not say, found as JUnit finds it. */
  private static int standard() {
    Properties file = new Properties();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = loader.getResourceAsStream("junit-platform.properties")) {
      if (in != null) {
        file.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Integer.parseInt(System.getProperty(DEFAULT, file.getProperty(DEFAULT, "1000")));
  }
}
