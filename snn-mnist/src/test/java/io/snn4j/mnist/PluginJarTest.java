package io.snn4j.mnist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.SurrogateGradient;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plugin in a jar of its own: one record, one service entry, put on the class path. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PluginJarTest {

  private static final String RECORD =
      """
      package org.example;

      import io.snn4j.api.Check;
      import io.snn4j.api.SurrogateGradient;

      /** A parabola, (3/4w) * max(0, 1 - (x/w)^2), of area 1. */
      public record Parabola(float width) implements SurrogateGradient {
        public Parabola() { this(1f); }
        public Parabola { Check.positive("width", width); }
        @Override public float derivative(float x) {
          return 0.75f / width * Math.max(0, 1 - x / width * (x / width));
        }
      }
      """;

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
  void itsOwnCheckRefusesAWrongParameter() throws Exception {
    Outcome outcome = train(CONFIG.replace("0.5", "-1"));
    assertThat(outcome.code).isEqualTo(2);
    assertThat(outcome.output)
        .contains("line 2, column 23: parabola: width must be positive, but was -1");
  }

  @Test
  void aMisspeltNameIsAnsweredWithItsName() throws Exception {
    Outcome outcome = train(CONFIG.replace("parabola", "parabula"));
    assertThat(outcome.code).isEqualTo(2);
    assertThat(outcome.output)
        .contains("there is no surrogate gradient 'parabula'; did you mean 'parabola'?");
  }

  private record Outcome(int code, String output) {}

  /** Trains in a process of its own, whose class path is this one's and the jar. */
  private Outcome train(String config) throws IOException, InterruptedException {
    Path yaml = Files.writeString(folder.resolve("config.yaml"), config);
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + jar(),
                Main.class.getName(),
                "train",
                yaml.toString(),
                "--out",
                folder.resolve("run").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Outcome(process.waitFor(), Files.readString(log));
  }

  private Path jar() throws IOException {
    Path source = folder.resolve("org/example/Parabola.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, RECORD);
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                source.toString());
    assertThat(result).isZero();
    Path jar = folder.resolve("parabola.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      add(
          out,
          "org/example/Parabola.class",
          Files.readAllBytes(source.resolveSibling("Parabola.class")));
      String service = "META-INF/services/" + SurrogateGradient.class.getName();
      add(out, service, "org.example.Parabola\n".getBytes(UTF_8));
    }
    return jar;
  }

  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
  }
}
