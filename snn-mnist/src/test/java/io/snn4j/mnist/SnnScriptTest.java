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
