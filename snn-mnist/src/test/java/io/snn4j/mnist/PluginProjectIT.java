package io.snn4j.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example plugin, as a user has it: a copy of the project is built by Maven against the jars of
 * this very build, its contract with it, and its jar is put on the class path of the snn command.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PluginProjectIT {

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

  /** Where the build of snn-mnist puts what the snn script runs. */
  private static final Path LIB = Path.of("target", "lib").toAbsolutePath();

  @TempDir static Path home;

  private static Path project;
  private static Outcome build;

  @TempDir Path folder;

  @BeforeAll
  static void buildTheProject() throws Exception {
    project = home.resolve("surrogate-plugin");
    TestRepository.copy(Path.of("..", "examples", "surrogate-plugin"), project, "target");
    Path repository = TestRepository.withTheJarsOfThisBuild(home.resolve("repository"));
    List<String> maven = new ArrayList<>();
    maven.add(Path.of(System.getProperty("maven.home"), "bin", mvn()).toString());
    // offline: what the example needs, this build needed before
    maven.addAll(List.of("-B", "-o", "verify", "-Dmaven.repo.local=" + repository));
    build = run(project, maven);
  }

  @Test
  void mavenBuildsItAndItsContractHolds() throws Exception {
    assertThat(build.code).as(build.output).isZero();
    assertThat(build.output).as("a law that holds needs no report").doesNotContain("tries = ");
    assertThat(project.resolve("target/parabola.jar")).exists();
    assertThat(project.resolve("target/surefire-reports/TEST-org.example.ParabolaProperties.xml"))
        .content()
        .contains("derivativeIntegratesToItsAntiderivative")
        .containsPattern("tests=\"[1-9]\\d\"")
        .contains("failures=\"0\"");
  }

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
    assertThat(train(CONFIG).code).isZero();
    String path = folder.resolve("run").toString();
    Outcome with = snn("resume", path);
    assertThat(with.code).as(with.output).isZero();
    Outcome without = java(LIB + "/*", "resume", path);
    assertThat(without.code).isEqualTo(1);
    assertThat(without.output)
        .contains("there is no surrogate gradient 'parabola'")
        .containsPattern(
            "it was saved with org\\.example\\.Parabola from .*parabola\\.jar\\)?: put that jar on"
                + " the class path with SNN_PLUGINS");
  }

  @Test
  void itsOwnCheckRefusesAWrongParameter() throws Exception {
    Outcome outcome = train(CONFIG.replace("0.5", "-1"));
    assertThat(outcome.code).isEqualTo(2);
    assertThat(outcome.output)
        .contains("line 2, column 31: parabola: width must lie in [0.001, 1000], but was -1");
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
    Outcome outcome = snn("plugins", "parabola");
    assertThat(outcome.code).as(outcome.output).isZero();
    assertThat(outcome.output)
        .contains("parabola (surrogate gradient, org.example.Parabola)")
        .contains("dS/dx = 3/(4*width) * max(0, 1 - (x/width)^2)")
        .contains("number in [0.001, 1000]; default 1.0");
  }

  private record Outcome(int code, String output) {}

  private Outcome train(String config) throws IOException, InterruptedException {
    Path yaml = Files.writeString(folder.resolve("config.yaml"), config);
    return snn("train", yaml.toString(), "--out", folder.resolve("run").toString());
  }

  /** The snn command with {@code SNN_PLUGINS=parabola.jar}. */
  private Outcome snn(String... command) throws IOException, InterruptedException {
    return java(LIB + "/*" + File.pathSeparator + project.resolve("target/parabola.jar"), command);
  }

  private Outcome java(String classPath, String... command)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx1g", "-cp", classPath));
    line.add(Main.class.getName());
    line.addAll(List.of(command));
    return run(folder, line);
  }

  private static Outcome run(Path where, List<String> line)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile(home, "log", ".txt");
    Process process =
        new ProcessBuilder(line)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Outcome(process.waitFor(), Files.readString(log));
  }

  private static String mvn() {
    return File.separatorChar == '\\' ? "mvn.cmd" : "mvn";
  }
}
