package io.snn4j.train.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Optional;

/**
 * Fully connected networks trained for some steps: losses, the first step's spikes, output membrane
 * and gradients, and the weights after some of the steps.
 */
final class NetworkFamily implements Family {

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
    Loss loss = loss(reference.params());
    Run run = network.run();
    Map<String, ReferenceArray> results = new LinkedHashMap<>();
    int steps = (int) reference.number("training_steps", 1);
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
    Network.Builder builder =
        Network.sequential((int) reference.number("num_steps", 1)).surrogate(surrogate);
    for (int i = 0; i + 1 < sizes.size(); i++) {
      builder.linear(sizes.get(i).asInt(), sizes.get(i + 1).asInt());
      ObjectNode params = reference.params().deepCopy();
      params.set("model", models.path(i));
      NeuronCase neurons =
          NeuronCase.of(new ReferenceCase("", params, reference.inputs(), Map.of(), Map.of()));
      builder.layer(catalogs.create(LayerSpec.class, neurons.layer(), neurons.parameters()));
    }
    return builder.build(0);
  }

  /** The parameters that the case names, by its names. */
  private static Map<String, Parameter> named(Network network, ReferenceCase reference) {
    Map<String, Parameter> named = new LinkedHashMap<>();
    for (int i = 0; i < network.layers().size(); i++) {
      String theirs = (i % 2 == 0 ? "fc" : "lif") + (i / 2 + 1);
      String ours = network.layers().get(i).name();
      for (Parameter parameter : network.layers().get(i).parameters()) {
        String name = theirs + parameter.name().substring(ours.length());
        if (!reference.inputs().containsKey(name)) {
          throw new IllegalArgumentException("the case gives no initial " + name);
        }
        named.put(name, parameter);
      }
    }
    return named;
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

  private static ReferenceArray array(Dense dense) {
    return ReferenceArray.of(dense.values(), dense.steps(), dense.batch(), dense.features());
  }

  /** One training step's input: the same at every time step, or one vector for each. */
  private static Signal signal(ReferenceCase reference, int step) {
    ReferenceArray x = reference.input("x");
    int each = x.values().length / x.size(0);
    float[] values = Arrays.copyOfRange(x.values(), step * each, (step + 1) * each);
    if (x.shape().length == 3) {
      int steps = (int) reference.number("num_steps", 1);
      return new Constant(steps, x.size(1), x.size(2), values);
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
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("learningRate", optimizer.path("lr").asDouble());
    String theirs = optimizer.path("name").asText();
    return switch (theirs) {
      case "adam", "adamw" -> {
        put(settings, "beta1", optimizer.path("beta1"));
        put(settings, "beta2", optimizer.path("beta2"));
        put(settings, "epsilon", optimizer.path("eps"));
        put(settings, "weightDecay", optimizer.path("weight_decay"));
        yield catalogs.create(Updater.class, theirs.equals("adam") ? "adam" : "adam-w", settings);
      }
      case "sgd" -> {
        put(settings, "momentum", optimizer.path("momentum"));
        String name = settings.containsKey("momentum") ? "momentum" : "sgd";
        yield catalogs.create(Updater.class, name, settings);
      }
      default -> throw new IllegalArgumentException("there is no optimizer '" + theirs + "' here");
    };
  }

  private Loss loss(JsonNode params) {
    JsonNode loss = params.path("loss");
    Map<String, Object> settings = new LinkedHashMap<>();
    Optional.ofNullable(loss.get("reduction"))
        .ifPresent(value -> settings.put("reduction", value.asText()));
    String theirs = loss.path("name").asText();
    return switch (theirs) {
      case "tutorial5_membrane_cross_entropy_sum" ->
          catalogs.create(Loss.class, "cross-entropy-membrane", settings);
      case "ce_rate_loss" -> catalogs.create(Loss.class, "cross-entropy-rate", settings);
      case "ce_count_loss" -> catalogs.create(Loss.class, "cross-entropy-count", settings);
      case "ce_max_membrane_loss" ->
          catalogs.create(Loss.class, "cross-entropy-max-membrane", settings);
      case "mse_count_loss" -> {
        put(settings, "correctRate", loss.path("correct_rate"));
        put(settings, "incorrectRate", loss.path("incorrect_rate"));
        yield catalogs.create(Loss.class, "mse-count", settings);
      }
      case "mse_membrane_loss" -> {
        put(settings, "onTarget", loss.path("on_target"));
        put(settings, "offTarget", loss.path("off_target"));
        yield catalogs.create(Loss.class, "mse-membrane", settings);
      }
      default -> throw new IllegalArgumentException("there is no loss '" + theirs + "' here");
    };
  }

  private static void put(Map<String, Object> settings, String name, JsonNode value) {
    if (value.isNumber()) {
      settings.put(name, value.asDouble());
    }
  }
}
