package io.snn4j.mnist.plot;

import java.util.List;
import java.util.Locale;

/**
 * What things are drawn with, for what they mean. A picture of its own has the colours for paper;
 * in a page they are CSS variables, so that the page may be light or dark.
 */
public enum Ink {
  /** The ground. */
  PAPER("#ffffff", "#16181c"),
  /** Titles and labels. */
  TEXT("#222222", "#e6e6e6"),
  /** Numbers at the axes, and what is less important. */
  MUTED("#6a6a6a", "#9aa0a6"),
  /** Lines of the grid. */
  GRID("#e2e2e2", "#33373d"),
  /** The first series. */
  BLUE("#1f5fa8", "#6ea8ea"),
  /** The second series. */
  ORANGE("#d9730d", "#f0a050"),
  /** The third series. */
  GREEN("#2e8b57", "#62c48d"),
  /** The fourth series. */
  PURPLE("#8250a8", "#bd93e0"),
  /** Thresholds, and what is wrong. */
  RED("#c0272d", "#f07178"),
  /** The fifth series. */
  TEAL("#14808a", "#4fc3cf"),
  /** The sixth series. */
  BROWN("#8c5a2b", "#cf9b6a"),
  /** The seventh series. */
  PINK("#c2408f", "#ee86c4"),
  /** The eighth series. */
  OLIVE("#75811b", "#b9c65a"),
  /** The ninth series. */
  SLATE("#50627a", "#93a7c2"),
  /** The tenth series. */
  GREY("#8a8a8a", "#777c83");

  private static final List<Ink> SERIES =
      List.of(BLUE, ORANGE, GREEN, PURPLE, TEAL, BROWN, PINK, OLIVE, SLATE, GREY);

  private final String light;
  private final String dark;

  Ink(String light, String dark) {
    this.light = light;
    this.dark = dark;
  }

  /**
   * {@return the ink of one of several series; after ten they come again}
   *
   * @param index the series' place, from 0
   */
  public static Ink series(int index) {
    return SERIES.get(index % SERIES.size());
  }

  /** {@return the colour on paper, such as {@code #1f5fa8}} */
  public String light() {
    return light;
  }

  /** {@return the colour on a dark ground} */
  public String dark() {
    return dark;
  }

  /** {@return the CSS variable, such as {@code --blue}} */
  public String variable() {
    return "--" + name().toLowerCase(Locale.ROOT);
  }
}
