package io.snn4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Loss;
import io.snn4j.api.Parameter;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import io.snn4j.api.Targets;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.HeapMatrix;
import io.snn4j.core.network.Network;
import io.snn4j.core.network.Run;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.train.loss.CrossEntropyMembrane;
import io.snn4j.train.loss.MseCount;
import io.snn4j.train.update.Adam;
import io.snn4j.train.update.Momentum;
import io.snn4j.train.update.Updater;
import io.snn4j.train.update.Updates;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training agrees with snnTorch 0.9.4: losses, spikes, membranes, gradients and weights. */
class ReferenceNetworkTest {

  private static final double STATES = 1e-5;
  private static final double GRADIENTS = 5e-5;
  private static final Map<String, String> NAMES =
      Map.of(
          "fc1.weight", "linear1.weight",
          "fc1.bias", "linear1.bias",
          "fc2.weight", "linear2.weight",
          "fc2.bias", "linear2.bias");

  private record Case(JsonNode json) {
    float[] input(String name) {
      return floats(json.get("inputs").get(name));
    }

    float[] output(String name) {
      return floats(json.get("outputs").get(name));
    }

    @Override
    public String toString() {
      return json.get("name").asText();
    }
  }

  static Stream<Case> cases() throws IOException {
    return Stream.concat(cases("network.json"), cases("network-variants.json"));
  }

  private static Stream<Case> cases(String file) throws IOException {
    try (InputStream in = ReferenceNetworkTest.class.getResourceAsStream("/reference/" + file)) {
      JsonNode cases = new ObjectMapper().readTree(in).get("cases");
      return StreamSupport.stream(cases.spliterator(), false).map(Case::new);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void trainingAgreesWithSnnTorch(Case reference) {
    JsonNode params = reference.json.get("params");
    JsonNode sizes = params.get("sizes");
    Leaky leaky = new Leaky(params.get("beta").floatValue());
    Network network =
        Network.sequential(params.get("num_steps").intValue())
            .linear(sizes.get(0).intValue(), sizes.get(1).intValue())
            .neurons(leaky)
            .linear(sizes.get(1).intValue(), sizes.get(2).intValue())
            .neurons(leaky)
            .build(0);
    NAMES.forEach(
        (theirs, ours) ->
            HeapMatrix.copy(reference.input(theirs), network.parameter(ours).value()));
    Updates updates = new Updates(updater(params.get("optimizer")), network.parameters());
    Loss loss = loss(params.get("loss"));
    Run run = network.run(new Engine(2));
    float[] losses = reference.output("loss");
    for (int step = 0; step < losses.length; step++) {
      Recording recording = run.forward(signal(reference, step));
      double value = loss.evaluate(recording, targets(reference, step), run.gradient());
      assertThat(value).as("loss of step %d", step).isCloseTo(losses[step], within(losses, STATES));
      run.backward();
      if (step == 0) {
        compareRecording(reference, recording);
        compareGradients(reference, network);
      }
      updates.step(0, run.engine());
      compareWeights(reference, network, step + 1);
    }
  }

  private static Updater updater(JsonNode optimizer) {
    double learningRate = optimizer.get("lr").doubleValue();
    return optimizer.get("name").asText().equals("sgd")
        ? new Momentum(learningRate, optimizer.get("momentum").doubleValue())
        : new Adam(learningRate);
  }

  private static Loss loss(JsonNode loss) {
    return switch (loss.get("name").asText()) {
      case "mse_count_loss" ->
          new MseCount(
              loss.get("correct_rate").doubleValue(), loss.get("incorrect_rate").doubleValue());
      default -> new CrossEntropyMembrane();
    };
  }

  private static void compareRecording(Case reference, Recording recording) {
    for (int layer = 0; layer < 2; layer++) {
      float[] spikes = recording.layers().get(layer).spikes().dense().values();
      assertThat(spikes).isEqualTo(reference.output("spk" + (layer + 1) + "_step0"));
    }
    compare(
        "membranes",
        recording.output().membrane().values(),
        reference.output("mem_out_step0"),
        STATES);
  }

  private static void compareGradients(Case reference, Network network) {
    JsonNode gradients = reference.json.get("gradients");
    assertThat(gradients.size()).isEqualTo(NAMES.size());
    gradients
        .properties()
        .forEach(
            entry -> {
              Parameter parameter = network.parameter(NAMES.get(entry.getKey()));
              float[] ours = new float[(int) parameter.gradient().length()];
              HeapMatrix.copy(parameter.gradient(), ours);
              compare(entry.getKey(), ours, floats(entry.getValue()), GRADIENTS);
            });
  }

  private static void compareWeights(Case reference, Network network, int step) {
    Map<String, float[]> given = new TreeMap<>();
    NAMES.forEach(
        (theirs, ours) -> {
          String key = "after" + step + "/" + theirs;
          if (reference.json.get("outputs").has(key)) {
            float[] values = new float[(int) network.parameter(ours).value().length()];
            HeapMatrix.copy(network.parameter(ours).value(), values);
            given.put(key, values);
          }
        });
    assertThat(given.size()).isIn(0, NAMES.size());
    given.forEach((key, values) -> compare(key, values, reference.output(key), GRADIENTS));
  }

  private static void compare(String what, float[] ours, float[] theirs, double tolerance) {
    assertThat(ours).as(what).hasSameSizeAs(theirs);
    for (int i = 0; i < ours.length; i++) {
      assertThat((double) ours[i])
          .as("%s[%d]", what, i)
          .isCloseTo(theirs[i], within(theirs, tolerance));
    }
  }

  /** A deviation relative to the array's largest value. */
  private static org.assertj.core.data.Offset<Double> within(float[] array, double tolerance) {
    double largest = 0;
    for (float value : array) {
      largest = Math.max(largest, Math.abs(value));
    }
    return org.assertj.core.api.Assertions.within(tolerance * largest);
  }

  private static Signal signal(Case reference, int step) {
    JsonNode shape = reference.json.get("inputs").get("x").get("shape");
    float[] all = reference.input("x");
    int length = all.length / shape.get(0).intValue();
    float[] values = java.util.Arrays.copyOfRange(all, step * length, (step + 1) * length);
    int steps = reference.json.get("params").get("num_steps").intValue();
    int batch = reference.json.get("params").get("batch").intValue();
    if (shape.size() == 3) {
      return new Constant(steps, batch, length / batch, values);
    }
    int features = length / batch / steps;
    for (float value : values) {
      assertThat(value).isIn(0f, 1f);
    }
    return step % 2 == 0
        ? SpikeTrain.of(steps, batch, features, values)
        // the same spikes as floats take the other way through the linear layer
        : new Dense(steps, batch, features, values);
  }

  private static Targets targets(Case reference, int step) {
    float[] all = reference.input("targets");
    int batch = reference.json.get("params").get("batch").intValue();
    int[] classes = new int[batch];
    for (int b = 0; b < batch; b++) {
      classes[b] = (int) all[step * batch + b];
    }
    return Targets.classes(classes);
  }

  private static float[] floats(JsonNode array) {
    JsonNode data = array.get("data");
    float[] values = new float[data.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = data.get(i).floatValue();
    }
    return values;
  }
}
