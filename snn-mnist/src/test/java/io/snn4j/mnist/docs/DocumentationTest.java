package io.snn4j.mnist.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.mnist.command.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the documentation shows compiles, runs, prints what it says, and is read by snn. */
class DocumentationTest {

  private static final long LARGEST_PICTURE = 200_000;

  static List<Page> pages() {
    return Page.all();
  }

  /** Catalogs of the class path are made once, and not of what some page declares. */
  @BeforeAll
  static void catalogs() {
    assertThat(Catalogs.standard()).isNotNull();
  }

  @Test
  void thereIsSomethingOfEachKind() {
    List<Page> pages = pages();
    assertThat(pages).extracting(Page::name).contains("README.md", "CONTRIBUTING.md");
    assertThat(pages).anySatisfy(page -> assertThat(page.name()).startsWith("docs/decisions/"));
    assertThat(pages).anySatisfy(page -> assertThat(page.name()).startsWith("examples/"));
    Page readme = pages.get(0);
    assertThat(JavaOfPage.of(readme).files()).isNotEmpty();
    assertThat(JavaOfPage.of(readme).programs()).isNotEmpty();
    assertThat(readme.snippets("yaml")).isNotEmpty();
    assertThat(Commands.of(readme)).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void itsProgramsCompileRunAndPrintWhatItSays(Page page) throws Exception {
    new PageRun(CompiledPage.of(page)).run();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void itsConfigurationsAreRead(Page page) throws IOException {
    CompiledPage compiled = CompiledPage.of(page);
    Catalogs catalogs = new Catalogs(compiled.loader());
    Problems problems = new Problems(page);
    for (Item.Snippet yaml : page.snippets("yaml")) {
      try {
        Shown.yaml(yaml.text(), compiled.folder(), catalogs);
      } catch (ConfigException e) {
        problems.add(yaml.line(), String.join("; ", e.problems()));
      }
    }
    problems.throwIfAny();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void itsCommandsAreUnderstood(Page page) {
    Problems problems = new Problems(page);
    for (Commands.Command command : Commands.of(page)) {
      try {
        Shown.command(command.arguments());
      } catch (CommandLine.ParameterException e) {
        if (command.whole() || !(e instanceof CommandLine.MissingParameterException)) {
          problems.add(command.line(), "snn does not understand this: " + e.getMessage());
        }
      }
    }
    problems.throwIfAny();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void itsLinksLeadSomewhere(Page page) {
    new Links(page).check();
  }

  @Test
  void picturesAreSmallAndShown() throws IOException {
    String all =
        String.join("\n", pages().stream().flatMap(page -> page.lines().stream()).toList());
    try (Stream<Path> files = Files.walk(Page.ROOT.resolve("docs"))) {
      for (Path file : files.filter(each -> each.toString().matches(".*\\.(svg|png)")).toList()) {
        assertThat(Files.size(file)).as("bytes of %s", file).isLessThan(LARGEST_PICTURE);
        assertThat(all).as("the pages").contains(file.getFileName().toString());
      }
    }
  }

  /** Comments and the words in formulas may differ, and nothing else. */
  @Test
  void bothLanguagesShowTheSameCode() {
    for (Page chinese : pages().stream().filter(page -> page.name().endsWith(".zh.md")).toList()) {
      Page english = Page.read(Page.ROOT.resolve(chinese.name().replace(".zh.md", ".md")));
      assertThat(code(chinese)).as(chinese.name()).isEqualTo(code(english));
    }
  }

  private static List<String> code(Page page) {
    return page.items().stream()
        .filter(
            item -> !(item instanceof Item.Snippet snippet && snippet.language().equals("math")))
        .map(
            item ->
                item instanceof Item.Snippet snippet
                    ? snippet.language() + "\n" + snippet.text()
                    : ((Item.Note) item).text())
        .map(text -> text.replaceAll("(?m)\\s*(//|#\\s|/\\*\\*).*$", ""))
        .toList();
  }
}
