package io.snn4j.mnist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local Maven repository for one test: SNN4J is in it as this build made it, everything else is
 * linked to the repository that this build uses. So nothing is downloaded again, and nothing of
 * SNN4J is installed on the machine.
 */
final class TestRepository {

  private static final Path MODULES = Path.of("..");

  private TestRepository() {}

  static Path withTheJarsOfThisBuild(Path repository) throws IOException {
    Path all = Path.of(System.getProperty("maven.repository"));
    Files.createDirectories(repository.resolve("io/snn4j"));
    linkEach(all, repository, "io");
    linkEach(all.resolve("io"), repository.resolve("io"), "snn4j");
    String version = System.getProperty("snn4j.version");
    install(MODULES, "snn4j", version, repository);
    for (Path module : list(MODULES)) {
      String name = module.getFileName().toString();
      if (name.startsWith("snn-") && Files.exists(module.resolve("pom.xml"))) {
        install(module, name, version, repository);
      }
    }
    return repository;
  }

  /** The pom, and the jar where there is one. */
  private static void install(Path module, String name, String version, Path repository)
      throws IOException {
    Path folder = repository.resolve("io/snn4j").resolve(name).resolve(version);
    Files.createDirectories(folder);
    Files.copy(module.resolve("pom.xml"), folder.resolve(name + "-" + version + ".pom"));
    Path jar = module.resolve("target").resolve(name + "-" + version + ".jar");
    if (Files.exists(jar)) {
      Files.copy(jar, folder.resolve(jar.getFileName()));
    }
  }

  private static void linkEach(Path from, Path into, String except) throws IOException {
    for (Path each : list(from)) {
      Path name = each.getFileName();
      if (Files.isDirectory(each) && !name.toString().equals(except)) {
        Files.createSymbolicLink(into.resolve(name), each.toAbsolutePath());
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  /** Copies a folder without one of the folders in it. */
  static void copy(Path from, Path to, String except) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        Path name = from.relativize(each);
        if (!name.startsWith(except)) {
          Path copy = to.resolve(name.toString());
          Files.createDirectories(copy.getParent());
          Files.copy(each, copy);
        }
      }
    }
  }
}
