package io.snn4j.core.catalog;

import io.snn4j.api.Plugin;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Folders of plugins that are compiled while the tests run, as those of a user's jar would be. */
final class Plugins {

  private Plugins() {}

  /** Compiles classes, given by their names, into a folder. */
  static void compile(Path folder, Map<String, String> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of("-d", folder.toString(), "-cp", classPath(), "-proc:none"),
                  null,
                  sources.entrySet().stream()
                      .map(e -> new Source(e.getKey(), e.getValue()))
                      .toList())
              .call();
      if (!compiled) {
        throw new IllegalStateException(messages.toString());
      }
    }
  }

  private static String classPath() {
    return Stream.of(Plugin.class, Catalog.class, Plugins.class)
        .map(Plugins::home)
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  private static String home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lists classes in a folder's services file of an extension point. */
  static void list(Path folder, Class<?> type, String... names) throws IOException {
    Path file = folder.resolve("META-INF/services").resolve(type.getName());
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(names));
  }

  /** A loader of what is in these folders. */
  static URLClassLoader loader(Path... folders) throws IOException {
    URL[] urls = new URL[folders.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = folders[i].toUri().toURL();
    }
    return new URLClassLoader(urls, Plugins.class.getClassLoader());
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String code;

    Source(String name, String code) {
      super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}
