package io.snn4j.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A node of a configuration: a scalar, a sequence or a mapping, and where it stands. */
public sealed interface Tree {

  /** {@return where the node stands; {@link Place#NOWHERE} if it came from Java} */
  Place place();

  /**
   * A place that can be named in an error.
   *
   * @param source the file or the option of the command line; empty where nobody needs to be told
   * @param line counted from 1; 0 where there are no lines
   * @param column counted from 1; 0 where there are no lines
   */
  record Place(String source, int line, int column) {

    /** The place of what came from no file. */
    public static final Place NOWHERE = new Place("", 0, 0);

    /**
     * A place in the only file there is.
     *
     * @param line counted from 1; 0 where there are no lines
     * @param column counted from 1; 0 where there are no lines
     */
    public Place(int line, int column) {
      this("", line, column);
    }

    @Override
    public String toString() {
      return (source.isEmpty() ? "" : source + ": ")
          + (line == 0 ? "" : "line " + line + ", column " + column + ": ");
    }
  }

  /**
   * {@return the same node, and all in it, as if it stood there}
   *
   * @param there the place
   */
  default Tree at(Place there) {
    if (this instanceof Mapping mapping) {
      Map<String, Tree> entries = new LinkedHashMap<>();
      Map<String, Place> keys = new LinkedHashMap<>();
      mapping.entries().forEach((key, value) -> entries.put(key, value.at(there)));
      mapping.entries().keySet().forEach(key -> keys.put(key, there));
      return new Mapping(entries, keys, there);
    } else if (this instanceof Sequence sequence) {
      return new Sequence(sequence.items().stream().map(item -> item.at(there)).toList(), there);
    }
    return new Scalar(((Scalar) this).value(), there);
  }

  /**
   * A single value.
   *
   * @param value a String, Boolean, Long, Double or, for an empty node, null
   */
  record Scalar(Object value, Place place) implements Tree {}

  /** A list of nodes. */
  record Sequence(List<Tree> items, Place place) implements Tree {}

  /**
   * Named nodes in the order they were written.
   *
   * @param keys where each key stands
   */
  record Mapping(Map<String, Tree> entries, Map<String, Place> keys, Place place) implements Tree {}

  /**
   * {@return a tree of plain Java values: Map, Iterable, Number, Boolean, CharSequence, null}
   *
   * @param plain such a value
   * @throws IllegalArgumentException for anything else
   */
  static Tree of(Object plain) {
    if (plain instanceof Tree tree) {
      return tree;
    } else if (plain instanceof Map<?, ?> map) {
      Map<String, Tree> entries = new LinkedHashMap<>();
      map.forEach((key, value) -> entries.put(String.valueOf(key), of(value)));
      return new Mapping(entries, Map.of(), Place.NOWHERE);
    } else if (plain instanceof Iterable<?> items) {
      List<Tree> list = new java.util.ArrayList<>();
      items.forEach(item -> list.add(of(item)));
      return new Sequence(list, Place.NOWHERE);
    } else if (plain instanceof Float number) {
      // by way of its shortest decimal, so that 0.95f is 0.95 and not 0.949999988
      return new Scalar(Double.valueOf(number.toString()), Place.NOWHERE);
    } else if (plain instanceof Long
        || plain instanceof Integer
        || plain instanceof Short
        || plain instanceof Byte) {
      return new Scalar(((Number) plain).longValue(), Place.NOWHERE);
    } else if (plain instanceof Number number) {
      return new Scalar(number.doubleValue(), Place.NOWHERE);
    } else if (plain == null || plain instanceof Boolean) {
      return new Scalar(plain, Place.NOWHERE);
    } else if (plain instanceof CharSequence text) {
      return new Scalar(text.toString(), Place.NOWHERE);
    }
    throw new IllegalArgumentException("no configuration value: " + plain.getClass().getName());
  }

  /** {@return the node as plain Java values: the opposite of {@link #of}} */
  default Object plain() {
    if (this instanceof Mapping mapping) {
      Map<String, Object> map = new LinkedHashMap<>();
      mapping.entries().forEach((key, value) -> map.put(key, value.plain()));
      return map;
    } else if (this instanceof Sequence sequence) {
      List<Object> list = new java.util.ArrayList<>();
      sequence.items().forEach(item -> list.add(item.plain()));
      return list;
    }
    return ((Scalar) this).value();
  }
}
