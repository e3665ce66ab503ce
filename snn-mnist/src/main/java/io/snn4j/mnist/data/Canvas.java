package io.snn4j.mnist.data;

/** A square grey picture on which strokes are drawn with smooth edges; values in [0,1]. */
final class Canvas {
  private final int side;
  private final double[] ink;

  Canvas(int side) {
    this.side = side;
    this.ink = new double[side * side];
  }

  /**
   * Draws a line with round ends: {@code ink = clamp(radius + 1/2 - distance)}, in pixels, where
   * that is more than is already there.
   */
  void line(double x0, double y0, double x1, double y1, double radius) {
    double reach = radius + 0.5;
    int left = clamp(Math.floor(Math.min(x0, x1) - reach));
    int right = clamp(Math.ceil(Math.max(x0, x1) + reach));
    int top = clamp(Math.floor(Math.min(y0, y1) - reach));
    int bottom = clamp(Math.ceil(Math.max(y0, y1) + reach));
    double dx = x1 - x0;
    double dy = y1 - y0;
    double squared = Math.max(dx * dx + dy * dy, 1e-12);
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double along = ((x - x0) * dx + (y - y0) * dy) / squared;
        double nearest = Math.max(0, Math.min(1, along));
        double ex = x - x0 - nearest * dx;
        double ey = y - y0 - nearest * dy;
        double value = Math.min(1, reach - Math.sqrt(ex * ex + ey * ey));
        int place = y * side + x;
        ink[place] = Math.max(ink[place], value);
      }
    }
  }

  /** Spreads each pixel's ink to its neighbours: {@code 1-2a} stays and {@code a} goes each way. */
  void blur(double amount) {
    pass(amount, side, 1);
    pass(amount, 1, side);
  }

  private void pass(double amount, int lineStep, int pixelStep) {
    for (int line = 0; line < side; line++) {
      double before = 0;
      for (int i = 0; i < side; i++) {
        int place = line * lineStep + i * pixelStep;
        double here = ink[place];
        double after = i + 1 < side ? ink[place + pixelStep] : 0;
        ink[place] = (1 - 2 * amount) * here + amount * (before + after);
        before = here;
      }
    }
  }

  /** Writes the picture as unsigned bytes, scaled by {@code intensity} and with pixel noise. */
  void write(byte[] into, int offset, double intensity, double noise, Draws random) {
    for (int i = 0; i < ink.length; i++) {
      double value = ink[i] * (intensity + noise * random.bell());
      into[offset + i] = (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
    }
  }

  private int clamp(double place) {
    return (int) Math.max(0, Math.min(side - 1, place));
  }
}
