package io.snn4j.mnist.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

/**
 * One way to write a digit: strokes as chains of points in a box of 100x100 units, {@code y} down.
 *
 * <p>Written as in SVG paths: {@code M x y} lifts the pen, {@code L x y} draws a line, {@code Q cx
 * cy x y} a quadratic Bézier curve, and {@code O cx cy rx ry} a whole ellipse from its top.
 */
final class Glyph {
  private static final int STEPS = 8;
  private static final int ELLIPSE_STEPS = 20;

  private static final List<List<Glyph>> DIGITS =
      List.of(
          ways(
              "O 50 50 32 46",
              "O 50 50 22 46",
              "M 58 6 Q 18 2 20 54 Q 22 96 50 96 Q 80 94 80 50 Q 78 8 44 6"),
          ways(
              "M 50 4 L 50 96", "M 30 24 L 52 4 L 52 96", "M 30 24 L 52 4 L 52 96 M 28 96 L 76 96"),
          ways(
              "M 22 26 Q 26 4 50 4 Q 78 4 76 30 Q 74 52 22 94 L 80 94",
              "M 22 26 Q 28 4 52 4 Q 78 6 74 32 Q 66 62 34 88 Q 18 96 22 84 Q 32 74 52 88 Q 66 98"
                  + " 82 86"),
          ways(
              "M 22 16 Q 34 4 50 4 Q 74 6 74 26 Q 74 46 44 48 Q 80 50 78 74 Q 74 96 48 96 Q 30 96"
                  + " 20 84",
              "M 22 6 L 74 6 L 44 42 Q 80 46 78 72 Q 74 96 46 96 Q 30 96 20 84"),
          ways(
              "M 26 6 Q 22 34 22 54 L 80 52 M 70 6 Q 68 50 66 96",
              "M 62 96 L 62 4 L 16 66 L 86 66"),
          ways(
              "M 76 6 L 32 6 L 26 44 Q 40 36 54 38 Q 80 42 78 68 Q 74 96 46 96 Q 30 96 20 84",
              "M 30 6 L 26 46 Q 46 34 64 44 Q 80 56 74 76 Q 64 98 40 96 Q 28 94 20 86 M 30 6 L 80"
                  + " 10"),
          ways(
              "M 66 4 Q 28 26 24 66 Q 24 96 50 96 Q 76 96 76 72 Q 74 50 52 50 Q 30 52 25 70",
              "M 44 4 Q 22 40 24 72 Q 28 96 50 96 Q 74 94 72 76 Q 70 60 52 60 Q 32 62 26 80"),
          ways(
              "M 20 8 L 78 8 Q 56 46 44 96",
              "M 20 8 L 78 8 Q 56 46 44 96 M 34 50 L 74 50",
              "M 20 24 L 22 8 L 78 8 L 46 96"),
          ways(
              "M 72 18 Q 62 4 48 4 Q 26 6 26 24 Q 28 38 50 48 Q 78 60 76 78 Q 72 96 50 96 Q 24 94"
                  + " 24 78 Q 26 62 50 48 Q 72 36 72 18",
              "O 50 26 22 22 O 50 72 28 24"),
          ways(
              "M 74 28 Q 72 4 50 4 Q 24 6 24 30 Q 26 52 48 52 Q 72 50 74 28 Q 74 60 70 96",
              "M 74 28 Q 72 4 50 4 Q 24 6 24 30 Q 26 52 48 52 Q 72 50 74 28 Q 76 70 60 88 Q 44 98"
                  + " 28 90"));

  private final List<double[]> strokes;

  private Glyph(List<double[]> strokes) {
    this.strokes = strokes;
  }

  /** Returns the ways to write a digit. */
  static List<Glyph> of(int digit) {
    return DIGITS.get(digit);
  }

  /** Returns the strokes, each as {@code x0, y0, x1, y1, ...}; callers read only. */
  List<double[]> strokes() {
    return strokes;
  }

  private static List<Glyph> ways(String... paths) {
    return List.of(paths).stream().map(path -> new Glyph(new Pen().draw(path))).toList();
  }

  /** A pen that follows a path. */
  private static final class Pen {
    private final List<double[]> done = new ArrayList<>();
    private final List<Double> current = new ArrayList<>();
    private double x;
    private double y;

    List<double[]> draw(String path) {
      Scanner words = new Scanner(path);
      while (words.hasNext()) {
        char command = words.next().charAt(0);
        switch (command) {
          case 'M' -> {
            lift();
            to(words.nextInt(), words.nextInt());
          }
          case 'L' -> to(words.nextInt(), words.nextInt());
          case 'Q' -> curve(words.nextInt(), words.nextInt(), words.nextInt(), words.nextInt());
          case 'O' -> ellipse(words.nextInt(), words.nextInt(), words.nextInt(), words.nextInt());
          default -> throw new IllegalArgumentException("unknown command in " + path);
        }
      }
      lift();
      return List.copyOf(done);
    }

    private void lift() {
      if (!current.isEmpty()) {
        done.add(current.stream().mapToDouble(Double::doubleValue).toArray());
        current.clear();
      }
    }

    private void to(double newX, double newY) {
      x = newX;
      y = newY;
      current.add(x);
      current.add(y);
    }

    private void curve(double controlX, double controlY, double endX, double endY) {
      double startX = x;
      double startY = y;
      for (int i = 1; i <= STEPS; i++) {
        double t = (double) i / STEPS;
        double s = 1 - t;
        to(
            s * s * startX + 2 * s * t * controlX + t * t * endX,
            s * s * startY + 2 * s * t * controlY + t * t * endY);
      }
    }

    private void ellipse(double centreX, double centreY, double radiusX, double radiusY) {
      lift();
      for (int i = 0; i <= ELLIPSE_STEPS; i++) {
        double angle = 2 * Math.PI * i / ELLIPSE_STEPS;
        to(centreX + radiusX * StrictMath.sin(angle), centreY - radiusY * StrictMath.cos(angle));
      }
      lift();
    }
  }
}
