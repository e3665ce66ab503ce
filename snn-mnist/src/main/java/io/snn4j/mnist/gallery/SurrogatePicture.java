package io.snn4j.mnist.gallery;

import io.snn4j.api.SurrogateGradient;
import java.awt.Color;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.YAxisPosition;

/**
 * A surrogate's derivative over the distance to the threshold, and beside it, on an axis of its
 * own, the smooth spike whose derivative it is.
 */
final class SurrogatePicture {

  private static final int POINTS = 801;
  private static final double WIDE = 2;
  private static final double NARROW = 0.5;

  /** What is less than this share of the peak cannot be seen. */
  private static final double VISIBLE = 0.02;

  private static final double ROOM = 0.06;

  private SurrogatePicture() {}

  static XYChart of(String title, SurrogateGradient surrogate) {
    double[] x = axis(halfWidth(surrogate));
    double[] derivative = new double[POINTS];
    double[] smooth = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      derivative[i] = surrogate.derivative((float) x[i]);
      smooth[i] = surrogate.antiderivative(x[i]);
    }
    XYChart chart = Pictures.chart(title, "x = U − U_thr", "dS/dx");
    chart.getStyler().setXAxisMin(x[0]).setXAxisMax(x[POINTS - 1]);
    Pictures.curve(chart, "dS/dx, the surrogate's derivative", x, derivative, Pictures.BLUE);
    // from zero on, so that heights compare
    range(chart, 0, DoubleStream.concat(DoubleStream.of(0), DoubleStream.of(derivative)).toArray());
    if (!Double.isNaN(smooth[0])) {
      XYSeries series =
          Pictures.curve(
              chart,
              "G(x), the smooth spike (right axis)",
              x,
              Pictures.gaps(x, smooth, x[POINTS - 1] / 20),
              Pictures.ORANGE);
      Pictures.dash(series);
      series.setYAxisGroup(1);
      chart.setYAxisGroupTitle(1, "G(x)");
      chart.getStyler().setYAxisGroupPosition(1, YAxisPosition.Right);
      colour(chart, 0, Pictures.BLUE);
      colour(chart, 1, Pictures.ORANGE);
      range(chart, 1, smooth);
    }
    return chart;
  }

  private static void colour(XYChart chart, int axis, Color color) {
    chart
        .getStyler()
        .setYAxisGroupTickLabelsColorMap(axis, color)
        .setYAxisGroupTickMarksColorMap(axis, color)
        .setYAxisGroupTitleColor(axis, color);
  }

  /** A little room, so that flat lines do not lie on the frame. */
  private static void range(XYChart chart, int axis, double... values) {
    double least = DoubleStream.of(values).min().orElse(0);
    double most = DoubleStream.of(values).max().orElse(0);
    double room = most > least ? ROOM * (most - least) : 1;
    chart.getStyler().setYAxisMin(axis, least - room);
    chart.getStyler().setYAxisMax(axis, most + room);
  }

  /** Points from one end to the other, closer together near the threshold. */
  private static double[] axis(double halfWidth) {
    double[] x = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double z = 2.0 * i / (POINTS - 1) - 1;
      x[i] = halfWidth * z * (1 + z * z) / 2;
    }
    return x;
  }

  /** Steep surrogates are shown closer. */
  private static double halfWidth(SurrogateGradient surrogate) {
    double peak = 0;
    double outside = 0;
    for (double x : axis(WIDE)) {
      double size = Math.abs(surrogate.derivative((float) x));
      peak = Math.max(peak, size);
      outside = Math.abs(x) > 0.9 * NARROW ? Math.max(outside, size) : outside;
    }
    return outside < VISIBLE * peak ? NARROW : WIDE;
  }
}
