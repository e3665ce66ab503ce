package io.snn4j.mnist.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one file that readers of the tutorial are told to make of its pieces. */
class TutorialFileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"tutorial.md", "tutorial.zh.md"})
  void thePiecesMakeAFileAsThePageSays(String page) throws IOException {
    List<String> pieces = new ArrayList<>();
    for (Item item : new PageReader(page, Files.readAllLines(Path.of("../docs", page))).items()) {
      if (item instanceof Item.Snippet snippet && snippet.language().equals("java")) {
        pieces.add(snippet.text());
      }
    }
    String imports = pieces.remove(0);
    String below =
        pieces.stream().filter(piece -> piece.contains("record Exact")).findFirst().orElseThrow();
    pieces.remove(below);
    String file =
        imports
            + "\n"
            + "public class Tutorial {\n"
            + "public static void main(String[] args) throws Exception {\n"
            + String.join("\n", pieces)
            + "\n}\n}\n"
            + below.lines().filter(line -> !line.startsWith("import ")).collect(joining("\n"));
    assertThat(mistakes(file)).isEmpty();
    assertThat(file)
        .contains("Path.of(\"target/tutorial\")")
        .doesNotContain("Path.of(\"loss.svg\")");
  }

  private List<String> mistakes(String text) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      List<String> options = List.of("-proc:none", "-d", folder.toString());
      compiler.getTask(null, files, found, options, null, List.of(new InOneFile(text))).call();
    }
    return found.getDiagnostics().stream()
        .filter(each -> each.getKind() == javax.tools.Diagnostic.Kind.ERROR)
        .map(Object::toString)
        .toList();
  }

  /** As {@code java FILE} takes it: public types of any name may stand in it. */
  private static final class InOneFile extends SimpleJavaFileObject {

    private final String text;

    InOneFile(String text) {
      super(URI.create("string:///Tutorial.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public boolean isNameCompatible(String name, Kind kind) {
      return true;
    }
  }
}
