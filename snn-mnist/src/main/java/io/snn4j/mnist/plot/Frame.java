package io.snn4j.mnist.plot;

/**
 * The axes of a chart, and where on them a value is.
 *
 * @param x from where to where the horizontal axis goes
 * @param y from where to where the vertical axis goes
 * @param right where the horizontal axis ends, in pixels
 * @param bottom where the vertical axis begins, in pixels
 */
record Frame(double[] x, double[] y, double right, double bottom) {

  /** The room beside the axes, in pixels. */
  static final int RIGHT = 14;

  static final int BOTTOM = 42;
  static final int LEFT = 58;
  private static final int TOP = 30;

  double left() {
    return LEFT;
  }

  double px(double value) {
    return LEFT + (value - x[0]) / (x[1] - x[0]) * (right - LEFT);
  }

  double py(double value) {
    return bottom - (value - y[0]) / (y[1] - y[0]) * (bottom - TOP);
  }

  void draw(Svg svg, boolean wholeX, boolean wholeY, String xTitle, String yTitle) {
    int fitX = (int) ((right - LEFT) / 40);
    int fitY = (int) ((bottom - TOP) / 32);
    for (double tick : Ticks.of(x[0], x[1], Math.max(2, fitX), wholeX)) {
      double at = px(tick);
      svg.line(at, TOP, at, bottom, Ink.GRID, 1, "");
      svg.text(at, bottom + 15, Ticks.label(tick), Ink.MUTED, 11, Svg.Anchor.MIDDLE);
    }
    for (double tick : Ticks.of(y[0], y[1], Math.max(2, fitY), wholeY)) {
      double at = py(tick);
      svg.line(LEFT, at, right, at, Ink.GRID, 1, "");
      svg.text(LEFT - 6, at + 4, Ticks.label(tick), Ink.MUTED, 11, Svg.Anchor.END);
    }
    svg.line(LEFT, bottom, right, bottom, Ink.MUTED, 1, "");
    svg.line(LEFT, TOP, LEFT, bottom, Ink.MUTED, 1, "");
    svg.text((LEFT + right) / 2, bottom + 33, xTitle, Ink.TEXT, 12, Svg.Anchor.MIDDLE);
    svg.upwards(14, (TOP + bottom) / 2, yTitle);
  }
}
