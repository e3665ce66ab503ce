package io.snn4j.train.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snn4j.api.Check;
import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Loss;
import io.snn4j.api.Parameter;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.api.Targets;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.engine.HeapMatrix;
import io.snn4j.core.layer.LayerSpec;
import io.snn4j.core.network.Network;
import io.snn4j.core.network.Run;
import io.snn4j.train.update.Updater;
import io.snn4j.train.update.Updates;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fully connected networks trained for some steps: losses, the first step's spikes, output membrane
 * and gradients, and the weights after some of the steps.
 */
final class NetworkFamily implements Family {

  private static final Map<String, String> SETTINGS =
      Map.of("lr", "learningRate", "eps", "epsilon", "weight_decay", "weightDecay");

  private final Catalogs catalogs;

  NetworkFamily(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  @Override
  public String name() {
    return "network";
  }

  @Override
  public boolean has(ReferenceCase reference) {
    return reference.has("sizes");
  }

  @Override
  public double tolerance(ReferenceCase reference, String output) {
    if (output.startsWith("spk")) {
      return Tolerances.IDENTICAL;
    }
    return output.startsWith("after")
        ? Tolerances.GRADIENTS
        : Family.super.tolerance(reference, output);
  }

  @Override
  public Map<String, ReferenceArray> replay(ReferenceCase reference) {
    Network network = network(reference);
    Map<String, Parameter> parameters = named(network, reference);
    parameters.forEach(
        (name, parameter) -> HeapMatrix.copy(reference.input(name).values(), parameter.value()));
    Updates updates = new Updates(updater(reference.params()), List.copyOf(parameters.values()));
    Loss loss = loss(reference);
    Run run = network.run();
    Map<String, ReferenceArray> results = new LinkedHashMap<>();
    int steps = reference.whole("training_steps", 1);
    Check.within("training_steps", steps, 1, reference.input("x").size(0));
    float[] losses = new float[steps];
    for (int step = 0; step < steps; step++) {
      Recording recording = run.forward(signal(reference, step));
      losses[step] = (float) loss.evaluate(recording, targets(reference, step), run.gradient());
      run.backward();
      if (step == 0) {
        record(recording, results);
        parameters.forEach(
            (name, parameter) ->
                results.put("grad/" + name, array(reference, name, parameter, false)));
      }
      updates.step(0, run.engine());
      for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
        results.put(
            "after" + (step + 1) + "/" + entry.getKey(),
            array(reference, entry.getKey(), entry.getValue(), true));
      }
    }
    results.put("loss", ReferenceArray.of(losses, steps));
    return results;
  }

  private Network network(ReferenceCase reference) {
    JsonNode sizes = reference.params().path("sizes");
    JsonNode models = reference.params().path("models");
    SurrogateGradient surrogate = Names.surrogate(reference.params().path("surrogate"), catalogs);
    Network.Builder builder = Network.sequential(reference.steps(1)).surrogate(surrogate);
    for (int i = 0; i + 1 < sizes.size(); i++) {
      int in = (int) sizes.get(i).asDouble();
      int out = (int) sizes.get(i + 1).asDouble();
      // before anything as large as the case says is made
      long weights = reference.input("fc" + (i + 1) + ".weight").values().length;
      Check.that(
          (long) in * out == weights,
          "a layer from %d to %d has %d weights, but the case gives %d",
          in,
          out,
          (long) in * out,
          weights);
      builder.linear(in, out);
      ObjectNode params = reference.params().deepCopy();
      params.set("model", models.path(i));
      Map<String, ReferenceArray> inputs = ofLayer(reference, "lif" + (i + 1) + ".");
      NeuronCase neurons = NeuronCase.of(new ReferenceCase("", params, inputs, Map.of(), Map.of()));
      builder.layer(catalogs.create(LayerSpec.class, neurons.layer(), neurons.parameters()));
    }
    return builder.build(0);
  }

  /** One layer's inputs, named as in a case of that layer alone. */
  private static Map<String, ReferenceArray> ofLayer(ReferenceCase reference, String prefix) {
    Map<String, ReferenceArray> inputs = new LinkedHashMap<>();
    reference
        .inputs()
        .forEach(
            (name, array) -> {
              if (name.startsWith(prefix)) {
                inputs.put(name.substring(prefix.length()).replace('.', '_'), array);
              }
            });
    return inputs;
  }

