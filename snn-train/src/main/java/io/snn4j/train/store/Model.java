package io.snn4j.train.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.snn4j.api.Parameter;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.engine.HeapMatrix;
import io.snn4j.core.network.Network;
import io.snn4j.train.experiment.Experiment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A network with the experiment it came from, and its file {@code model.snn}.
 *
 * <p>The file is a zip of {@code experiment.yaml} and one {@code weights/NAME.npy} for each
 * parameter, so that {@code numpy.load} opens them. It appears under its name only once it is
 * complete.
 *
 * @param experiment what the network was trained in
 * @param network the network
 */
public record Model(Experiment experiment, Network network) {

  private static final String EXPERIMENT = "experiment.yaml";
  private static final int LONGEST_YAML = 1 << 20;
  // a fixed time, so that equal models are equal files; zip begins in 1980
  private static final long TIME = 315_619_200_000L;

  /**
   * Writes the file, in place of one that is there.
   *
   * @throws IOException if it cannot be written; what was there before then stays
   */
  public void save(Path file, Catalogs catalogs) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
          zip.putNextEntry(entry(EXPERIMENT));
          zip.write(experiment.yaml(catalogs).getBytes(UTF_8));
          for (Parameter parameter : network.parameters()) {
            float[] values = new float[Math.toIntExact(parameter.value().length())];
            HeapMatrix.copy(parameter.value(), values);
            zip.putNextEntry(entry(weights(parameter)));
            Npy.write(zip, values, parameter.value().shape());
          }
          zip.finish();
        });
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(TIME);
    return entry;
  }

  private static String weights(Parameter parameter) {
    return "weights/" + parameter.name() + ".npy";
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, is damaged, or needs a plugin that is not here
   */
  public static Model load(Path file, Catalogs catalogs) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile(), UTF_8)) {
      byte[] yaml = open(zip, EXPERIMENT).readNBytes(LONGEST_YAML);
      Experiment experiment = Experiment.read(new String(yaml, UTF_8), catalogs);
      Network network = experiment.net().build(experiment.seed());
      for (Parameter parameter : network.parameters()) {
        try (InputStream in = open(zip, weights(parameter))) {
          HeapMatrix.copy(
              Npy.read(in, weights(parameter), parameter.value().shape()), parameter.value());
        }
      }
      return new Model(experiment, network);
    } catch (IOException | ConfigException e) {
      throw new IOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static InputStream open(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("it is no model, because it lacks " + name);
    }
    return zip.getInputStream(entry);
  }
}
