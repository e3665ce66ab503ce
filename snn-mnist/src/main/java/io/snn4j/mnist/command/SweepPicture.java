package io.snn4j.mnist.command;

import io.snn4j.core.config.Tree;
import io.snn4j.train.store.AtomicFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A sweep as a picture: a grid of two keys as a heat map of the validation accuracy, anything else
 * as one scatter plot for each key.
 *
 * @param keys the keys
 * @param grid whether every combination was tried
 * @param results those that ended well
 */
record SweepPicture(List<String> keys, boolean grid, List<Trial.Result> results) {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int LABEL = 24;
  private static final String ACCURACY = "validation accuracy in %";
  private static final Color BLUE = new Color(0x1f5fa8);
  private static final Color[] PALE_TO_BLUE = {
    new Color(0xf2f5f9), new Color(0xb5cde6), new Color(0x78a5d3)
  };

  void write(Path file) throws IOException {
    System.setProperty("java.awt.headless", "true");
    BufferedImage image = keys.size() == 2 && grid ? labelled(heatMap()) : scatters();
    AtomicFile.write(file, out -> ImageIO.write(image, "png", out));
  }

  /** With what the colours mean beside their bar, which XChart leaves bare. */
  private static BufferedImage labelled(HeatMapChart chart) {
    BufferedImage map = BitmapEncoder.getBufferedImage(chart);
    BufferedImage all =
        new BufferedImage(WIDTH + LABEL, map.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = all.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, all.getWidth(), all.getHeight());
    graphics.drawImage(map, 0, 0, null);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(chart.getStyler().getChartFontColor());
    graphics.setFont(chart.getStyler().getAxisTitleFont());
    int length = graphics.getFontMetrics().stringWidth(ACCURACY);
    graphics.rotate(-Math.PI / 2, WIDTH + LABEL - 9, (map.getHeight() + length) / 2.0);
    graphics.drawString(ACCURACY, WIDTH + LABEL - 9, (map.getHeight() + length) / 2);
    graphics.dispose();
    return all;
  }

  private HeatMapChart heatMap() {
    List<String> x = values(keys.get(0));
    List<String> y = values(keys.get(1));
    List<Number[]> cells = new ArrayList<>();
    for (Trial.Result result : results) {
      int column = x.indexOf(SweepTable.value(result.trial(), keys.get(0)));
      int row = y.indexOf(SweepTable.value(result.trial(), keys.get(1)));
      cells.add(new Number[] {column, row, rounded(result)});
    }
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(ACCURACY)
            .xAxisTitle(keys.get(0))
            .yAxisTitle(keys.get(1))
            .build();
    chart.addSeries(ACCURACY, x, y, cells);
    chart
        .getStyler()
        .setRangeColors(PALE_TO_BLUE)
        .setShowValue(true)
        .setHeatMapDecimalValueFormatter(value -> String.format(Locale.ROOT, "%.2f", value))
        .setChartBackgroundColor(Color.WHITE);
    return chart;
  }

  private List<String> values(String key) {
    return results.stream()
        .sorted((a, b) -> Integer.compare(a.trial().number(), b.trial().number()))
        .map(result -> SweepTable.value(result.trial(), key))
        .distinct()
        .toList();
  }

  private static double rounded(Trial.Result result) {
    return Math.round(10_000 * result.accuracy()) / 100.0;
  }

  private BufferedImage scatters() {
    BufferedImage all = new BufferedImage(WIDTH * keys.size(), HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = all.createGraphics();
    for (int i = 0; i < keys.size(); i++) {
      graphics.drawImage(BitmapEncoder.getBufferedImage(scatter(keys.get(i))), WIDTH * i, 0, null);
    }
    graphics.dispose();
    return all;
  }

  private XYChart scatter(String key) {
    List<String> words = values(key);
    boolean numbers = results.stream().allMatch(result -> number(result, key) != null);
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Trial.Result result : results) {
      x.add(
          numbers
              ? number(result, key)
              : Double.valueOf(words.indexOf(SweepTable.value(result.trial(), key))));
      y.add(rounded(result));
    }
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle(numbers ? key : key + ": " + named(words))
            .yAxisTitle(ACCURACY)
            .build();
    double least = x.stream().mapToDouble(each -> each).min().orElse(0);
    double most = x.stream().mapToDouble(each -> each).max().orElse(0);
    chart
        .getStyler()
        .setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
        .setXAxisLogarithmic(numbers && least > 0 && most / least >= 30)
        .setLegendPosition(LegendPosition.InsideNE)
        .setLegendVisible(false)
        .setMarkerSize(9)
        .setChartBackgroundColor(Color.WHITE);
    chart.addSeries(key, x, y).setMarker(SeriesMarkers.CIRCLE).setMarkerColor(BLUE);
    return chart;
  }

  private static String named(List<String> words) {
    List<String> named = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      named.add(i + " " + words.get(i));
    }
    return String.join(", ", named);
  }

  /** A trial's value as a number; null if it is none. */
  private static Double number(Trial.Result result, String key) {
    return result.trial().values().get(key) instanceof Tree.Scalar scalar
            && scalar.value() instanceof Number number
        ? number.doubleValue()
        : null;
  }
}
