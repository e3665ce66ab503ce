package io.snn4j.mnist.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fragments that make one program, and what each of them prints. */
final class Program {

  /** What every program of the documentation may name without an import. */
  private static final List<String> PACKAGES =
      List.of(
          "java.nio.file",
          "java.util",
          "java.util.function",
          "java.util.stream",
          "io.snn4j.api",
          "io.snn4j.core.catalog",
          "io.snn4j.core.layer",
          "io.snn4j.core.network",
          "io.snn4j.core.neuron",
          "io.snn4j.surrogates",
          "io.snn4j.encoding",
          "io.snn4j.decoding",
          "io.snn4j.train",
          "io.snn4j.train.augment",
          "io.snn4j.train.data",
          "io.snn4j.train.experiment",
          "io.snn4j.train.insight",
          "io.snn4j.train.loss",
          "io.snn4j.train.schedule",
          "io.snn4j.train.store",
          "io.snn4j.train.update",
          "io.snn4j.mnist.data",
          "io.snn4j.mnist.plot");

  private static final Pattern IMPORT = Pattern.compile("import (static )?[\\w.*]+;.*");
  private static final Pattern RELATIVE = Pattern.compile("\\bPath\\.of\\((?=\")");

  private record Line(String text, int origin) {}

  /** A text the page says is printed. */
  record Printed(int line, String text) {}

  private final List<Line> imports = new ArrayList<>();
  private final List<Line> body = new ArrayList<>();
  private final List<Optional<Printed>> fragments = new ArrayList<>();

  boolean isEmpty() {
    return fragments.isEmpty();
  }

  /** Adds Java that readers do not see. */
  void given(Item.Note note) {
    add(note.after("given"), note.line());
  }

  /** Adds a fragment. */
  void fragment(Item.Snippet snippet) {
    add(snippet.lines(), snippet.line());
    body.add(new Line("shown$.accept(" + fragments.size() + ");", snippet.line()));
    fragments.add(Optional.empty());
  }

  /** Says what the last fragment prints. */
  void prints(Item.Snippet text) {
    fragments.set(fragments.size() - 1, Optional.of(new Printed(text.line(), text.text())));
  }

  List<Optional<Printed>> fragments() {
    return fragments;
  }

  private void add(List<String> lines, int first) {
    for (int i = 0; i < lines.size(); i++) {
      boolean isImport = IMPORT.matcher(lines.get(i)).matches();
      (isImport ? imports : body).add(new Line(lines.get(i), first + i));
    }
  }

  /**
   * The program: a class without a package, so that it may use types without one.
   *
   * @param more packages of the page's own types
   */
  Source source(String name, List<String> more) {
    Source source = new Source(name, body.get(0).origin());
    PACKAGES.forEach(each -> source.add("import " + each + ".*;"));
    more.forEach(each -> source.add("import " + each + "*;"));
    imports.forEach(line -> source.add(line.text(), line.origin()));
    source.add("public final class " + name + " {");
    source.add(
        "public static void page(Path folder$, java.util.function.IntConsumer shown$)"
            + " throws Exception {");
    for (Line line : body) {
      // what is saved goes to a folder of the build
      String text = RELATIVE.matcher(line.text()).replaceAll("folder\\$.resolve(");
      source.add(text, line.origin());
    }
    source.add("}}");
    return source;
  }
}
