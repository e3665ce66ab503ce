package io.snn4j.mnist.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The Java of a page, compiled.
 *
 * @param folder where its programs save what they save
 * @param loader sees the page's types and services, and everything that tests see
 * @param programs the programs and their sources, in order
 */
record CompiledPage(Page page, Path folder, URLClassLoader loader, List<Built> programs) {

  private static final Path ALL = Page.ROOT.resolve("snn-mnist/target/docs");
  private static final Map<String, CompiledPage> DONE = new ConcurrentHashMap<>();

  /** A program and what was compiled. */
  record Built(Program program, Source source) {}

  /** Compiles a page, once. */
  static CompiledPage of(Page page) {
    return DONE.computeIfAbsent(page.name(), name -> compile(page));
  }

  private static CompiledPage compile(Page page) {
    JavaOfPage java = JavaOfPage.of(page);
    Path folder = ALL.resolve(page.name().replace(".md", ""));
    Path classes = folder.resolve("classes");
    try {
      delete(folder);
      Files.createDirectories(classes);
      for (Map.Entry<String, String> resource : java.resources().entrySet()) {
        Path file = classes.resolve(resource.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, resource.getValue());
      }
      List<JavaFileObject> sources = new ArrayList<>(java.files());
      copyProject(page, classes, sources);
      List<String> packages =
          java.files().stream().map(Source::prefix).filter(p -> !p.isEmpty()).distinct().toList();
      List<Built> programs = new ArrayList<>();
      for (Program program : java.programs()) {
        Source source = program.source("Program" + (programs.size() + 1), packages);
        programs.add(new Built(program, source));
        sources.add(source);
      }
      compile(page, sources, classes);
      URL[] urls = {classes.toUri().toURL()};
      URLClassLoader loader = new URLClassLoader(urls, CompiledPage.class.getClassLoader());
      return new CompiledPage(page, folder, loader, programs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Beside the README of a project lie its sources. */
  private static void copyProject(Page page, Path classes, List<JavaFileObject> sources)
      throws IOException {
    Path main = page.file().resolveSibling("src/main");
    for (Path file : files(main.resolve("resources"))) {
      Path copy = classes.resolve(main.resolve("resources").relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
    for (Path file : files(main.resolve("java"))) {
      String type = main.resolve("java").relativize(file).toString().replace(".java", "");
      Source source = new Source(type.replace('/', '.'), 1);
      Files.readString(file, UTF_8).lines().forEach(source::add);
      sources.add(source);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static void compile(Page page, List<JavaFileObject> sources, Path classes)
      throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> heard = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-Xlint:all,-classfile,-processing",
            "-proc:none",
            "--release",
            "17",
            "-parameters",
            "-g",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString());
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(heard, Locale.ROOT, UTF_8)) {
      compiler.getTask(null, manager, heard, options, null, sources).call();
    }
    Problems problems = new Problems(page);
    for (Diagnostic<? extends JavaFileObject> each : heard.getDiagnostics()) {
      if (each.getSource() instanceof Source source) {
        problems.add(source.origin(each.getLineNumber()), each.getMessage(Locale.ROOT));
      } else if (each.getKind() == Diagnostic.Kind.ERROR) {
        problems.add(1, each.getMessage(Locale.ROOT));
      }
    }
    problems.throwIfAny();
  }
}
