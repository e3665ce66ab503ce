package io.snn4j.core.config;

import io.snn4j.api.Check;
import io.snn4j.api.Coefficient;
import java.util.List;
import java.util.Optional;

/** Records with components of every type that a configuration can hold. */
record Everything(Scalars scalars, Nested nested, Lists lists, Maybes maybes) {

  Everything() {
    this(new Scalars(), new Nested(), new Lists(), new Maybes());
  }

  /** An enum whose constants have several words. */
  enum Color {
    RED,
    DARK_BLUE
  }

  /** Single values. */
  record Scalars(int whole, long large, float single, double twice, boolean flag, String text) {
    Scalars() {
      this(1, 2, 3, 4, false, "five");
    }

    Scalars {
      Check.that(whole != 13, "whole must not be 13");
    }
  }

  /** Values with an inside. */
  record Nested(Color color, Coefficient coefficient, Point point, Shape shape) {
    Nested() {
      this(Color.RED, Coefficient.of(1), new Point(), new Shape.Square());
    }
  }

  /** A record in a record. */
  record Point(float x, double y) {
    Point() {
      this(0, 0);
    }
  }

  /** Lists of values. */
  record Lists(
      List<Integer> numbers,
      List<Float> floats,
      List<String> texts,
      List<Color> colors,
      List<Coefficient> coefficients,
      List<Point> points,
      List<Shape> shapes,
      List<List<Boolean>> flags) {
    Lists() {
      this(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }
  }

  /** Values that may be absent. */
  record Maybes(
      Optional<Long> number,
      Optional<Double> twice,
      Optional<Color> color,
      Optional<Coefficient> coefficient,
      Optional<Point> point,
      Optional<Shape> shape,
      Optional<List<String>> texts) {
    Maybes() {
      this(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }
}
