package io.snn4j.mnist.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is wrong on a page is found, and named by its line. */
class WrongPagesTest {

  private static Page page(String name, String text) {
    return Page.of("wrong/" + name + ".md", text);
  }

  private static void says(ThrowingCallable check, String start) {
    assertThatThrownBy(check).isInstanceOf(AssertionError.class).hasMessageStartingWith(start);
  }

  @Test
  void javaThatDoesNotCompile() {
    Page page = page("compile", "# A\n```java\nint a = 1;\nint b = \"b\";\n```\n");
    says(() -> CompiledPage.of(page), "wrong/compile.md:4: incompatible types");
  }

  @Test
  void aFileThatDoesNotCompile() {
    Page page = page("file", "```java\npackage a;\n\npublic record A(B b) {}\n```\n");
    says(() -> CompiledPage.of(page), "wrong/file.md:4: cannot find symbol");
  }

  @Test
  void aCompilerWarning() {
    Page page = page("warning", "```java\nList raw = List.of();\n```\n");
    says(() -> CompiledPage.of(page), "wrong/warning.md:2: found raw type");
  }

  @Test
  void aProgramThatFails() {
    Page page = page("fails", "```java\nint a = 0;\n```\nSo:\n```java\nint b = 1 / a;\n```\n");
    says(
        () -> new PageRun(CompiledPage.of(page)).run(),
        "wrong/fails.md:6: the program fails: java.lang.ArithmeticException");
  }

  @Test
  void aProgramThatPrintsSomethingElse() {
    Page page =
        page("prints", "```java\nSystem.out.println(1);\n```\n<!-- prints -->\n```text\n2\n```\n");
    says(
        () -> new PageRun(CompiledPage.of(page)).run(),
        "wrong/prints.md:6: the program prints instead\n1");
  }

  @Test
  void aNewProgramDoesNotSeeTheOneBefore() {
    Page page =
        page("new", "```java\nint a = 0;\n```\n<!-- new program -->\n```java\nint b = a;\n```\n");
    says(() -> CompiledPage.of(page), "wrong/new.md:6: cannot find symbol");
  }

  @Test
  void whatIsGivenIsSeenByWhatFollows() throws Exception {
    Page page =
        page(
            "given",
            """
            <!-- given
            int a = 2;
            -->
            ```java
            System.out.println(a);
            ```
            <!-- prints -->
            ```text
            2
            ```
            """);
    new PageRun(CompiledPage.of(page)).run();
    assertThat(CompiledPage.of(page).programs()).hasSize(1);
  }

  @Test
  void aPictureThatIsNotInDocs() {
    Page page =
        page(
            "picture",
            """
            ```java
            Files.writeString(Path.of("docs/no-such-folder/a.svg"), "a");
            ```
            """);
    says(
        () -> new PageRun(CompiledPage.of(page)).run(),
        "wrong/picture.md:2: what lies in docs is not what the program draws");
  }

  @Test
  void aCommentThatMeansNothing() {
    says(
        () -> JavaOfPage.of(page("comment", "\n<!-- print -->\n")),
        "wrong/comment.md:2: a comment must begin with");
  }

  @Test
  void links() {
    says(
        () -> new Links(page("link", "[a](none.md)\n")).check(),
        "wrong/link.md:1: the link leads nowhere: none.md");
    says(
        () -> new Links(page("anchor", "# A b\n[a](../README.md#no-such-heading)\n")).check(),
        "wrong/anchor.md:2: there is no such heading");
    says(
        () -> new Links(page("source", "`snn-api/src/None.java`\n")).check(),
        "wrong/source.md:1: there is no source");
  }

  @Test
  void commandsAreReadAsAShellWould() {
    Page page =
        page(
            "commands",
            """
            Call `./snn train`, or

            ```
            $ A=b ./snn train 'my file' \\
                --data DIR     # comment
            ./snn schema > file
            mvn verify
            ```
            """);
    assertThat(Commands.of(page))
        .extracting(Commands.Command::line, command -> String.join("|", command.arguments()))
        .containsExactly(
            tuple(4, "train|my file|--data|DIR"), tuple(6, "schema"), tuple(1, "train"));
  }
}
