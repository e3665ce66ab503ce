package io.snn4j.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snn4j.api.Dense;
import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.SpikeTrain;
import io.snn4j.api.Targets;
import io.snn4j.testkit.FixedGradient;
import io.snn4j.testkit.FixedRecording;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses and their gradients agree with snnTorch 0.9.4. */
class LossReferenceTest {

  private static final double LOSSES = 1e-5;
  private static final double GRADIENTS = 5e-5;

  private record Case(JsonNode json) {
    JsonNode param(String name) {
      return json.get("params").path(name);
    }

    JsonNode input(String name) {
      return json.get("inputs").path(name);
    }

    /** Where snnTorch gives a loss for each sample, a sum is compared with their sum. */
    boolean unreduced() {
      return param("reduction").asText().equals("none");
    }

    Reduction reduction() {
      boolean temporal = param("loss").asText().equals("ce_temporal_loss");
      return switch (param("reduction").asText("mean")) {
        case "mean" -> temporal ? Reduction.WEIGHTED_MEAN : Reduction.MEAN;
        default -> Reduction.SUM;
      };
    }

    @Override
    public String toString() {
      return json.get("name").asText();
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in = LossReferenceTest.class.getResourceAsStream("/reference/losses.json")) {
      JsonNode cases = new ObjectMapper().readTree(in).get("cases");
      return StreamSupport.stream(cases.spliterator(), false).map(Case::new);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lossAgreesWithSnnTorch(Case reference) {
    boolean ofMembrane = reference.json.get("inputs").has("mem");
    JsonNode array = reference.input(ofMembrane ? "mem" : "spk");
    Recording recording = recording(array, ofMembrane, reference.param("scale").floatValue());
    FixedGradient gradient = new FixedGradient();
    double value = loss(reference).evaluate(recording, targets(reference), gradient);
    float[] theirs = floats(reference.json.get("outputs").get("loss"));
    double sum = 0;
    for (float each : theirs) {
      sum += each;
    }
    assertThat(value).isCloseTo(sum, within(LOSSES * Math.abs(sum)));
    float[] ours =
        ofMembrane ? gradient.membrane(recording.output()) : gradient.spikes(recording.output());
    compareGradient(reference, ours, array.get("shape"));
  }

  private static void compareGradient(Case reference, float[] ours, JsonNode shape) {
    float[] theirs = floats(reference.json.get("gradients").elements().next());
    float[] outer = reference.unreduced() ? floats(reference.input("grad_output")) : new float[0];
    double scale = Math.max(1, reference.param("scale").doubleValue());
    int row = shape.get(1).intValue() * shape.get(2).intValue();
    Offset<Double> tolerance = within(GRADIENTS * largest(theirs));
    assertThat(ours).hasSameSizeAs(theirs);
    for (int i = 0; i < ours.length; i++) {
      double factor = outer.length == 0 ? 1 : outer[i % row * outer.length / row];
      assertThat(factor * scale * ours[i]).as("[%d]", i).isCloseTo(theirs[i], tolerance);
    }
  }

  private static Loss loss(Case reference) {
    List<Double> weights = list(reference.input("weight").path("data"), JsonNode::doubleValue);
    Reduction reduction = reference.reduction();
    Optional<Integer> classes =
        Optional.of(reference.param("num_classes").asInt()).filter(c -> c > 0);
    double on = reference.param("on_target").doubleValue();
    double off = reference.param("off_target").doubleValue();
    return switch (reference.param("loss").asText()) {
      case "tutorial5_membrane_cross_entropy_sum" -> new CrossEntropyMembrane();
      case "ce_rate_loss" -> new CrossEntropyRate(weights, 0, reduction);
      case "ce_count_loss" -> new CrossEntropyCount(classes, weights, 0, reduction);
      case "ce_max_membrane_loss" -> new CrossEntropyMaxMembrane(weights, 0, reduction);
      case "ce_temporal_loss" ->
          new CrossEntropyTemporal(
              reference.param("inverse").asText().equals("negate")
                  ? CrossEntropyTemporal.Inverse.NEGATE
                  : CrossEntropyTemporal.Inverse.RECIPROCAL,
              weights,
              0,
              reduction);
      case "mse_count_loss" ->
          new MseCount(
              reference.param("correct_rate").doubleValue(),
              reference.param("incorrect_rate").doubleValue(),
              classes,
              weights,
              reduction);
      case "mse_membrane_loss" -> new MseMembrane(on, off, weights, reduction);
      case "mse_temporal_loss" ->
          new MseTemporal(
              steps(reference.param("on_target")),
              steps(reference.param("off_target")),
              reference.param("tolerance").intValue(),
              reduction);
      case "l1_rate_sparsity" ->
          new SpikeCountL1(reference.param("Lambda").doubleValue(), Layers.ALL, Reduction.SUM);
      default -> throw new IllegalArgumentException(reference.toString());
    };
  }

  private static List<Integer> steps(JsonNode targets) {
    return targets.isArray() ? list(targets, JsonNode::intValue) : List.of(targets.asInt());
  }

  private static Targets targets(Case reference) {
    int[] all =
        list(reference.input("targets").get("data"), JsonNode::intValue).stream()
            .mapToInt(Integer::intValue)
            .toArray();
    JsonNode shape = reference.input("targets").get("shape");
    if (reference.param("time_var_targets").booleanValue()) {
      int batch = reference.input("mem").get("shape").get(1).intValue();
      int[][] moving = new int[all.length][batch];
      for (int t = 0; t < all.length; t++) {
        Arrays.fill(moving[t], all[t]);
      }
      return Targets.classesOverTime(moving);
    } else if (shape.size() == 1) {
      return Targets.classes(all);
    }
    int spikes = shape.size() == 2 ? 1 : shape.get(0).intValue();
    int samples = shape.get(shape.size() - 2).intValue();
    int neurons = shape.get(shape.size() - 1).intValue();
    int[][][] times = new int[spikes][samples][neurons];
    for (int i = 0; i < all.length; i++) {
      times[i / neurons / samples][i / neurons % samples][i % neurons] = all[i];
    }
    return Targets.times(times);
  }

  private static Recording recording(JsonNode array, boolean ofMembrane, float scale) {
    int steps = array.get("shape").get(0).intValue();
    int batch = array.get("shape").get(1).intValue();
    int neurons = array.get("shape").get(2).intValue();
    float[] values = floats(array);
    for (int i = 0; scale != 0 && i < values.length; i++) {
      values[i] *= scale;
    }
    Dense silence = new Dense(steps, batch, neurons, new float[values.length]);
    return ofMembrane
        ? FixedRecording.of(silence, new Dense(steps, batch, neurons, values))
        : FixedRecording.of(SpikeTrain.of(steps, batch, neurons, values), silence);
  }

  private static double largest(float[] array) {
    double largest = 0;
    for (float value : array) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static float[] floats(JsonNode array) {
    float[] values = new float[array.get("data").size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get("data").get(i).floatValue();
    }
    return values;
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> as) {
    List<T> list = new ArrayList<>();
    array.forEach(item -> list.add(as.apply(item)));
    return list;
  }
}
