package io.snn4j.train.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run's {@code metrics.csv}, as columns.
 *
 * @param columns the numbers of each column by its name, a row for each epoch; NaN where a cell is
 *     empty or holds no number
 */
public record MetricsFile(Map<String, double[]> columns) {

  /** The name of the file within a run folder. */
  public static final String NAME = "metrics.csv";

  private static final int LARGEST = 1 << 26;

  /**
   * Reads a file.
   *
   * @param file the file
   * @return the table
   * @throws IOException if it cannot be read, or a row has not as many cells as the first
   */
  public static MetricsFile read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("%s is longer than %d bytes".formatted(file, LARGEST));
    }
    List<String> lines = Files.readAllLines(file, UTF_8);
    String[] names = lines.isEmpty() ? new String[0] : lines.get(0).split(",", -1);
    // every row before any column: a header alone must not ask for names times lines
    List<String[]> rows = new ArrayList<>();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      String[] cells = line.split(",", -1);
      if (cells.length != names.length) {
        throw new IOException(
            "%s: line %d has %d cells, but the first line has %d"
                .formatted(file, rows.size() + 2, cells.length, names.length));
      }
      rows.add(cells);
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      int column = i;
      columns.put(names[i], rows.stream().mapToDouble(cells -> number(cells[column])).toArray());
    }
    return new MetricsFile(columns);
  }

  private static double number(String cell) {
    try {
      return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** {@return the number of epochs} */
  public int epochs() {
    return columns.values().stream().findFirst().map(column -> column.length).orElse(0);
  }

  /**
   * {@return a column; all NaN where there is none of that name}
   *
   * @param name the column's name
   */
  public double[] column(String name) {
    double[] none = new double[epochs()];
    java.util.Arrays.fill(none, Double.NaN);
    return columns.getOrDefault(name, none);
  }
}
