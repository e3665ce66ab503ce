package io.snn4j.train.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.snn4j.api.Check;
import io.snn4j.api.Loss;
import io.snn4j.api.Targets;
import io.snn4j.core.catalog.Catalogs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a case about a loss is called here.
 *
 * @param reference the case
 * @param loss the loss's name in the catalog
 * @param parameters its parameters; where the case does not reduce, those of a sum
 * @param inputName the name of what the loss is a function of
 * @param input what the loss is a function of, [T,B,N]
 * @param targets what it should be
 */
record LossCase(
    ReferenceCase reference,
    String loss,
    Map<String, Object> parameters,
    String inputName,
    ReferenceArray input,
    Targets targets) {

  private static final Map<String, String> LOSSES =
      Map.of(
          "tutorial5_membrane_cross_entropy_sum", "cross-entropy-membrane",
          "ce_rate_loss", "cross-entropy-rate",
          "ce_count_loss", "cross-entropy-count",
          "ce_max_membrane_loss", "cross-entropy-max-membrane",
          "ce_temporal_loss", "cross-entropy-temporal",
          "mse_count_loss", "mse-count",
          "mse_membrane_loss", "mse-membrane",
          "mse_temporal_loss", "mse-temporal",
          "l1_rate_sparsity", "spike-count-l1");

  static LossCase of(ReferenceCase reference) {
    String theirs = reference.text("loss", "");
    Check.that(LOSSES.containsKey(theirs), "there is no loss '%s' here", theirs);
    String loss = LOSSES.get(theirs);
    String inputName = loss.contains("membrane") ? "mem" : "spk";
    ReferenceArray input = scaled(reference.input(inputName), scale(reference));
    return new LossCase(
        reference,
        loss,
        parameters(reference, loss),
        inputName,
        input,
        targets(reference, loss, input));
  }

  /** The loss of a network, where it is a part of a case. */
  static Loss ofNetwork(ReferenceCase reference, Catalogs catalogs) {
    String theirs = reference.text("loss", "");
    Check.that(LOSSES.containsKey(theirs), "there is no loss '%s' here", theirs);
    Check.that(scale(reference) == 1, "the loss of a network has no scale here");
    Check.that(
        !reduction(reference).equals("none"), "the loss of a network must be reduced to a number");
    String loss = LOSSES.get(theirs);
    return catalogs.create(Loss.class, loss, parameters(reference, loss));
  }

  boolean ofMembranes() {
    return inputName.equals("mem");
  }

  /** Whether each sample's loss is asked for, and not one number. */
  boolean single() {
    return reduction(reference).equals("none");
  }

  /** The factor on the membranes, and so on the gradient. */
  float scale() {
    return scale(reference);
  }

  private static float scale(ReferenceCase reference) {
    return (float) reference.number("scale", 1);
  }

  private static ReferenceArray scaled(ReferenceArray array, float scale) {
    float[] values = array.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale;
    }
    return ReferenceArray.of(values, array.shape());
  }

  private static String reduction(ReferenceCase reference) {
    String reduction = reference.text("reduction", "mean");
    Check.that(
        List.of("mean", "sum", "none").contains(reduction),
        "there is no reduction '%s' here",
        reduction);
    return reduction;
  }

  private static Map<String, Object> parameters(ReferenceCase reference, String loss) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("reduction", reduction(reference).equals("mean") ? "mean" : "sum");
    if (reference.inputs().containsKey("weight")) {
      List<Object> weights = new ArrayList<>();
      for (float weight : reference.input("weight").values()) {
        weights.add((double) weight);
      }
      map.put("weights", weights);
    }
    if (reference.flag("population_code", false)) {
      map.put("classes", reference.whole("num_classes", 0));
    }
    switch (loss) {
      case "cross-entropy-temporal" -> {
        map.put("inverse", reference.text("inverse", "negate"));
        map.replace("reduction", "mean", "weighted-mean");
      }
      case "mse-count" -> {
        map.put("correctRate", reference.number("correct_rate", 1));
        map.put("incorrectRate", reference.number("incorrect_rate", 0));
      }
      case "mse-membrane" -> {
        double on = reference.number("on_target", 1);
        map.put("onTarget", on);
        map.put("offTarget", Names.offTarget(on, reference.number("off_target", 0)));
      }
      case "mse-temporal" -> temporal(reference, map);
      case "spike-count-l1" -> {
        map.put("lambda", reference.number("Lambda", 1e-5));
        map.put("reduction", "sum");
      }
      default -> {}
    }
    return map;
  }

  private static void temporal(ReferenceCase reference, Map<String, Object> map) {
    List<Integer> on = steps(reference, "on_target", 0);
    List<Integer> off = steps(reference, "off_target", -1);
    List<Object> converted = new ArrayList<>();
    for (int k = 0; k < off.size(); k++) {
      converted.add((int) Names.offTarget(on.get(Math.min(k, on.size() - 1)), off.get(k)));
    }
    map.put("onTarget", List.copyOf(on));
    map.put("offTarget", converted);
    map.put("tolerance", reference.whole("tolerance", 0));
  }

  private static List<Integer> steps(ReferenceCase reference, String key, int otherwise) {
    if (!reference.params().path(key).isArray()) {
      return List.of(reference.whole(key, otherwise));
    }
    List<Integer> steps = new ArrayList<>();
    for (JsonNode step : reference.params().path(key)) {
      steps.add((int) step.asDouble());
    }
    Check.that(!steps.isEmpty(), "%s is an empty list", key);
    return steps;
  }

  private static Targets targets(ReferenceCase reference, String loss, ReferenceArray input) {
    if (loss.equals("spike-count-l1")) {
      return Targets.classes(new int[input.size(1)]);
    }
    ReferenceArray array = reference.input("targets");
    if (reference.flag("target_is_time", false)) {
      return times(array);
    } else if (reference.flag("time_var_targets", false)) {
      return moving(array, input.size(1));
    }
    Check.that(
        array.shape().length == 1,
        "the targets are classes of samples, [B], but have the shape %s",
        Arrays.toString(array.shape()));
    return Targets.classes(array.integers());
  }

  /** Times [B,N], or [K,B,N] of several spikes. */
  private static Targets times(ReferenceArray array) {
    int dimensions = array.shape().length;
    Check.that(
        dimensions == 2 || dimensions == 3,
        "times have the shape [B,N] or [K,B,N], but these have %s",
        Arrays.toString(array.shape()));
    int neurons = array.size(dimensions - 1);
    int batch = array.size(dimensions - 2);
    int[] values = array.integers();
    int[][][] times = new int[dimensions == 3 ? array.size(0) : 1][batch][neurons];
    for (int i = 0; i < values.length; i++) {
      times[i / neurons / batch][i / neurons % batch][i % neurons] = values[i];
    }
    return Targets.times(times);
  }

  /** One class per step, [T], the same for all samples, or one for each of them, [T,B]. */
  private static Targets moving(ReferenceArray array, int batch) {
    int[] values = array.integers();
    int[][] classes = new int[array.size(0)][batch];
    boolean each = array.shape().length == 2 && array.size(1) == batch;
    Check.that(
        each || array.shape().length == 1,
        "classes over time have the shape [T] or [T,B], but these have %s",
        Arrays.toString(array.shape()));
    for (int t = 0; t < classes.length; t++) {
      for (int b = 0; b < batch; b++) {
        classes[t][b] = values[each ? t * batch + b : t];
      }
    }
    return Targets.classesOverTime(classes);
  }
}
