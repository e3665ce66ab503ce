package io.snn4j.train.store;

import io.snn4j.api.Parameter;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.engine.HeapMatrix;
import io.snn4j.core.network.Network;
import io.snn4j.train.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A network with the experiment it came from, and its file {@code model.snn}.
 *
 * <p>The file is a zip of {@code format.yaml}, {@code experiment.yaml} and one {@code
 * weights/NAME.npy} for each parameter, so that {@code numpy.load} opens them. It appears under its
 * name only once it is complete, and every entry's checksum is checked when it is read.
 *
 * @param experiment what the network was trained in
 * @param network the network
 */
public record Model(Experiment experiment, Network network) {

  private static final String EXPERIMENT = "experiment.yaml";
  private static final String WEIGHTS = "weights/";

  /**
   * Writes the file, in place of one that is there.
   *
   * @param file the file
   * @param catalogs the plugins there are
   * @throws IOException if it cannot be written; what was there before then stays
   */
  public void save(Path file, Catalogs catalogs) throws IOException {
    Archive.write(file, origins(catalogs), writer -> write(writer, catalogs));
  }

  Object origins(Catalogs catalogs) {
    return PluginOrigins.of(experiment, catalogs);
  }

  void write(Archive.Writer writer, Catalogs catalogs) throws IOException {
    writer.text(EXPERIMENT, experiment.yaml(catalogs));
    for (Parameter parameter : network.parameters()) {
      float[] values = new float[Math.toIntExact(parameter.value().length())];
      HeapMatrix.copy(parameter.value(), values);
      writer.array(WEIGHTS + parameter.name(), values, parameter.value().shape());
    }
  }

  /**
   * Reads a file; a checkpoint is one, too.
   *
   * @param file the file
   * @param catalogs the plugins there are
   * @return the model
   * @throws IOException if it cannot be read, is damaged, or needs a plugin that is not here
   */
  public static Model load(Path file, Catalogs catalogs) throws IOException {
    return read(file, archive -> read(archive, catalogs));
  }

  /** Takes something out of an archive. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Archive archive) throws IOException;
  }

  /** What is read from a file; every failure becomes a sentence that names it. */
  static <T> T read(Path file, Reader<T> reader) throws IOException {
    try (Archive archive = Archive.open(file)) {
      return reader.read(archive);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  static Model read(Archive archive, Catalogs catalogs) throws IOException {
    Experiment experiment;
    try {
      experiment = Experiment.read(archive.text(EXPERIMENT), catalogs);
    } catch (ConfigException e) {
      throw new IOException(
          String.join("; ", PluginOrigins.explain(e.problems(), archive.plugins())), e);
    }
    requireWeights(experiment, archive);
    Network network = experiment.net().build(experiment.seed());
    for (Parameter parameter : network.parameters()) {
      String name = WEIGHTS + parameter.name();
      HeapMatrix.copy(archive.array(name, parameter.value().shape()), parameter.value());
    }
    return new Model(experiment, network);
  }

  /** A few words can describe a network that no memory holds; the file has to hold its weights. */
  private static void requireWeights(Experiment experiment, Archive archive) throws IOException {
    long there = archive.values(WEIGHTS);
    double needed = 0;
    for (Map.Entry<String, Long> layer : experiment.net().weights().entrySet()) {
      needed += layer.getValue();
      if (needed > there) {
        throw new IOException(
            "%s has %d weights, but the file holds %d values in all"
                .formatted(layer.getKey(), layer.getValue(), there));
      }
    }
  }
}
