package io.snn4j.train;

import io.snn4j.api.Dense;
import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Flow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A recording of silent neurons for one sample, which notes what a loss or decoder asks it for;
 * that is what a real one will have to compute.
 */
final class Asked implements Recording, Loss.Gradient {

  private static final String MEMBRANE = "membrane";

  private final List<Recording.Layer> layers;
  private final Map<String, Flow> membranes = new LinkedHashMap<>();
  private final Map<String, Flow> states = new LinkedHashMap<>();
  private final Map<String, Flow> spikes = new LinkedHashMap<>();
  private final Set<String> spikeGradients = new TreeSet<>();
  private final Set<String> membraneGradients = new TreeSet<>();

  /**
   * A recording of these layers.
   *
   * @param flows the spikes of each layer for one sample, by its name
   */
  Asked(Map<String, Flow> flows) {
    layers =
        flows.entrySet().stream()
            .map(entry -> (Recording.Layer) new Silent(entry.getKey(), entry.getValue()))
            .toList();
  }

  @Override
  public List<Recording.Layer> layers() {
    return layers;
  }

  @Override
  public float[] spikes(Recording.Layer layer) {
    spikeGradients.add(layer.name());
    return zeros((Silent) layer);
  }

  @Override
  public float[] membrane(Recording.Layer layer) {
    membraneGradients.add(layer.name());
    return zeros((Silent) layer);
  }

  private static float[] zeros(Silent layer) {
    return new float[Math.toIntExact(layer.flow.values())];
  }

  /** The layers whose dL/dS was asked for. */
  Set<String> spikeGradients() {
    return spikeGradients;
  }

  /** The layers whose dL/dU was asked for. */
  Set<String> membraneGradients() {
    return membraneGradients;
  }

  /** The bytes of all recordings asked for that are computed anew, were it so many samples. */
  long bytes(int batch) {
    return bytes(states, batch);
  }

  /** The bytes of the membranes that somebody asks for, which layers keep from batch to batch. */
  static long membranes(List<Asked> all, int batch) {
    Map<String, Flow> union = new LinkedHashMap<>();
    all.forEach(asked -> union.putAll(asked.membranes));
    return bytes(union, batch);
  }

  /** The same where the batch goes in parts: there the output's recordings are at hand. */
  long bytesOfParts(int batch) {
    Map<String, Flow> computed = new LinkedHashMap<>(states);
    membranes.forEach((layer, flow) -> computed.put(layer + "." + MEMBRANE, flow));
    String output = output().name();
    computed.remove(output + "." + MEMBRANE);
    long hidden =
        spikes.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(output))
            .mapToLong(entry -> entry.getValue().batch(batch).bytes())
            .sum();
    return hidden + bytes(computed, batch);
  }

  private static long bytes(Map<String, Flow> flows, int batch) {
    return flows.values().stream()
        .mapToLong(flow -> Bytes.floats(flow.batch(batch).values()))
        .sum();
  }

  /** One layer. */
  private final class Silent implements Recording.Layer {

    private final String name;
    private final Flow flow;

    Silent(String name, Flow flow) {
      this.name = name;
      this.flow = flow;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Signal spikes() {
      spikes.put(name, flow);
      return flow.kind() == Flow.Kind.SPIKES
          ? new SpikeTrain(flow.steps(), 1, flow.features())
          : new Dense(flow.steps(), 1, flow.features(), zeros(this));
    }

    @Override
    public Dense membrane() {
      membranes.put(name, flow);
      return new Dense(flow.steps(), 1, flow.features(), zeros(this));
    }

    @Override
    public Dense state(String state) {
      states.put(name + "." + state, flow);
      return new Dense(flow.steps(), 1, flow.features(), zeros(this));
    }
  }
}
