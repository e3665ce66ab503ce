package io.snn4j.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.SurrogateGradient;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example plugin, as a user has it: compiled by itself, tested by its contract, packed in a jar
 * that is put on the class path. Nothing is installed anywhere.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PluginJarTest {

  private static final Path EXAMPLE = Path.of("..", "examples", "surrogate-plugin");

  private static final String CONFIG =
      """
      dataset: synthetic
      surrogate: {parabola: {width: 0.5}}
      steps: 2
      network:
        - linear: {in: 784, out: 10}
        - leaky: {beta: 0.9}
      batch: 2000
      """;

  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @TempDir Path folder;

  @Test
  void trainsByItsNameInYaml() throws Exception {
    Outcome outcome = train(CONFIG);
    assertThat(outcome.code).as(outcome.output).isZero();
    assertThat(outcome.output)
        .contains("2 steps, surrogate parabola {width: 0.5}, 7,850 parameters")
        .containsPattern("test accuracy \\d+\\.\\d\\d %");
    assertThat(folder.resolve("run/config.yaml")).content().contains("parabola:\n    width: 0.5");
  }

  @Test
  void aRunWithoutItsJarNamesTheJar() throws Exception {
    Path jar = jar();
    Outcome trained = train(CONFIG);
    assertThat(trained.code).as(trained.output).isZero();
    String run = folder.resolve("run").toString();
    Outcome resumed = java(jar, Main.class.getName(), "resume", run);
    assertThat(resumed.code).as(resumed.output).isZero();
    Outcome without = java(folder, Main.class.getName(), "resume", run);
    assertThat(without.code).isEqualTo(1);
    assertThat(without.output)
        .contains("there is no surrogate gradient 'parabola'")
        .contains(
            "it was saved with org.example.Parabola from surrogate-plugin 1.2 (parabola.jar): put"
                + " that jar on the class path with SNN_PLUGINS");
  }

  @Test
  void itsOwnCheckRefusesAWrongParameter() throws Exception {
    Outcome outcome = train(CONFIG.replace("0.5", "-1"));
    assertThat(outcome.code).isEqualTo(2);
    assertThat(outcome.output)
        .contains("line 2, column 23: parabola: width must lie in [0.001, 1000], but was -1");
  }

  @Test
  void aMisspeltNameIsAnsweredWithItsName() throws Exception {
    Outcome outcome = train(CONFIG.replace("parabola", "parabula"));
    assertThat(outcome.code).isEqualTo(2);
    assertThat(outcome.output)
        .contains("there is no surrogate gradient 'parabula'; did you mean 'parabola'?");
  }

  @Test
  void isExplainedByItsAnnotations() throws Exception {
    Outcome outcome = java(jar(), Main.class.getName(), "plugins", "parabola");
    assertThat(outcome.code).as(outcome.output).isZero();
    assertThat(outcome.output)
        .contains("parabola (surrogate gradient, org.example.Parabola)")
        .contains("dS/dx = 3/(4*width) * max(0, 1 - (x/width)^2)")
        .contains("number in [0.001, 1000]; default 1.0");
  }

  @Test
  void itsContractHolds() throws Exception {
    compile("test", classes());
    Outcome outcome =
        java(
            classes(),
            "org.junit.platform.console.ConsoleLauncher",
            "execute",
            "--disable-banner",
            "--details=tree",
            "--config=jqwik.database=jqwik-database",
            "--select-class=org.example.ParabolaProperties");
    assertThat(outcome.code).as(outcome.output).isZero();
    assertThat(outcome.output)
        .contains("derivativeIntegratesToItsAntiderivative")
        .containsPattern("\\[ +[1-9]\\d tests successful")
        .contains("0 tests failed");
  }

  private record Outcome(int code, String output) {}

  private Outcome train(String config) throws IOException, InterruptedException {
    Path yaml = Files.writeString(folder.resolve("config.yaml"), config);
    String run = folder.resolve("run").toString();
    return java(jar(), Main.class.getName(), "train", yaml.toString(), "--out", run);
  }

  /** Runs a process of its own, whose class path is this one's and the plugin. */
  private Outcome java(Path plugin, String... command) throws IOException, InterruptedException {
    Path log = folder.resolve("log.txt");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx1g", "-cp", CLASS_PATH + File.pathSeparator + plugin));
    line.addAll(List.of(command));
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Outcome(process.waitFor(), Files.readString(log));
  }

  /** A folder with what {@code mvn compile} makes of the example. */
  private Path classes() throws IOException {
    Path classes = folder.resolve("classes");
    if (!Files.exists(classes)) {
      compile("main", classes);
      Path service = Path.of("META-INF", "services", SurrogateGradient.class.getName());
      Files.createDirectories(classes.resolve(service).getParent());
      Files.copy(EXAMPLE.resolve("src/main/resources").resolve(service), classes.resolve(service));
    }
    return classes;
  }

  private static void compile(String part, Path into) throws IOException {
    String classPath = CLASS_PATH + File.pathSeparator + into;
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "-cp", classPath, "-d", into.toString()));
    try (Stream<Path> files = Files.walk(EXAMPLE.resolve("src").resolve(part).resolve("java"))) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(result).isZero();
  }

  /** What Maven's jar plugin writes where it is told to. */
  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, "surrogate-plugin");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "1.2");
    return manifest;
  }

  private Path jar() throws IOException {
    Path jar = folder.resolve("parabola.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest());
        Stream<Path> files = Files.walk(classes())) {
      for (Path content : files.filter(Files::isRegularFile).toList()) {
        String name = classes().relativize(content).toString().replace(File.separatorChar, '/');
        out.putNextEntry(new JarEntry(name));
        Files.copy(content, out);
      }
    }
    return jar;
  }
}
