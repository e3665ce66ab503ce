package io.snn4j.train.loss;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Loss;
import io.snn4j.api.Param;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.Targets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several losses at once: {@code L = sum_i weights_i * L_i}, usually a loss and its regularisers.
 *
 * <pre>{@code
 * loss:
 *   sum:
 *     losses: [cross-entropy-count, {spike-count-l1: {lambda: 1.0e-4}}]
 * }</pre>
 *
 * @param losses the losses
 * @param weights the factor on each; none: 1 each
 */
@About(
    value = "several losses at once, usually a loss and its regularisers",
    formula = "L = sum_i weights_i * L_i")
public record Sum(
    @Param(value = "losses that are added up", required = true) List<Loss> losses,
    @Param("factor on each loss; none: 1 each") List<Double> weights)
    implements Loss {

  /** No losses: 0, whatever the network does. */
  public Sum() {
    this(List.of(), List.of());
  }

  /**
   * These losses, each with the factor 1.
   *
   * @param losses the losses
   */
  public Sum(Loss... losses) {
    this(List.of(losses), List.of());
  }

  /**
   * Checks the weights.
   *
   * @param losses the losses
   * @param weights the factor on each; none: 1 each
   * @throws IllegalArgumentException if there are some, but not one for each loss
   */
  public Sum {
    losses = List.copyOf(losses);
    weights = List.copyOf(weights);
    weights.forEach(weight -> Check.finite("weights", weight));
    Check.that(
        weights.isEmpty() || weights.size() == losses.size(),
        "weights must be given for each of %d losses, but are for %d",
        losses.size(),
        weights.size());
  }

  /**
   * {@return the factor on a loss}
   *
   * @param loss its place, from 0
   */
  public double weight(int loss) {
    return weights.isEmpty() ? 1 : weights.get(loss);
  }

  @Override
  public boolean sumsOverSamples() {
    return !losses.isEmpty() && losses.stream().allMatch(Loss::sumsOverSamples);
  }

  @Override
  public boolean separable() {
    return losses.stream().allMatch(Loss::separable)
        && losses.stream().map(Loss::sumsOverSamples).distinct().count() <= 1;
  }

  @Override
  public double evaluate(Recording recording, Targets targets, Gradient gradient) {
    double sum = 0;
    for (int i = 0; i < losses.size(); i++) {
      double weight = weight(i);
      Part part = new Part();
      sum += weight * losses.get(i).evaluate(recording, targets, weight == 1 ? gradient : part);
      part.addTo(recording, (float) weight, gradient);
    }
    return sum;
  }

  /** The gradient of one loss, kept apart until it is multiplied by its weight. */
  private static final class Part implements Gradient {

    private final Map<String, float[]> spikes = new LinkedHashMap<>();
    private final Map<String, float[]> membranes = new LinkedHashMap<>();

    @Override
    public float[] spikes(Recording.Layer layer) {
      return spikes.computeIfAbsent(layer.name(), name -> zeros(layer));
    }

    @Override
    public float[] membrane(Recording.Layer layer) {
      return membranes.computeIfAbsent(layer.name(), name -> zeros(layer));
    }

    private static float[] zeros(Recording.Layer layer) {
      Signal shape = layer.spikes();
      return new float[shape.steps() * shape.batch() * shape.features()];
    }

    void addTo(Recording recording, float weight, Gradient whole) {
      for (Recording.Layer layer : recording.layers()) {
        if (spikes.containsKey(layer.name())) {
          add(weight, spikes.get(layer.name()), whole.spikes(layer));
        }
        if (membranes.containsKey(layer.name())) {
          add(weight, membranes.get(layer.name()), whole.membrane(layer));
        }
      }
    }

    private static void add(float weight, float[] part, float[] whole) {
      for (int i = 0; i < part.length; i++) {
        whole[i] += weight * part[i];
      }
    }
  }
}
