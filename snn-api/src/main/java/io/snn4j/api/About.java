package io.snn4j.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says on a plugin's record what it is, for {@code snn plugins} and the gallery. Optional; {@link
 * Param} says the same of a parameter.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface About {

  /** {@return what the plugin is, in one line: a phrase without a full stop} */
  String value();

  /** {@return its equations, a line each, in the names of its parameters} */
  String[] formula() default {};
}
