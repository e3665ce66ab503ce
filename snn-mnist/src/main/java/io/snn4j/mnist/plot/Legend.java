package io.snn4j.mnist.plot;

import java.util.ArrayList;
import java.util.List;

/** What the lines of a chart are, in rows below it. */
final class Legend {

  private static final int ROW = 18;
  private static final int LETTER = 7;

  private final List<Entry> entries = new ArrayList<>();

  /** What is drawn of a curve. */
  enum Mark {
    LINE,
    DASHES,
    POINT
  }

  private record Entry(String name, Ink ink, Mark mark) {

    double width() {
      return 34 + LETTER * (double) name.length();
    }
  }

  /** Adds a curve; none where the name is empty. */
  void add(String name, Ink ink, Mark mark) {
    if (!name.isEmpty()) {
      entries.add(new Entry(name, ink, mark));
    }
  }

  Legend copy() {
    Legend copy = new Legend();
    copy.entries.addAll(entries);
    return copy;
  }

  /** How many pixels all rows are high. */
  double height(int width) {
    return ROW * (double) rows(width).size();
  }

  private List<List<Entry>> rows(int width) {
    List<List<Entry>> rows = new ArrayList<>();
    double at = width;
    for (Entry entry : entries) {
      if (at + entry.width() > width - Frame.RIGHT) {
        rows.add(new ArrayList<>());
        at = Frame.LEFT;
      }
      rows.get(rows.size() - 1).add(entry);
      at += entry.width();
    }
    return rows;
  }

  void draw(Svg svg, int width, int height) {
    double line = height - 10 + ROW - height(width);
    for (List<Entry> row : rows(width)) {
      double at = Frame.LEFT;
      for (Entry entry : row) {
        if (entry.mark == Mark.POINT) {
          svg.rect(at + 6, line - 3, 6, 6, entry.ink);
        } else {
          svg.line(at, line, at + 18, line, entry.ink, 2, entry.mark == Mark.DASHES ? "6 4" : "");
        }
        svg.text(at + 23, line + 4, entry.name, Ink.TEXT, 12, Svg.Anchor.START);
        at += entry.width();
      }
      line += ROW;
    }
  }
}
