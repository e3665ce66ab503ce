package io.snn4j.mnist.command;

/** Text that a terminal shows and does not obey. */
final class Plain {

  private static final int LONGEST = 4000;

  // a carriage return alone writes over what stands before it; Cf turns the direction of writing
  private static final String CONTROL = "\\r(?!\\n)|[\\p{Cc}\\p{Cf}&&[^\\r\\n\\t]]";

  private Plain() {}

  /**
   * The text with a question mark for each control character, as a name in a file may hold commands
   * to the terminal; and cut where nobody reads on.
   */
  static String text(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return cut.replaceAll(CONTROL, "?");
  }
}
