package io.snn4j.mnist.plot;

/** Text within XML and HTML. */
public final class Xml {

  private Xml() {}

  /**
   * {@return a text that stays a text, in an element or an attribute: markup is escaped, and what
   * XML 1.0 has no place for becomes U+FFFD}
   *
   * @param text any text
   */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(allowed(c) ? c : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean allowed(int c) {
    boolean white = c == '\t' || c == '\n' || c == '\r';
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    return white || (c >= 0x20 && !surrogate && c != 0xFFFE && c != 0xFFFF);
  }
}
