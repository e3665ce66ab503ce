package io.snn4j.mnist.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param name its path from the root of the project, such as {@code docs/tutorial.md}
 * @param lines its lines
 * @param items what of it is tested, in order
 */
record Page(String name, List<String> lines, List<Item> items) {

  /** The root of the project; tests run in their module's folder. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** All pages there are. */
  static List<Page> all() {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")) {
      files.add(ROOT.resolve(name));
    }
    files.addAll(find("docs"));
    files.addAll(find("examples"));
    return files.stream().map(Page::read).toList();
  }

  private static List<Path> find(String folder) {
    try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
      return all.filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page read(Path file) {
    try {
      return of(ROOT.relativize(file).toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page of(String name, String text) {
    List<String> lines = text.lines().toList();
    return new Page(name, lines, new PageReader(name, lines).items());
  }

  Path file() {
    return ROOT.resolve(name);
  }

  /** A place of it, as editors understand it. */
  String at(int line) {
    return name + ":" + line + ": ";
  }

  /** The fenced blocks in one of some languages. */
  List<Item.Snippet> snippets(String... languages) {
    return items.stream()
        .filter(Item.Snippet.class::isInstance)
        .map(Item.Snippet.class::cast)
        .filter(snippet -> List.of(languages).contains(snippet.language()))
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
