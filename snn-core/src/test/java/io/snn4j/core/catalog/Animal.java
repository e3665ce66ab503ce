package io.snn4j.core.catalog;

import io.snn4j.api.Plugin;

/** An extension point without plugins, but for those that the tests bring. */
public interface Animal extends Plugin {

  /** How many legs it has. */
  int legs();
}
