package io.snn4j.train.reference;

import io.snn4j.api.Targets;
import io.snn4j.api.TimeTargets;
import io.snn4j.core.catalog.Catalogs;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The losses of a case that does not reduce them: of each sample for cross-entropies, [B], of each
 * neuron or class too for squared errors, [B,C], and of each spike, [K,B,N].
 *
 * <p>A loss gives one number here, so each is computed from a recording that holds nothing else.
 */
final class SingleLosses {

  private final LossCase described;
  private final Catalogs catalogs;
  private final float[] input;
  private final int steps;
  private final int batch;
  private final int neurons;

  SingleLosses(LossCase described, Catalogs catalogs) {
    this.described = described;
    this.catalogs = catalogs;
    input = described.input().values();
    steps = described.input().size(0);
    batch = described.input().size(1);
    neurons = described.input().size(2);
  }

  /** A run of neurons of one sample: the neurons from {@code from} on. */
  private record Part(int sample, int from, int count) {}

  /**
   * Computes the losses.
   *
   * @param gradient receives that of {@code sum grad_output*loss}, [T,B,N]
   */
  ReferenceArray evaluate(float[] gradient) {
    return switch (described.loss()) {
      case "mse-count", "mse-membrane" -> squared(gradient);
      case "mse-temporal" -> temporal(gradient);
      default -> samples(gradient);
    };
  }

  private ReferenceArray samples(float[] gradient) {
    float[] losses = new float[batch];
    for (int b = 0; b < batch; b++) {
      Part part = new Part(b, 0, neurons);
      float[] own = new float[steps * neurons];
      losses[b] =
          (float) evaluate(described.parameters(), cut(part, 0), neurons, targetsOf(b), own);
      add(outer(b, losses.length), own, neurons, part, gradient);
    }
    return ReferenceArray.of(losses, batch);
  }

  private Targets targetsOf(int sample) {
    int[][] classes = new int[steps][1];
    for (int t = 0; t < steps; t++) {
      classes[t][0] = described.targets().of(t, sample);
    }
    return described.reference().flag("time_var_targets", false)
        ? Targets.classesOverTime(classes)
        : Targets.classes(classes[0]);
  }

  /** Beside each class stands a second one that is just as it should be, and so costs nothing. */
  private ReferenceArray squared(float[] gradient) {
    int classes =
        described.parameters().containsKey("classes")
            ? described.reference().whole("num_classes", 1)
            : neurons;
    int size = neurons / classes;
    float[] losses = new float[batch * classes];
    for (int i = 0; i < losses.length; i++) {
      Part part = new Part(i / classes, i % classes * size, size);
      float[] values = cut(part, size);
      int[][] target = new int[steps][1];
      for (int t = 0; t < steps; t++) {
        boolean aimed = described.targets().of(t, part.sample()) == i % classes;
        target[t][0] = aimed ? 0 : 1;
        partner(values, t, size, !aimed);
      }
      float[] own = new float[values.length];
      Targets targets =
          described.reference().flag("time_var_targets", false)
              ? Targets.classesOverTime(target)
              : Targets.classes(target[0]);
      losses[i] = (float) evaluate(ofTwo(part.sample()), values, 2 * size, targets, own);
      add(outer(i, losses.length), own, 2 * size, part, gradient);
    }
    return ReferenceArray.of(losses, batch, classes);
  }

  /** Makes the second class what it should be at one step. */
  private void partner(float[] values, int step, int size, boolean aimed) {
    if (described.ofMembranes()) {
      values[step * 2 * size + size] =
          (float) (double) (Double) described.parameters().get(aimed ? "onTarget" : "offTarget");
    } else if (step == 0) {
      double rate = (Double) described.parameters().get(aimed ? "correctRate" : "incorrectRate");
      values[size] = (float) Math.floor(steps * rate * size);
    }
  }

  private Map<String, Object> ofTwo(int sample) {
    Map<String, Object> parameters = new LinkedHashMap<>(described.parameters());
    parameters.replace("classes", 2);
    if (parameters.get("weights") instanceof List<?> weights) {
      Object weight = weights.get(described.targets().of(0, sample));
      parameters.put("weights", List.of(weight, weight));
    }
    return parameters;
  }

  /** A spike's error is what the loss of so many spikes has more than that of one less. */
  private ReferenceArray temporal(float[] gradient) {
    boolean labels = !(described.targets() instanceof TimeTargets);
    int spikes =
        described.targets() instanceof TimeTargets times
            ? times.spikes()
            : ((List<?>) described.parameters().get("onTarget")).size();
    float[] losses = new float[spikes * batch * neurons];
    for (int i = 0; i < batch * neurons; i++) {
      Part part = new Part(i / neurons, i % neurons, 1);
      float[] values = cut(part, 0);
      double before = 0;
      float[] beforeOwn = new float[steps];
      for (int k = 0; k < spikes; k++) {
        int[][][] aims = new int[k + 1][1][1];
        for (int j = 0; j <= k; j++) {
          aims[j][0][0] = labels ? labelled(j, part) : timed(j, part);
        }
        float[] own = new float[steps];
        double loss = evaluate(described.parameters(), values, 1, Targets.times(aims), own);
        int index = k * batch * neurons + i;
        losses[index] = (float) (loss - before);
        float outer = outer(index, losses.length);
        add(outer, own, 1, part, gradient);
        add(-outer, beforeOwn, 1, part, gradient);
        before = loss;
        beforeOwn = own;
      }
    }
    return described.reference().flag("multi_spike", false)
        ? ReferenceArray.of(losses, spikes, batch, neurons)
        : ReferenceArray.of(losses, batch, neurons);
  }

  private int labelled(int spike, Part part) {
    boolean aimed = described.targets().of(part.sample()) == part.from();
    List<?> aims = (List<?>) described.parameters().get(aimed ? "onTarget" : "offTarget");
    return (Integer) aims.get(spike);
  }

  private int timed(int spike, Part part) {
    return ((TimeTargets) described.targets()).at(spike, part.sample(), part.from());
  }

  private double evaluate(
      Map<String, Object> parameters, float[] values, int width, Targets targets, float[] into) {
    return LossFamily.evaluate(
        catalogs, described, parameters, ReferenceArray.of(values, steps, 1, width), targets, into);
  }

  /** A part of the input, [T,1,count], and room beside it. */
  private float[] cut(Part part, int room) {
    int width = part.count() + room;
    float[] values = new float[steps * width];
    for (int t = 0; t < steps; t++) {
      System.arraycopy(
          input,
          (t * batch + part.sample()) * neurons + part.from(),
          values,
          t * width,
          part.count());
    }
    return values;
  }

  /** Adds a part's gradient, [T,1,width], at its place in the whole one. */
  private void add(float outer, float[] own, int width, Part part, float[] gradient) {
    for (int t = 0; t < steps; t++) {
      int at = (t * batch + part.sample()) * neurons + part.from();
      for (int n = 0; n < part.count(); n++) {
        gradient[at + n] += outer * own[t * width + n];
      }
    }
  }

  /** What one loss counts in the gradient. */
  private float outer(int index, int losses) {
    float[] outer = new float[losses];
    if (described.reference().inputs().containsKey("grad_output")) {
      outer = described.reference().input("grad_output").values();
      if (outer.length != losses) {
        throw new IllegalArgumentException(
            "grad_output has the shape %s, but there are %d losses"
                .formatted(
                    Arrays.toString(described.reference().input("grad_output").shape()), losses));
      }
    } else {
      Arrays.fill(outer, 1);
    }
    return outer[index];
  }
}
