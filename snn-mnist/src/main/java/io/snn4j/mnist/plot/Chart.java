package io.snn4j.mnist.plot;

import io.snn4j.api.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.DoubleStream;

/**
 * A chart over two axes: curves, bars, marks. Ranges follow from what is drawn, unless given.
 *
 * <pre>{@code
 * new Chart("loss", "epoch", "loss").line("training", Ink.BLUE, epochs, losses).picture();
 * }</pre>
 */
public final class Chart {

  private static final int WIDTH = 480;
  private static final int HEIGHT = 280;

  private final String title;
  private final String xTitle;
  private final String yTitle;
  private final List<BiConsumer<Svg, Frame>> marks = new ArrayList<>();
  private final Legend legend = new Legend();
  private final Range x = new Range();
  private final Range y = new Range();
  private boolean wholeX;
  private boolean wholeY;
  private int width = WIDTH;
  private int height = HEIGHT;

  /**
   * An empty chart.
   *
   * @param title stands above the chart
   * @param xTitle what the horizontal axis counts
   * @param yTitle what the vertical axis counts
   */
  public Chart(String title, String xTitle, String yTitle) {
    this.title = title;
    this.xTitle = xTitle;
    this.yTitle = yTitle;
  }

  /**
   * {@return the size in pixels, instead of 480 x 280}
   *
   * @param newWidth in pixels
   * @param newHeight in pixels
   */
  public Chart size(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    return this;
  }

  /**
   * Gives the range of the horizontal axis.
   *
   * @param from the lower end
   * @param to the upper end
   * @return this chart
   */
  public Chart xRange(double from, double to) {
    x.fix(from, to);
    return this;
  }

  /**
   * Gives the range of the vertical axis.
   *
   * @param from the lower end
   * @param to the upper end
   * @return this chart
   */
  public Chart yRange(double from, double to) {
    y.fix(from, to);
    return this;
  }

  /**
   * Lets the horizontal axis count in whole numbers.
   *
   * @return this chart
   */
  public Chart wholeX() {
    wholeX = true;
    return this;
  }

  /**
   * Lets the vertical axis count in whole numbers.
   *
   * @return this chart
   */
  public Chart wholeY() {
    wholeY = true;
    return this;
  }

  /**
   * Adds a curve; where a value is not finite there is a gap.
   *
   * @param name for the legend; empty: not in it
   * @param ink the colour
   * @param xs where on the horizontal axis
   * @param ys where on the vertical axis
   * @return this chart
   */
  public Chart line(String name, Ink ink, double[] xs, double[] ys) {
    Check.that(xs.length == ys.length, "a curve needs as many x as y");
    x.see(xs);
    y.see(ys);
    boolean point = DoubleStream.of(ys).filter(Double::isFinite).count() == 1;
    legend.add(name, ink, point ? Legend.Mark.POINT : Legend.Mark.LINE);
    marks.add((svg, frame) -> svg.stroke(path(frame, xs, ys), ink, 1.8, ""));
    if (point) {
      // a curve of one point would not be seen
      marks.add(
          (svg, frame) -> {
            for (int i = 0; i < ys.length; i++) {
              if (Double.isFinite(ys[i])) {
                svg.rect(frame.px(xs[i]) - 3, frame.py(ys[i]) - 3, 6, 6, ink);
              }
            }
          });
    }
    return this;
  }

  /**
   * Adds a dashed horizontal line over the whole width.
   *
   * @param name for the legend; empty: not in it
   * @param ink the colour
   * @param value where on the vertical axis
   * @return this chart
   */
  public Chart level(String name, Ink ink, double value) {
    y.see(value);
    legend.add(name, ink, Legend.Mark.DASHES);
    marks.add(
        (svg, frame) ->
            svg.line(
                frame.left(), frame.py(value), frame.right(), frame.py(value), ink, 1.5, "6 4"));
    return this;
  }

  private static String path(Frame frame, double[] xs, double[] ys) {
    StringBuilder path = new StringBuilder();
    boolean on = false;
    for (int i = 0; i < xs.length; i++) {
      if (Double.isFinite(ys[i])) {
        path.append(on ? 'L' : 'M')
            .append(Svg.number(frame.px(xs[i])))
            .append(' ')
            .append(Svg.number(frame.py(ys[i])));
      }
      on = Double.isFinite(ys[i]);
    }
    return path.isEmpty() ? "M0 0" : path.toString();
  }

  /**
   * Adds bars from zero up.
   *
   * @param ink the colour
   * @param xs their middles
   * @param ys where on the vertical axis
   * @param thick their width, in units of the axis
   * @return this chart
   */
  public Chart bars(Ink ink, double[] xs, double[] ys, double thick) {
    Check.that(xs.length == ys.length, "bars need as many x as y");
    y.see(0);
    y.see(ys);
    for (double each : xs) {
      x.see(each - thick / 2, each + thick / 2);
    }
    marks.add(
        (svg, frame) -> {
          for (int i = 0; i < xs.length; i++) {
            double left = frame.px(xs[i] - thick / 2);
            double top = frame.py(ys[i]);
            svg.rect(left, top, frame.px(xs[i] + thick / 2) - left, frame.py(0) - top, ink);
          }
        });
    return this;
  }

  /**
   * Adds marks, each a small bar that begins at its point.
   *
   * @param ink the colour
   * @param xs where on the horizontal axis
   * @param ys where on the vertical axis
   * @param thick their height in pixels
   * @param length their width, in units of the horizontal axis
   * @return this chart
   */
  public Chart marks(Ink ink, double[] xs, double[] ys, double thick, double length) {
    Check.that(xs.length == ys.length, "marks need as many x as y");
    marks.add(
        (svg, frame) -> {
          StringBuilder path = new StringBuilder();
          String each = "h" + Svg.number(frame.px(length) - frame.px(0));
          for (int i = 0; i < xs.length; i++) {
            path.append('M')
                .append(Svg.number(frame.px(xs[i])))
                .append(' ')
                .append(Svg.number(frame.py(ys[i])))
                .append(each);
          }
          if (!path.isEmpty()) {
            svg.stroke(path.toString(), ink, thick, "");
          }
        });
    return this;
  }

  /** {@return the chart as it is now} */
  public Picture picture() {
    List<BiConsumer<Svg, Frame>> drawn = List.copyOf(marks);
    Legend entries = legend.copy();
    double bottom = height - Frame.BOTTOM - entries.height(width);
    Frame frame = new Frame(x.bounds(0), y.bounds(0.06), width - Frame.RIGHT, bottom);
    boolean wholeColumns = wholeX;
    boolean wholeRows = wholeY;
    int wide = width;
    int high = height;
    return new Picture(
        title,
        wide,
        high,
        svg -> {
          svg.title(wide, title);
          frame.draw(svg, wholeColumns, wholeRows, xTitle, yTitle);
          drawn.forEach(mark -> mark.accept(svg, frame));
          entries.draw(svg, wide, high);
        });
  }
}
