package io.snn4j.mnist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the snn script says before it starts Java. */
@Timeout(60)
class SnnScriptTest {

  @TempDir Path folder;

  @Test
  void aJarOfPluginsThatIsNotThereIsNamed() throws Exception {
    Path here = Files.writeString(folder.resolve("here.jar"), "");
    Path nope = folder.resolve("nope.jar");
    assertThat(refused(nope.toString())).contains(nope.toString());
    assertThat(refused(here + ":" + nope)).contains(nope.toString()).doesNotContain("here.jar");
    assertThat(refused(folder.resolve("none") + "/*")).contains("none/*");
  }

  @Test
  void aJavaHomeWithoutJavaIsNamed() throws Exception {
    ProcessBuilder builder = new ProcessBuilder("bash", Path.of("..", "snn").toString(), "plugins");
    builder.environment().put("JAVA_HOME", "/no/java");
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(1);
    assertThat(output)
        .isEqualTo(
            "error: SNN4J needs Java 17 or newer; JAVA_HOME is /no/java, but there is no"
                + " /no/java/bin/java\n");
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    builders();
    Process one = started();
    Process two = started();
    String both = output(one) + output(two);
    assertThat(both).containsOnlyOnce("building SNN4J").containsOnlyOnce("waiting for it");
    assertThat(both.split("ran\n", -1)).as(both).hasSize(3);
    assertThat(Files.readAllLines(folder.resolve("built"))).hasSize(1);
    assertThat(folder.resolve("target/building")).doesNotExist();
  }

  @Test
  void aLockOfAProcessThatIsGoneIsNone() throws Exception {
    builders();
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.createDirectory(folder.resolve("target"));
    Path owner = Path.of(String.valueOf(gone.pid()));
    Files.createSymbolicLink(folder.resolve("target/building"), owner);
    assertThat(output(started())).contains("building SNN4J").endsWith("ran\n");
  }

  /** A project of the same shape, with a Maven that takes a second and a Java that says it ran. */
  private void builders() throws IOException {
    Files.copy(Path.of("..", "snn"), folder.resolve("snn"));
    Files.writeString(folder.resolve("pom.xml"), "");
    Files.createDirectories(folder.resolve("snn-mnist/src/main"));
    Files.createDirectories(folder.resolve("snn-mnist/target"));
    Files.writeString(folder.resolve("snn-mnist/pom.xml"), "");
    script("bin/mvn", "sleep 1; echo once >> " + folder.resolve("built"));
    script(
        "java/bin/java",
        "case \"$*\" in *-version) echo ' java.specification.version = 17' ;; *) echo ran ;; esac");
  }

  private void script(String name, String line) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/usr/bin/env bash\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Process started() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", folder.resolve("snn").toString());
    builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
    builder.environment().merge("PATH", folder.resolve("bin") + ":", (path, bin) -> bin + path);
    return builder.redirectErrorStream(true).start();
  }

  private static String output(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static String refused(String plugins) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("bash", Path.of("..", "snn").toString(), "plugins");
    builder.environment().put("SNN_PLUGINS", plugins);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(2);
    assertThat(output).startsWith("error: SNN_PLUGINS names ").endsWith(", which does not exist\n");
    return output;
  }
}
