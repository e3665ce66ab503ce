package io.snn4j.train.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.snn4j.api.Parameter;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Problems;
import io.snn4j.core.config.Tree;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Memory;
import io.snn4j.core.network.Network;
import io.snn4j.train.Position;
import io.snn4j.train.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that training needs to go on: a model file that also holds the updater's state, the position
 * in the data, the history so far and, with early stopping, the best weights.
 *
 * @param model experiment and network as they are now
 * @param state what else training keeps
 * @param origin where the data came from
 */
public record Checkpoint(Model model, TrainingState state, Origin origin) {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String TRAINING = "training.json";
  private static final String UPDATER = "updater/";
  private static final String BEST = "best/";

  /**
   * Where a run's data came from.
   *
   * @param folder the folder the user named; empty if none
   * @param fingerprint tells these data from others
   */
  public record Origin(String folder, String fingerprint) {

    /** Data of which nothing is known. */
    public Origin() {
      this("", "");
    }
  }

  /** What {@code training.json} holds: numbers, and the names of the updater's arrays. */
  record Training(Origin origin, Position position, List<String> updater) {

    public Training() {
      this(new Origin(), new Position(), List.of());
    }
  }

  /**
   * {@return how much memory writing one takes: the largest array as it is and as a file}
   *
   * @param network the network that is trained
   */
  public static Memory memory(Network network) {
    long largest =
        network.parameters().stream()
            .mapToLong(parameter -> parameter.value().length())
            .max()
            .orElse(0);
    return Memory.heap("array being written", 2 * Bytes.floats(largest));
  }

  /**
   * Writes the file, in place of one that is there.
   *
   * @param file the file
   * @param catalogs the plugins there are
   * @throws IOException if it cannot be written; what was there before then stays
   */
  public void save(Path file, Catalogs catalogs) throws IOException {
    Archive.write(
        file,
        model.origins(catalogs),
        writer -> {
          model.write(writer, catalogs);
          writer.text(TRAINING, json(training(), catalogs));
          for (Map.Entry<String, float[]> entry : sorted(state.updater())) {
            writer.array(UPDATER + entry.getKey(), entry.getValue(), entry.getValue().length);
          }
          for (Map.Entry<String, float[]> entry : sorted(state.best())) {
            long[] shape = model.network().parameter(entry.getKey()).value().shape();
            writer.array(BEST + entry.getKey(), entry.getValue(), shape);
          }
        });
  }

  private Training training() {
    return new Training(
        origin, state.position(), state.updater().keySet().stream().sorted().toList());
  }

  /** In an order that equal states share. */
  private static Set<Map.Entry<String, float[]>> sorted(Map<String, float[]> arrays) {
    return new TreeMap<>(arrays).entrySet();
  }

  private static String json(Training training, Catalogs catalogs) {
    try {
      return MAPPER.writeValueAsString(catalogs.writer().write(training));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @param catalogs the plugins there are
   * @return the checkpoint
   * @throws IOException if it cannot be read, is damaged, or needs a plugin that is not here
   */
  public static Checkpoint load(Path file, Catalogs catalogs) throws IOException {
    return Model.read(file, archive -> read(archive, catalogs));
  }

  private static Checkpoint read(Archive archive, Catalogs catalogs) throws IOException {
    Model model = Model.read(archive, catalogs);
    Training training = training(archive, catalogs);
    Map<String, float[]> updater = new HashMap<>();
    for (String name : training.updater()) {
      if (updater.containsKey(name)) {
        throw new IOException("%s names %s twice".formatted(TRAINING, name));
      }
      // linear1.weight.M is as long as linear1.weight
      String parameter = name.substring(0, Math.max(0, name.lastIndexOf('.')));
      long length = model.network().parameter(parameter).value().length();
      updater.put(name, archive.array(UPDATER + name, length));
    }
    Map<String, float[]> best = new HashMap<>();
    if (training.position().best() > 0) {
      for (Parameter parameter : model.network().parameters()) {
        String name = BEST + parameter.name();
        best.put(parameter.name(), archive.array(name, parameter.value().shape()));
      }
    }
    TrainingState state = new TrainingState(training.position(), updater, best);
    return new Checkpoint(model, state, training.origin());
  }

  private static Training training(Archive archive, Catalogs catalogs) throws IOException {
    // plain values: a JSON parser's limits are wide enough for the history of a long run
    Object plain = MAPPER.readValue(archive.text(TRAINING), Object.class);
    Problems problems = new Problems();
    Training training = catalogs.binder().bind(new Training(), Tree.of(plain), TRAINING, problems);
    try {
      problems.throwIfAny();
      return training;
    } catch (ConfigException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
