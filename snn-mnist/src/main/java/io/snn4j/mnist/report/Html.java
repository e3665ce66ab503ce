package io.snn4j.mnist.report;

import io.snn4j.mnist.plot.Picture;
import io.snn4j.mnist.plot.Xml;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** HTML being written; every text is escaped. */
final class Html {

  private final StringBuilder out = new StringBuilder();

  String text() {
    return out.toString();
  }

  /** Markup of our own, with texts in place of {@code %s}. */
  Html add(String markup, Object... texts) {
    Object[] escaped = new Object[texts.length];
    for (int i = 0; i < texts.length; i++) {
      escaped[i] = texts[i] instanceof String text ? Xml.escape(text) : texts[i];
    }
    out.append(String.format(Locale.ROOT, markup, escaped)).append('\n');
    return this;
  }

  /** Markup that is whole already. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  Html section(String title) {
    return add("<section><h2>%s</h2>", title);
  }

  Html end() {
    return add("</section>");
  }

  /** Pictures beside each other, as many as there is room for. */
  Html pictures(List<Picture> pictures) {
    out.append("<div class=\"pictures\">\n");
    pictures.forEach(
        picture -> out.append("<figure>").append(picture.inline()).append("</figure>\n"));
    out.append("</div>\n");
    return this;
  }

  /** A small picture in the run of the text. */
  Html thumbnail(Picture picture, String caption) {
    out.append("<figure class=\"thumbnail\">").append(picture.inline());
    return add("<figcaption>%s</figcaption></figure>", caption);
  }

  /**
   * A table that scrolls by itself where it is too wide.
   *
   * @param head the first row; texts stand left in the first column, numbers right in the others
   */
  Html table(List<String> head, List<List<String>> rows) {
    out.append("<div class=\"wide\"><table>\n<tr>");
    head.forEach(cell -> add("<th>%s</th>", cell));
    out.append("</tr>\n");
    for (List<String> row : rows) {
      out.append("<tr>");
      row.forEach(cell -> add("<td>%s</td>", cell));
      out.append("</tr>\n");
    }
    out.append("</table></div>\n");
    return this;
  }

  /** Three digits, with a power of ten only where there would be many zeros. */
  static String number(double value) {
    double size = Math.abs(value);
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : format("%s", value);
    } else if (size < 1e-3 || size >= 1e5) {
      return format("%.2e", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
    return rounded.stripTrailingZeros().toPlainString();
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
