package io.snn4j.api;

import java.util.regex.Pattern;

/**
 * What every extension point has in common: an implementation is a Java record.
 *
 * <p>Its <b>components are its parameters</b>, its public <b>no-argument constructor gives the
 * defaults</b> and its <b>compact constructor validates</b> with {@link Check}. A line with its
 * class name in {@code META-INF/services/<extension point>} makes it known. From that alone the
 * framework derives its name, its YAML form, its entry in {@code snn plugins} and its place in a
 * saved model:
 *
 * <pre>{@code
 * /** Triangular surrogate: (1/w) * max(0, 1 - |x|/w). Bellec et al. 2018. *}{@code /
 * public record Triangle(float width) implements SurrogateGradient {
 *   public Triangle() { this(1f); }
 *   public Triangle { Check.positive("width", width); }
 *   @Override public float derivative(float x) {
 *     return Math.max(0, 1 - Math.abs(x) / width) / width;
 *   }
 * }
 * }</pre>
 *
 * <p>Components may be {@code int}, {@code long}, {@code float}, {@code double}, {@code boolean},
 * {@code String}, an enum, a {@link Coefficient}, another record, another plugin, or a {@code List}
 * or {@code Optional} of these. Plugins are immutable and may be used by many threads at once.
 */
public interface Plugin {

  /**
   * {@return the name in YAML, listings and saved models: the class name in kebab-case unless
   * overridden}
   */
  default String name() {
    return kebabCase(getClass().getSimpleName());
  }

  /**
   * Turns {@code FastSigmoid} into {@code fast-sigmoid} and {@code resetDelay} into {@code
   * reset-delay}.
   *
   * @param camelCase a Java identifier
   * @return the same in kebab-case
   */
  static String kebabCase(String camelCase) {
    return Words.BOUNDARY
        .matcher(camelCase)
        .replaceAll("-")
        .replace('_', '-')
        .toLowerCase(java.util.Locale.ROOT);
  }

  /** Holds the compiled pattern, which an interface cannot keep private. */
  final class Words {
    private static final Pattern BOUNDARY =
        Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Words() {}
  }
}
