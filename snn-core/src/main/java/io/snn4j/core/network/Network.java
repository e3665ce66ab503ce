package io.snn4j.core.network;

import io.snn4j.api.Check;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.Parameter;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Nearest;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.layer.Layer;
import io.snn4j.core.layer.LayerSpec;
import io.snn4j.core.layer.Linear;
import io.snn4j.core.layer.Neurons;
import io.snn4j.core.layer.SpikingLayer;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Load;
import io.snn4j.core.memory.Memory;
import io.snn4j.core.memory.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A spiking neural network: layers one after another, with their parameters.
 *
 * <p>A network holds parameters and no state; a {@link Run} holds what one run needs, so that many
 * threads may evaluate one network at once, each with a run of its own. Tutorial 5's network:
 *
 * <pre>{@code
 * Network net = Network.sequential(25)
 *     .linear(784, 1000).neurons(new Leaky(0.95f))
 *     .linear(1000, 10).neurons(new Leaky(0.95f))
 *     .build(seed);
 * }</pre>
 */
public final class Network {

  /** What decides whether batches go in parts, whatever they are for. */
  private static final Load TRAINING = new Load(1, true, false, Set.of(), Set.of());

  private final NetworkSpec spec;
  private final List<Layer> layers;

  Network(NetworkSpec spec, long seed) {
    this.spec = spec;
    List<String> names = spec.names();
    List<Layer> built = new ArrayList<>();
    int features = 0;
    for (int i = 0; i < names.size(); i++) {
      Layer layer =
          spec.network()
              .get(i)
              .build(
                  new LayerSpec.Context(
                      names.get(i),
                      features,
                      seed,
                      () -> spec.surrogate().orElseGet(Network::standardSurrogate)));
      features = layer.outputs();
      built.add(layer);
    }
    layers = List.copyOf(built);
    String last = names.get(names.size() - 1);
    Check.that(
        layers.get(layers.size() - 1) instanceof SpikingLayer,
        "the network ends in %s, which has no neurons; add a layer of neurons",
        last);
  }

  private static SurrogateGradient standardSurrogate() {
    return Catalogs.standard().create(SurrogateGradient.class, "atan", Map.of());
  }

  /**
   * Begins a network of layers one after another.
   *
   * @param steps the number of time steps T
   * @return a builder, to which layers are added
   */
  public static Builder sequential(int steps) {
    return new Builder(new NetworkSpec(steps, Optional.empty(), List.of()));
  }

  /** {@return what it was built from} */
  public NetworkSpec spec() {
    return spec;
  }

  /** {@return the number of time steps T} */
  public int steps() {
    return spec.steps();
  }

  /** {@return the number of input features} */
  public int inputs() {
    return layers.get(0).inputs();
  }

  /** {@return the number of output neurons} */
  public int outputs() {
    return layers.get(layers.size() - 1).outputs();
  }

  /** {@return the layers, from input to output} */
  public List<Layer> layers() {
    return layers;
  }