  /** The parameters that the case names, by its names. */
  private static Map<String, Parameter> named(Network network, ReferenceCase reference) {
    Map<String, Parameter> named = new LinkedHashMap<>();
    for (int i = 0; i < network.layers().size(); i++) {
      String theirs = (i % 2 == 0 ? "fc" : "lif") + (i / 2 + 1);
      String ours = network.layers().get(i).name();
      for (Parameter parameter : network.layers().get(i).parameters()) {
        String name = parameter.name().substring(ours.length() + 1);
        named.put(theirs + "." + name(reference, theirs, name), parameter);
      }
    }
    return named;
  }

  /** The case's name of a layer's parameter: ours, or the one in cases of a layer alone. */
  private static String name(ReferenceCase reference, String layer, String ours) {
    String alone = NeuronCase.NAMES.getOrDefault(ours, ours);
    for (String name : List.of(ours, alone)) {
      if (reference.inputs().containsKey(layer + "." + name)) {
        return name;
      }
    }
    throw new IllegalArgumentException("the case gives no initial " + layer + "." + alone);
  }

  private static ReferenceArray array(
      ReferenceCase reference, String name, Parameter parameter, boolean value) {
    float[] values = new float[Math.toIntExact(parameter.value().length())];
    HeapMatrix.copy(value ? parameter.value() : parameter.gradient(), values);
    return new ReferenceArray(reference.input(name).shape(), values);
  }

  private static void record(Recording recording, Map<String, ReferenceArray> results) {
    int number = 1;
    for (Recording.Layer layer : recording.layers()) {
      results.put("spk" + number + "_step0", array(layer.spikes().dense()));
      number++;
    }
    results.put("mem_out_step0", array(recording.output().membrane()));
  }

  /** A copy, since the next forward pass writes into the same array. */
  private static ReferenceArray array(Dense dense) {
    int length = dense.steps() * dense.batch() * dense.features();
    float[] values = Arrays.copyOf(dense.values(), length);
    return ReferenceArray.of(values, dense.steps(), dense.batch(), dense.features());
  }

  /** One training step's input: the same at every time step, or one vector for each. */
  private static Signal signal(ReferenceCase reference, int step) {
    ReferenceArray x = reference.input("x");
    int each = x.values().length / x.size(0);
    float[] values = Arrays.copyOfRange(x.values(), step * each, (step + 1) * each);
    if (x.shape().length == 3) {
      return new Constant(reference.steps(1), x.size(1), x.size(2), values);
    }
    boolean binary = true;
    for (float value : values) {
      binary &= value == 0 || value == 1;
    }
    return binary
        ? SpikeTrain.of(x.size(1), x.size(2), x.size(3), values)
        : new Dense(x.size(1), x.size(2), x.size(3), values);
  }

  private static Targets targets(ReferenceCase reference, int step) {
    ReferenceArray targets = reference.input("targets");
    int batch = targets.size(1);
    return Targets.classes(
        Arrays.copyOfRange(targets.integers(), step * batch, (step + 1) * batch));
  }

  private Updater updater(JsonNode params) {
    JsonNode optimizer = params.path("optimizer");
    String theirs = optimizer.path("name").asText();
    Check.that(
        List.of("adam", "adamw", "sgd").contains(theirs),
        "there is no optimizer '%s' here",
        theirs);
    Map<String, Object> settings = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : optimizer.properties()) {
      if (!entry.getKey().equals("name")) {
        // what has no name here goes on as it is, and is refused by the updater
        String ours = SETTINGS.getOrDefault(entry.getKey(), entry.getKey());
        settings.put(ours, entry.getValue().asDouble());
      }
    }
    boolean momentum = theirs.equals("sgd") && settings.containsKey("momentum");
    return catalogs.create(Updater.class, momentum ? "momentum" : theirs, settings);
  }

  private Loss loss(ReferenceCase reference) {
    JsonNode described = reference.params().path("loss");
    Check.that(described.isObject(), "params.loss must be an object with a name");
    ObjectNode params = described.deepCopy();
    params.set("loss", described.path("name"));
    return LossCase.ofNetwork(
        new ReferenceCase("", params, reference.inputs(), Map.of(), Map.of()), catalogs);
  }
}
