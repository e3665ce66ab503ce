package io.snn4j.mnist.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs the programs of a page and compares what they print with what the page says. */
final class PageRun {

  private static final Pattern SAVED = Pattern.compile("Path\\.of\\(\"([^\"]+)/[^\"/]+\"");

  private final CompiledPage compiled;
  private final Problems problems;

  PageRun(CompiledPage compiled) {
    this.compiled = compiled;
    problems = new Problems(compiled.page());
  }

  void run() throws IOException, ReflectiveOperationException {
    for (String line : compiled.page().lines()) {
      Matcher saved = SAVED.matcher(line);
      while (saved.find()) {
        Files.createDirectories(compiled.folder().resolve(saved.group(1)));
      }
    }
    for (CompiledPage.Built built : compiled.programs()) {
      run(built);
    }
    comparePictures();
    problems.throwIfAny();
  }

  private void run(CompiledPage.Built built) throws ReflectiveOperationException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List<String> printed = new ArrayList<>();
    PrintStream before = System.out;
    try (PrintStream out = new PrintStream(all, true, UTF_8)) {
      System.setOut(out);
      IntConsumer shown =
          fragment -> {
            printed.add(all.toString(UTF_8));
            all.reset();
          };
      Class<?> type = Class.forName(built.source().type(), true, compiled.loader());
      type.getMethod("page", Path.class, IntConsumer.class).invoke(null, compiled.folder(), shown);
    } catch (InvocationTargetException e) {
      problems.add(line(built.source(), e.getCause()), "the program fails: " + e.getCause());
    } finally {
      System.setOut(before);
    }
    compare(built.program(), printed);
  }

  /** A program that saves to docs draws what lies there. */
  private void comparePictures() throws IOException {
    Path docs = compiled.folder().resolve("docs");
    if (!Files.exists(docs)) {
      return;
    }
    try (Stream<Path> drawn = Files.walk(docs)) {
      for (Path file : drawn.filter(Files::isRegularFile).toList()) {
        Path kept = Page.ROOT.resolve(compiled.folder().relativize(file));
        if (!Files.exists(kept) || Files.mismatch(file, kept) >= 0) {
          problems.add(
              lineWith(file.getFileName().toString()),
              "what lies in docs is not what the program draws; it drew " + file);
        }
      }
    }
  }

  private int lineWith(String name) {
    List<String> lines = compiled.page().lines();
    return 1
        + IntStream.range(0, lines.size()).filter(i -> lines.get(i).contains(name)).min().orElse(0);
  }

  private static int line(Source source, Throwable failure) {
    for (StackTraceElement element : failure.getStackTrace()) {
      if (element.getClassName().equals(source.type())) {
        return source.origin(element.getLineNumber());
      }
    }
    return source.origin(0);
  }

  private void compare(Program program, List<String> printed) {
    for (int i = 0; i < printed.size(); i++) {
      Optional<Program.Printed> said = program.fragments().get(i);
      String was = printed.get(i);
      if (said.isPresent() && !said.get().text().strip().equals(was.strip())) {
        problems.add(said.get().line(), "the program prints instead\n" + was.stripTrailing());
      }
    }
  }
}
