package io.snn4j.mnist.command;

import java.nio.file.Path;

/** How the user calls the command, for sentences that say how to go on. */
final class Called {

  /** What the script was called as; it may lie anywhere. */
  static final String PROPERTY = "snn4j.called";

  private Called() {}

  /** The command line, in quotation marks: {@code './snn resume runs/mine'}. */
  static String with(String command, Path path) {
    return with(command, path, "");
  }

  /**
   * The same with options.
   *
   * @param options what comes after the path; empty for none
   */
  static String with(String command, Path path, String options) {
    return with(System.getProperty(PROPERTY, "./snn"), command, path, options);
  }

  static String with(String script, String command, Path path, String options) {
    String end = options.isEmpty() ? "" : " " + options;
    return "'" + word(script) + " " + command + " " + word(path.toString()) + end + "'";
  }

  /** As a shell takes it for one word. */
  private static String word(String text) {
    return text.matches("[\\w./:~+,@%=-]+")
        ? text
        : "\"" + text.replaceAll("([\"\\\\$`])", "\\\\$1") + "\"";
  }
}