  /** {@return the parameters of all layers, in the order of the layers} */
  public List<Parameter> parameters() {
    return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  /**
   * {@return the parameter of a name, such as {@code linear1.weight}}
   *
   * @param name a parameter's name
   * @throws IllegalArgumentException if there is none
   */
  public Parameter parameter(String name) {
    List<Parameter> all = parameters();
    return all.stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no parameter '"
                        + name
                        + "'"
                        + Nearest.hint(name, all.stream().map(Parameter::name).toList())));
  }

  /** {@return the number of values in all parameters} */
  public long parameterCount() {
    return parameters().stream().mapToLong(parameter -> parameter.value().length()).sum();
  }

  /**
   * {@return how much memory a run will take, layer by layer, besides the parameters}
   *
   * @param input the signal that will come in
   * @param load for what the memory is counted
   */
  public List<Need> needs(Flow input, Load load) {
    return needs(input, load, Parts.STANDARD);
  }

  /**
   * {@return how much memory a run will take, layer by layer, besides the parameters}
   *
   * @param input the signal that will come in
   * @param load for what the memory is counted
   * @param parts when the batch goes in parts
   */
  public List<Need> needs(Flow input, Load load, Parts parts) {
    Cut sides = sides(input, parts);
    if (load.training() && load.atOnce() && sides.inParts()) {
      return needsOfSides(input, load, sides);
    }
    Cut cut = cut(input, parts);
    List<Need> needs = new ArrayList<>();
    Flow flow = input;
    for (Layer layer : layers) {
      // nobody asks for the gradient of the network's input
      boolean wanted = !needs.isEmpty();
      Need need =
          needs.size() < cut.head()
              ? layer.need(flow, wanted, load)
              : needOfParts(layer, flow, wanted, load, cut);
      needs.add(need);
      flow = need.out();
    }
    return needs;
  }

  /** What a batch takes whose parts go there and back side by side. */
  private List<Need> needsOfSides(Flow input, Load load, Cut sides) {
    List<Need> needs = new ArrayList<>();
    Flow flow = input;
    for (Layer layer : layers) {
      boolean wanted = !needs.isEmpty();
      if (needs.size() < sides.head()) {
        needs.add(layer.need(flow, wanted, load));
        flow = needs.get(needs.size() - 1).out();
      } else {
        boolean entered = needs.size() == sides.head();
        Need part = layer.need(flow.batch(sides.samples()), wanted, load.ofSide());
        int threads = load.threads(sides.parts());
        List<Memory> kept = new ArrayList<>();
        kept.add(part.kept().times(threads).named("parts side by side"));
        flow = part.out();
        Flow out = flow.batch(sides.batch());
        if (layer instanceof SpikingLayer spiking) {
          boolean output = layer == layers.get(layers.size() - 1);
          Load whole = load.ofSides();
          kept.add(Gathered.memory(layer.name(), out, spiking.states(), output, whole));
        }
        kept.add(GradientSums.memory(learned(layer), sides.parts()));
        if (entered) {
          long features = layer.inputs();
          kept.add(
              Memory.heap(
                  "inputs side by side", threads * Bytes.floats(sides.samples() * features)));
          kept.add(
              Memory.heap(
                  "gradient of the whole input",
                  sides.head() > 0 ? Bytes.floats(sides.batch() * features) : 0));
        }
        needs.add(new Need(out.plain(), Memory.of(layer.name(), kept), part.passing()));
      }
    }
    return needs;
  }

  private static List<Parameter> learned(Layer layer) {
    return layer.parameters().stream().filter(Parameter::learned).toList();
  }

  private Need needOfParts(Layer layer, Flow input, boolean wanted, Load load, Cut cut) {
    Need part = layer.need(input.batch(cut.samples()), wanted, load.ofPart());
    Flow out = part.out().batch(cut.batch());
    List<Memory> kept = new ArrayList<>();
    kept.add(part.kept().named("a part"));
    boolean output = layer == layers.get(layers.size() - 1);
    if (layer instanceof SpikingLayer spiking) {
      kept.add(Gathered.memory(layer.name(), out, spiking.states(), output, load));
    }
    Optional<Flow> entered =
        layer == layers.get(cut.head()) ? Optional.of(input) : Optional.empty();
    kept.addAll(PartRun.memory(layer, entered, wanted, cut.samples(), load));
    return new Need(out, Memory.of(layer.name(), kept), part.passing());
  }

  /**
   * {@return whether batches like this go in {@link Parts}, and so the output's membranes are
   * always kept}
   *
   * @param input the signal that will come in
   */
  public boolean inParts(Flow input) {
    return cut(input, Parts.STANDARD).inParts();
  }

  /**
   * {@return how many samples of batches like this go {@linkplain Run#thereAndBack there and back}
   * at once; all, if they go as a whole}
   *
   * @param input the signal that will come in
   */
  public int samplesAtOnce(Flow input) {
    return sides(input, Parts.STANDARD).samples();
  }

  /** How a batch goes through the layers; what decides are shapes alone. */
  Cut cut(Flow input, Parts parts) {
    Cut whole = Cut.none(layers.size(), input.batch());
    int samples = parts.samples(input.steps());
    if (!input.constant() || input.steps() < parts.steps() || input.batch() < 2L * samples) {
      return whole;
    }
    int head = head(input);
    // what is held grows with the samples by the same for each
    long more =
        held(head, input.batch(2 * samples), TRAINING) - held(head, input.batch(samples), TRAINING);
    double saved = more * ((double) input.batch() / samples - 1);
    return head == layers.size() || saved < parts.bytes()
        ? whole
        : new Cut(head, samples, input.batch());
  }

  /** How a batch goes there and back at once; what decides are shapes alone. */
  Cut sides(Flow input, Parts parts) {
    Cut whole = Cut.none(layers.size(), input.batch());
    int head = input.constant() ? head(input) : layers.size();
    if (head == layers.size()) {
      return whole;
    }
    Load load = TRAINING.ofSide();
    long each = held(head, input.batch(2), load) - held(head, input.batch(1), load);
    int samples = parts.sides(input.batch(), each);
    if (samples == 0) {
      return whole;
    }
    Cut cut = new Cut(head, samples, input.batch());
    long gradients = GradientSums.memory(learned(head), cut.parts()).offHeap();
    return gradients > parts.gradients() ? whole : cut;
  }

  /** The parameters that the layers after the first ones learn. */
  private List<Parameter> learned(int head) {
    return layers.subList(head, layers.size()).stream()
        .flatMap(layer -> learned(layer).stream())
        .toList();
  }

  /** How many layers before the first neurons hand a constant on as a constant. */
  private int head(Flow input) {
    Flow flow = input.batch(1);
    for (int i = 0; i < layers.size(); i++) {
      flow = layers.get(i).need(flow, false, TRAINING).out();
      if (!flow.constant() || layers.get(i) instanceof SpikingLayer) {
        return i;
      }
    }
    return layers.size();
  }

  /** What the layers after the first ones keep in training. */
  private long held(int head, Flow input, Load load) {
    long held = 0;
    Flow flow = input;
    for (int i = 0; i < layers.size(); i++) {
      Need need = layers.get(i).need(flow, i > 0, load);
      held += i < head ? 0 : need.kept().total();
      flow = need.out();
    }
    return held;
  }

  /** {@return a run on all processors} */
  public Run run() {
    return run(Engine.shared());
  }

  /**
   * {@return a run whose work is done by this engine}
   *
   * @param engine runs the work
   */
  public Run run(Engine engine) {
    return run(engine, Parts.STANDARD);
  }

  /**
   * {@return a run whose work is done by this engine}
   *
   * @param engine runs the work
   * @param parts when a batch goes in parts
   */
  public Run run(Engine engine, Parts parts) {
    return new Run(this, engine, parts);
  }

  /** A network in the making. */
  public static final class Builder {

    private NetworkSpec spec;

    private Builder(NetworkSpec spec) {
      this.spec = spec;
    }

    /**
     * {@return the surrogate gradient of layers of neurons that name none}
     *
     * @param surrogate the surrogate gradient
     */
    public Builder surrogate(SurrogateGradient surrogate) {
      spec = new NetworkSpec(spec.steps(), Optional.of(surrogate), spec.network());
      return this;
    }

    /**
     * Adds a fully connected layer with bias.
     *
     * @param in the number of input features
     * @param out the number of output features
     * @return this builder
     */
    public Builder linear(int in, int out) {
      return layer(new Linear(in, out));
    }

    /**
     * Adds a layer of neurons with the network's surrogate gradient.
     *
     * @param model the neuron model, one neuron per feature that comes in
     * @return this builder
     */
    public Builder neurons(NeuronModel model) {
      return layer(new Neurons(model));
    }

    /**
     * Adds a layer of neurons with a surrogate gradient of its own.
     *
     * @param model the neuron model, one neuron per feature that comes in
     * @param surrogate the surrogate gradient
     * @return this builder
     */
    public Builder neurons(NeuronModel model, SurrogateGradient surrogate) {
      return layer(new Neurons(model, surrogate));
    }

    /**
     * Adds any layer.
     *
     * @param layer the layer's description
     * @return this builder
     */
    public Builder layer(LayerSpec layer) {
      spec = spec.plus(layer);
      return this;
    }

    /**
     * Builds the network with new parameters.
     *
     * @param seed what the initial values are drawn from
     * @return the network
     * @throws IllegalArgumentException if the layers do not fit together
     */
    public Network build(long seed) {
      return spec.build(seed);
    }
  }
}
