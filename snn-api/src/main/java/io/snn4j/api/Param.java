package io.snn4j.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one parameter of a plugin, on its record component: what it means and which values it
 * may take. Optional; listings, the YAML schema and the documentation show it.
 *
 * <p>On a {@link Coefficient} the range does more: a learned coefficient is clamped to it in the
 * forward pass, and where the raw value lies outside, its gradient is 0.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {

  /** {@return what the parameter means, in one line, with its unit} */
  String value();

  /** {@return the smallest value allowed} */
  double min() default Double.NEGATIVE_INFINITY;

  /**
   * {@return whether {@link #min} itself is excluded: with {@code min = 0}, the value must be
   * positive}
   */
  boolean exclusiveMin() default false;

  /** {@return the largest value allowed} */
  double max() default Double.POSITIVE_INFINITY;

  /** {@return whether a configuration must give it, because no default fits every use} */
  boolean required() default false;
}
