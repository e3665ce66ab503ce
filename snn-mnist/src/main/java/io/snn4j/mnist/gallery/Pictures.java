package io.snn4j.mnist.gallery;

import io.snn4j.train.store.AtomicFile;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What all pictures of the gallery have in common: size, fonts, colours, file format. */
final class Pictures {

  static final Color BLUE = new Color(0x1f5fa8);
  static final Color ORANGE = new Color(0xd9730d);
  static final Color GREEN = new Color(0x2e8b57);
  static final Color PURPLE = new Color(0x8250a8);
  static final Color RED = new Color(0xc0272d);
  static final Color GREY = new Color(0x8a8a8a);

  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int LONG_TITLE = 60;
  private static final int TICK_DISTANCE = 60;

  private static final Color GRID = new Color(0xe2e2e2);

  private Pictures() {}

  /** An empty chart with a legend below. */
  static XYChart chart(String title, String x, String y) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    chart
        .getStyler()
        .setXAxisTickMarkSpacingHint(TICK_DISTANCE)
        .setXAxisDecimalPattern("0.###")
        .setYAxisDecimalPattern("0.#####")
        .setPlotGridLinesColor(GRID)
        .setAxisTitleFont(font(Font.PLAIN, 13))
        .setAxisTickLabelsFont(font(Font.PLAIN, 12))
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setChartTitleBoxVisible(false)
        .setChartTitleFont(font(Font.BOLD, title.length() > LONG_TITLE ? 11 : 14))
        .setLegendFont(font(Font.PLAIN, 11))
        .setLegendSeriesLineLength(20)
        .setLegendPosition(LegendPosition.OutsideS)
        .setLegendLayout(LegendLayout.Horizontal)
        .setLegendBorderColor(Color.WHITE)
        .setMarkerSize(7);
    return chart;
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  /** Adds a curve without markers. */
  static XYSeries curve(XYChart chart, String name, double[] x, double[] y, Color color) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(color).setLineWidth(2f);
    return series;
  }

  /** Draws a line dashed; a curve of many points needs {@link #gaps} as well. */
  static void dash(XYSeries series) {
    series.setLineStyle(
        new BasicStroke(
            1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {7f, 5f}, 0f));
  }

  /**
   * The curve with gaps, because the library begins the dashes anew at every point.
   *
   * @param x in ascending order
   * @param dash the length of a dash and its gap, along x
   */
  static double[] gaps(double[] x, double[] y, double dash) {
    double[] dashed = y.clone();
    for (int i = 0; i < y.length; i++) {
      double along = (x[i] - x[0]) / dash;
      dashed[i] = along - Math.floor(along) < 0.6 ? y[i] : Double.NaN;
    }
    return dashed;
  }

  /** Writes a chart as PNG. */
  static void write(XYChart chart, Path file) throws IOException {
    AtomicFile.write(file, out -> ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", out));
  }
}
