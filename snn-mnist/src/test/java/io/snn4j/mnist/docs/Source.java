package io.snn4j.mnist.docs;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A Java source whose lines know on which line of the page they stand. */
final class Source extends SimpleJavaFileObject {

  private final String type;
  private final int begin;
  private final StringBuilder text = new StringBuilder();
  private final List<Integer> origins = new ArrayList<>();

  /**
   * A source without lines.
   *
   * @param type the type it declares, with its package
   * @param begin the line of the page that is named where no other is known
   */
  Source(String type, int begin) {
    super(URI.create("page:///" + type.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE);
    this.type = type;
    this.begin = begin;
  }

  String type() {
    return type;
  }

  /** The package with a dot behind it; empty where there is none. */
  String prefix() {
    return type.substring(0, type.lastIndexOf('.') + 1);
  }

  void add(String line, int origin) {
    text.append(line).append('\n');
    origins.add(origin);
  }

  /** Adds a line that does not stand on the page. */
  void add(String line) {
    add(line, begin);
  }

  /** The line of the page on which a line of this source stands. */
  int origin(long line) {
    return line >= 1 && line <= origins.size() ? origins.get((int) line - 1) : begin;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
