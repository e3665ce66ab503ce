package io.snn4j.mnist.plot;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** SVG being written: a few shapes, every coordinate to a tenth of a pixel, every text escaped. */
final class Svg {

  /** Where a text stands from its point. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  private final StringBuilder out = new StringBuilder();
  private final Function<Ink, String> colour;

  Svg(Function<Ink, String> colour) {
    this.colour = colour;
  }

  String text() {
    return out.toString();
  }

  /** A number to a tenth, as short as it gets. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    text = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    return text.equals("-0") ? "0" : text;
  }

  void rect(double x, double y, double width, double height, Ink fill) {
    out.append("<rect x=\"")
        .append(number(x))
        .append("\" y=\"")
        .append(number(y))
        .append("\" width=\"")
        .append(number(Math.max(0, width)))
        .append("\" height=\"")
        .append(number(Math.max(0, height)))
        .append("\" fill=\"")
        .append(colour.apply(fill))
        .append("\"/>\n");
  }

  /** A rectangle through which the ground shows. */
  void shade(double x, double y, double width, double height, Ink fill, double opacity) {
    out.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\""
                + " fill-opacity=\"%.3f\"/>\n",
            number(x),
            number(y),
            number(width),
            number(height),
            colour.apply(fill),
            opacity));
  }

  /**
   * A path that is stroked.
   *
   * @param commands the path's {@code d}
   * @param dash such as {@code 5 4}; empty: not dashed
   */
  void stroke(String commands, Ink ink, double width, String dash) {
    out.append("<path d=\"")
        .append(commands)
        .append("\" fill=\"none\" stroke=\"")
        .append(colour.apply(ink))
        .append("\" stroke-width=\"")
        .append(String.format(Locale.ROOT, "%.2f", width))
        .append('"');
    if (!dash.isEmpty()) {
      out.append(" stroke-dasharray=\"").append(dash).append('"');
    }
    out.append("/>\n");
  }

  void line(double x1, double y1, double x2, double y2, Ink ink, double width, String dash) {
    stroke(
        "M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2),
        ink,
        width,
        dash);
  }

  private void text(
      double x, double y, String text, Ink ink, int size, Anchor anchor, String more) {
    out.append("<text x=\"")
        .append(number(x))
        .append("\" y=\"")
        .append(number(y))
        .append("\" fill=\"")
        .append(colour.apply(ink))
        .append("\" font-size=\"")
        .append(size)
        .append("\" text-anchor=\"")
        .append(anchor.name().toLowerCase(Locale.ROOT))
        .append('"')
        .append(more)
        .append('>')
        .append(Xml.escape(text))
        .append("</text>\n");
  }

  void text(double x, double y, String text, Ink ink, int size, Anchor anchor) {
    text(x, y, text, ink, size, anchor, "");
  }

  /** What a picture shows, above it. */
  void title(double width, String text) {
    text(width / 2, 19, text, Ink.TEXT, 14, Anchor.MIDDLE, " font-weight=\"600\"");
  }

  /** A text that runs upwards, around its middle. */
  void upwards(double x, double y, String text) {
    String turned = " transform=\"translate(%s %s) rotate(-90)\"".formatted(number(x), number(y));
    text(0, 0, text, Ink.TEXT, 12, Anchor.MIDDLE, turned);
  }

  /** What is drawn, elsewhere. */
  void moved(double x, double y, Consumer<Svg> drawing) {
    out.append("<g transform=\"translate(%s %s)\">\n".formatted(number(x), number(y)));
    drawing.accept(this);
    out.append("</g>\n");
  }

  /** Pixels, each a sharp square. */
  void image(double x, double y, double width, double height, Pixels pixels) {
    out.append("<image x=\"")
        .append(number(x))
        .append("\" y=\"")
        .append(number(y))
        .append("\" width=\"")
        .append(number(width))
        .append("\" height=\"")
        .append(number(height))
        .append("\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"")
        .append(pixels.dataUri())
        .append("\"/>\n");
  }
}
