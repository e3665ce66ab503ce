package io.snn4j.train.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bytedeco.openblas.global.openblas.OPENBLAS_VERSION;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a run runs on, as far as its results or their times may depend on it.
 *
 * @param snn4j the version of SNN4J
 * @param java the version of Java
 * @param vm the virtual machine
 * @param os operating system and architecture
 * @param processors how many processors there are
 * @param threads how many threads work
 * @param nd4j the version of ND4J
 * @param blas name and version of the BLAS library
 * @param seed what all random numbers are drawn from
 * @param commit the commit of the git work tree the run was started in, {@code -dirty} where that
 *     has changes; absent where there is none
 */
public record Environment(
    String snn4j,
    String java,
    String vm,
    String os,
    int processors,
    int threads,
    String nd4j,
    String blas,
    long seed,
    Optional<String> commit) {

  /** The name of the file within a run folder. */
  public static final String NAME = "environment.json";

  private static final int LONGEST_WAIT_SECONDS = 2;

  /**
   * {@return the environment of this process}
   *
   * @param snn4j SNN4J's version
   * @param threads the number of threads
   * @param seed the seed of the run
   */
  public static Environment ofThisProcess(String snn4j, int threads, long seed) {
    return new Environment(
        snn4j,
        System.getProperty("java.version"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        "%s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        threads,
        nd4jVersion(),
        OPENBLAS_VERSION.strip(),
        seed,
        commit(Path.of("")));
  }

  private static String nd4jVersion() {
    String file = "/META-INF/maven/org.nd4j/nd4j-api/pom.properties";
    Properties properties = new Properties();
    try (InputStream in = Nd4j.class.getResourceAsStream(file)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      // not worth a failure
    }
    return properties.getProperty("version", "unknown");
  }

  /** The commit of the work tree that a folder is in, if it is in one and git is there. */
  static Optional<String> commit(Path folder) {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*")
              .directory(folder.toAbsolutePath().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      git.getOutputStream().close();
      if (!git.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        git.destroyForcibly();
        return Optional.empty();
      }
      String said = new String(git.getInputStream().readNBytes(200), UTF_8).strip();
      return Optional.of(said).filter(commit -> git.exitValue() == 0 && !commit.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** {@return as plain values, in this order; without what is absent} */
  public Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("snn4j", snn4j);
    plain.put("java", java);
    plain.put("vm", vm);
    plain.put("os", os);
    plain.put("processors", processors);
    plain.put("threads", threads);
    plain.put("nd4j", nd4j);
    plain.put("blas", blas);
    plain.put("seed", seed);
    commit.ifPresent(known -> plain.put("commit", known));
    return plain;
  }
}
