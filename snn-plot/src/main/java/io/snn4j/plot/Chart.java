package io.snn4j.plot;

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
  private static final int LEFT = 58;
  private static final int RIGHT = 14;
  private static final int TOP = 30;
  private static final int BOTTOM = 42;
  private static final int LEGEND = 18;
  private static final int LETTER = 7;

  private final String title;
  private final String xTitle;
  private final String yTitle;
  private final List<BiConsumer<Svg, Frame>> marks = new ArrayList<>();
  private final List<Entry> legend = new ArrayList<>();
  private final Range x = new Range();
  private final Range y = new Range();
  private boolean wholeX;
  private boolean wholeY;
  private int width = WIDTH;
  private int height = HEIGHT;

  /**
   * An empty chart.
   *
   * @param xTitle what the horizontal axis counts
   * @param yTitle what the vertical axis counts
   */
  public Chart(String title, String xTitle, String yTitle) {
    this.title = title;
    this.xTitle = xTitle;
    this.yTitle = yTitle;
  }

  private record Entry(String name, Ink ink, boolean dashed) {}

  /** An axis's range, which grows with what is to be seen. */
  private static final class Range {
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private boolean fixed;

    void see(double... values) {
      for (double value : values) {
        if (!fixed && Double.isFinite(value)) {
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
    }

    void fix(double from, double to) {
      least = from;
      most = to;
      fixed = true;
    }

    /** From where to where, with some room around it unless it was given. */
    double[] bounds(double room) {
      if (!(most >= least)) {
        return new double[] {0, 1};
      } else if (fixed && most > least) {
        return new double[] {least, most};
      }
      double more = most > least ? room * (most - least) : Math.max(0.5, 0.1 * Math.abs(most));
      // what begins at zero is drawn from zero on
      return new double[] {least == 0 ? 0 : least - more, most + more};
    }
  }

  /** Where the axes are, in pixels. */
  private record Frame(
      double[] x, double[] y, double left, double top, double right, double bottom) {

    double px(double value) {
      return left + (value - x[0]) / (x[1] - x[0]) * (right - left);
    }

    double py(double value) {
      return bottom - (value - y[0]) / (y[1] - y[0]) * (bottom - top);
    }
  }

  /** The size in pixels, instead of 480 x 280. */
  public Chart size(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    return this;
  }

  /** Gives the range of the horizontal axis. */
  public Chart xRange(double from, double to) {
    x.fix(from, to);
    return this;
  }

  /** Gives the range of the vertical axis. */
  public Chart yRange(double from, double to) {
    y.fix(from, to);
    return this;
  }

  /** Lets the horizontal axis count in whole numbers. */
  public Chart wholeX() {
    wholeX = true;
    return this;
  }

  /** Lets the vertical axis count in whole numbers. */
  public Chart wholeY() {
    wholeY = true;
    return this;
  }

  /**
   * Adds a curve; where a value is not finite there is a gap.
   *
   * @param name for the legend; empty: not in it
   */
  public Chart line(String name, Ink ink, double[] xs, double[] ys) {
    return line(name, ink, xs, ys, "");
  }

  /** Adds a dashed horizontal line over the whole width. */
  public Chart level(String name, Ink ink, double value) {
    y.see(value);
    legend(name, ink, true);
    marks.add(
        (svg, frame) ->
            svg.line(frame.left, frame.py(value), frame.right, frame.py(value), ink, 1.5, "6 4"));
    return this;
  }

  private Chart line(String name, Ink ink, double[] xs, double[] ys, String dash) {
    Check.that(xs.length == ys.length, "a curve needs as many x as y");
    x.see(xs);
    y.see(ys);
    legend(name, ink, !dash.isEmpty());
    marks.add((svg, frame) -> svg.stroke(path(frame, xs, ys), ink, 1.8, dash));
    if (DoubleStream.of(ys).filter(Double::isFinite).count() == 1) {
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
   * @param xs their middles
   * @param thick their width, in units of the axis
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
   * @param thick their height in pixels
   * @param length their width, in units of the horizontal axis
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

  private void legend(String name, Ink ink, boolean dashed) {
    if (!name.isEmpty()) {
      legend.add(new Entry(name, ink, dashed));
    }
  }

  /** The chart as it is now. */
  public Picture picture() {
    List<BiConsumer<Svg, Frame>> drawn = List.copyOf(marks);
    List<Entry> entries = List.copyOf(legend);
    double[] xs = x.bounds(0);
    double[] ys = y.bounds(0.06);
    int rows = legendRows(entries);
    Frame frame =
        new Frame(xs, ys, LEFT, TOP, width - RIGHT, height - BOTTOM - LEGEND * (double) rows);
    return new Picture(
        title,
        width,
        height,
        svg -> {
          svg.text(width / 2.0, 19, title, Ink.TEXT, 14, Svg.Anchor.MIDDLE, " font-weight=\"600\"");
          axes(svg, frame);
          drawn.forEach(mark -> mark.accept(svg, frame));
          legend(svg, entries);
        });
  }

  private void axes(Svg svg, Frame frame) {
    int fitX = (int) ((frame.right - frame.left) / 55);
    int fitY = (int) ((frame.bottom - frame.top) / 32);
    for (double tick : Ticks.of(frame.x[0], frame.x[1], Math.max(2, fitX), wholeX)) {
      double at = frame.px(tick);
      svg.line(at, frame.top, at, frame.bottom, Ink.GRID, 1, "");
      svg.text(at, frame.bottom + 15, Ticks.label(tick), Ink.MUTED, 11, Svg.Anchor.MIDDLE);
    }
    for (double tick : Ticks.of(frame.y[0], frame.y[1], Math.max(2, fitY), wholeY)) {
      double at = frame.py(tick);
      svg.line(frame.left, at, frame.right, at, Ink.GRID, 1, "");
      svg.text(frame.left - 6, at + 4, Ticks.label(tick), Ink.MUTED, 11, Svg.Anchor.END);
    }
    svg.line(frame.left, frame.bottom, frame.right, frame.bottom, Ink.MUTED, 1, "");
    svg.line(frame.left, frame.top, frame.left, frame.bottom, Ink.MUTED, 1, "");
    double middle = (frame.left + frame.right) / 2;
    svg.text(middle, frame.bottom + 33, xTitle, Ink.TEXT, 12, Svg.Anchor.MIDDLE);
    double centre = (frame.top + frame.bottom) / 2;
    svg.text(
        0,
        0,
        yTitle,
        Ink.TEXT,
        12,
        Svg.Anchor.MIDDLE,
        " transform=\"translate(14 " + Svg.number(centre) + ") rotate(-90)\"");
  }

  private int legendRows(List<Entry> entries) {
    int rows = 0;
    double at = width;
    for (Entry entry : entries) {
      double wide = wide(entry);
      if (at + wide > width - RIGHT) {
        rows++;
        at = LEFT;
      }
      at += wide;
    }
    return rows;
  }

  private static double wide(Entry entry) {
    return 34 + LETTER * (double) entry.name.length();
  }

  private void legend(Svg svg, List<Entry> entries) {
    int row = -legendRows(entries);
    double at = width;
    for (Entry entry : entries) {
      if (at + wide(entry) > width - RIGHT) {
        row++;
        at = LEFT;
      }
      double line = height - 10 + LEGEND * (double) row;
      svg.line(at, line, at + 18, line, entry.ink, 2, entry.dashed ? "6 4" : "");
      svg.text(at + 23, line + 4, entry.name, Ink.TEXT, 12, Svg.Anchor.START);
      at += wide(entry);
    }
  }
}
