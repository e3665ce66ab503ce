package io.snn4j.mnist.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the fenced blocks and the comments of a page. */
final class PageReader {

  private static final Pattern FENCE = Pattern.compile("( *)```+(\\w*)\\s*");
  private static final String OPEN = "<!--";
  private static final String CLOSE = "-->";

  private final String name;
  private final List<String> lines;
  private final List<Item> items = new ArrayList<>();

  PageReader(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  List<Item> items() {
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        i = snippet(i, fence.group(1), fence.group(2));
      } else if (lines.get(i).stripLeading().startsWith(OPEN)) {
        i = note(i);
      }
    }
    return List.copyOf(items);
  }

  /** Reads the block that begins on a line; returns the line on which it ends. */
  private int snippet(int start, String indent, String language) {
    List<String> content = new ArrayList<>();
    for (int i = start + 1; i < lines.size(); i++) {
      if (FENCE.matcher(lines.get(i)).matches()) {
        items.add(new Item.Snippet(language, start + 2, List.copyOf(content)));
        return i;
      }
      String line = lines.get(i);
      content.add(line.startsWith(indent) ? line.substring(indent.length()) : line.stripLeading());
    }
    throw new AssertionError(name + ":" + (start + 1) + ": the fence is not closed");
  }

  private int note(int start) {
    StringBuilder text = new StringBuilder();
    for (int i = start; i < lines.size(); i++) {
      text.append(lines.get(i)).append('\n');
      int end = text.indexOf(CLOSE);
      if (end >= 0) {
        String inner = text.substring(text.indexOf(OPEN) + OPEN.length(), end);
        items.add(new Item.Note(inner.strip(), start + 1));
        return i;
      }
    }
    throw new AssertionError(name + ":" + (start + 1) + ": the comment is not closed");
  }
}
