package io.snn4j.mnist.plot;

import io.snn4j.api.Check;
import java.util.List;

/** Pictures made of cells: weights, samples, confusion matrices. */
public final class Sheets {

  private static final int MARGIN = 10;
  private static final int HEAD = 30;
  private static final int ZOOM = 2;
  private static final int CELL = 36;
  private static final int AXIS = 46;

  private Sheets() {}

  /**
   * {@return the weights into neurons, each as an image of the input: blue excites, red inhibits,
   * and the deepest colour is the largest weight of all}
   *
   * @param title stands above the picture
   * @param weights by neuron, [rows * columns]
   * @param rows the height of an image in pixels
   * @param columns the width of an image in pixels
   * @throws IllegalArgumentException if there are none, or one has not so many weights
   */
  public static Picture weights(String title, List<float[]> weights, int rows, int columns) {
    check(weights, rows, columns);
    float limit = Float.MIN_NORMAL;
    for (float[] neuron : weights) {
      for (float weight : neuron) {
        limit = Math.max(limit, Math.abs(weight));
      }
    }
    int across = across(weights.size());
    return sheet(title, Pixels.signed(weights, rows, columns, across, limit));
  }

  /**
   * {@return grey images beside each other, from 0, black, to 1, white}
   *
   * @param title stands above the picture
   * @param images each [rows * columns]
   * @param rows the height of an image in pixels
   * @param columns the width of an image in pixels
   * @throws IllegalArgumentException if there are none, or one has not so many pixels
   */
  public static Picture images(String title, List<float[]> images, int rows, int columns) {
    check(images, rows, columns);
    return sheet(title, Pixels.grey(images, rows, columns, across(images.size())));
  }

  /**
   * {@return one grey image, small and without a title of its own}
   *
   * @param title stands above the picture
   * @param image [rows * columns], from 0, black, to 1, white
   * @param rows the height of an image in pixels
   * @param columns the width of an image in pixels
   */
  public static Picture thumbnail(String title, float[] image, int rows, int columns) {
    check(List.of(image), rows, columns);
    Pixels pixels = Pixels.grey(List.of(image), rows, columns, 1);
    return new Picture(
        title,
        ZOOM * columns,
        ZOOM * rows,
        svg -> svg.image(0, 0, ZOOM * (double) columns, ZOOM * (double) rows, pixels));
  }

  private static void check(List<float[]> images, int rows, int columns) {
    Check.that(!images.isEmpty(), "there are no images to show");
    for (float[] image : images) {
      Check.that(
          image.length == rows * columns,
          "images of %d x %d have %d values, but one has %d",
          rows,
          columns,
          rows * columns,
          image.length);
    }
  }

  private static int across(int images) {
    return Math.min(images, (int) Math.ceil(Math.sqrt(images * 1.5)));
  }

  private static Picture sheet(String title, Pixels pixels) {
    int zoom = Math.max(ZOOM, 220 / pixels.width());
    int wide = zoom * pixels.width();
    int width = Math.max(wide, 8 * title.length()) + 2 * MARGIN;
    return new Picture(
        title,
        width,
        zoom * pixels.height() + HEAD + MARGIN,
        svg -> {
          svg.title(width, title);
          svg.image((width - wide) / 2.0, HEAD, wide, zoom * (double) pixels.height(), pixels);
        });
  }

  /**
   * {@return a confusion matrix: a row for each class, a column for each answer; right answers are
   * green, and wrong ones red, the deeper the more often}
   *
   * @param title stands above the picture
   * @param counts [C,C]
   */
  public static Picture confusion(String title, List<List<Integer>> counts) {
    int classes = counts.size();
    int width = AXIS + classes * CELL + MARGIN;
    int height = HEAD + classes * CELL + AXIS;
    return new Picture(title, width, height, svg -> confusion(svg, title, counts, width, height));
  }

  private static double mostMistaken(List<List<Integer>> counts) {
    double most = 1;
    for (int actual = 0; actual < counts.size(); actual++) {
      for (int answer = 0; answer < counts.size(); answer++) {
        most = actual == answer ? most : Math.max(most, counts.get(actual).get(answer));
      }
    }
    return most;
  }

  private static void confusion(
      Svg svg, String title, List<List<Integer>> counts, int width, int height) {
    svg.title(width, title);
    int classes = counts.size();
    double mostMistaken = mostMistaken(counts);
    for (int actual = 0; actual < classes; actual++) {
      double top = HEAD + actual * (double) CELL;
      double all = counts.get(actual).stream().mapToInt(Integer::intValue).sum();
      svg.text(AXIS - 8, top + CELL / 2.0 + 4, "" + actual, Ink.MUTED, 12, Svg.Anchor.END);
      for (int answer = 0; answer < classes; answer++) {
        int count = counts.get(actual).get(answer);
        double left = AXIS + answer * (double) CELL;
        // mistakes among themselves, and by the root, so that a few can be seen beside the many
        // right
        double share = actual == answer ? count / Math.max(1, all) : count / mostMistaken;
        // not so deep that numbers cannot be read
        double depth = 0.45 * Math.sqrt(share);
        svg.rect(left, top, CELL - 1, CELL - 1, Ink.GRID);
        svg.shade(left, top, CELL - 1, CELL - 1, actual == answer ? Ink.GREEN : Ink.RED, depth);
        if (count > 0) {
          svg.text(
              left + CELL / 2.0, top + CELL / 2.0 + 4, "" + count, Ink.TEXT, 11, Svg.Anchor.MIDDLE);
        }
      }
    }
    for (int answer = 0; answer < classes; answer++) {
      double left = AXIS + answer * (double) CELL;
      svg.text(left + CELL / 2.0, height - 28, "" + answer, Ink.MUTED, 12, Svg.Anchor.MIDDLE);
    }
    svg.text(AXIS + classes * CELL / 2.0, height - 8, "answer", Ink.TEXT, 12, Svg.Anchor.MIDDLE);
    double centre = HEAD + classes * CELL / 2.0;
    svg.upwards(14, centre, "class");
  }
}
