package io.snn4j.core.config;

import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.Plugin;
import java.util.List;
import java.util.Optional;

/** An extension point of these tests. */
public interface Shape extends Plugin {

  /** A plugin with one parameter. */
  record Circle(@Param(value = "half the diameter", min = 0) float radius) implements Shape {
    public Circle() {
      this(1);
    }

    public Circle {
      Check.within("radius", radius, 0, 100);
    }
  }

  /** A plugin without parameters. */
  record Square() implements Shape {}

  /** A plugin of plugins, one of whose parameters has no sensible default. */
  record Group(
      List<Shape> members,
      Optional<Shape> frame,
      @Param(value = "what it is called", required = true) String label)
      implements Shape {
    public Group() {
      this(List.of(), Optional.empty(), "");
    }

    public Group {
      members = List.copyOf(members);
    }
  }
}
