package io.snn4j.train.insight;

import io.snn4j.api.Dense;
import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.api.Targets;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.layer.SpikingLayer;
import io.snn4j.core.network.Network;
import io.snn4j.core.network.Run;
import io.snn4j.train.Activity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a network can learn: dead and saturated neurons, membranes within reach of the surrogate
 * gradient, and how far back in time and down the layers the gradient comes.
 *
 * @param layers the layers of neurons, from input to output
 */
public record LearningHealth(List<LayerHealth> layers) {

  /** Below this ratio of a layer's gradient to the largest of all layers it vanishes on its way. */
  public static final double VANISHED_ON_THE_WAY = 1e-4;

  /**
   * Copies the list.
   *
   * @param layers the layers of neurons, from input to output
   */
  public LearningHealth {
    layers = List.copyOf(layers);
  }

  /**
   * Measures a network on a batch. No parameter changes, but all gradients do.
   *
   * @param network the network
   * @param engine runs the work
   * @param input what enters the network; it is written out step by step, so that every step has a
   *     gradient of its own
   * @param targets what the output should be
   * @param loss what is differentiated
   * @param activity the layers' dead and saturated neurons, of an evaluation of many samples
   * @return what was measured
   */
  public static LearningHealth of(
      Network network,
      Engine engine,
      Signal input,
      Targets targets,
      Loss loss,
      List<Activity> activity) {
    Run run = network.run(engine);
    Recording recording = run.forward(input instanceof Dense ? input : stepByStep(input));
    loss.evaluate(recording, targets, run.gradient());
    run.backward();
    List<SpikingLayer> spiking = new ArrayList<>();
    network.layers().stream()
        .filter(SpikingLayer.class::isInstance)
        .forEach(layer -> spiking.add((SpikingLayer) layer));
    List<LayerHealth> layers = new ArrayList<>();
    for (int i = 0; i < spiking.size(); i++) {
      Recording.Layer recorded = recording.layers().get(i);
      double support = support(recorded.excess(), spiking.get(i).surrogate());
      Dense gradient = run.currentGradient(recorded).orElseThrow();
      layers.add(new LayerHealth(activity.get(i), support, byLag(gradient)));
    }
    return new LearningHealth(layers);
  }

  /** Spikes stay spikes; a constant gets values for every step. */
  private static Signal stepByStep(Signal input) {
    return input instanceof SpikeTrain ? input : input.dense();
  }

  /** {@return what keeps layers from learning, and what may help; empty if nothing is known to} */
  public List<LayerHealth.Finding> findings() {
    double largest = layers.stream().mapToDouble(LayerHealth::norm).max().orElse(0);
    List<LayerHealth.Finding> findings = new ArrayList<>();
    for (LayerHealth layer : layers) {
      findings.addAll(layer.findings());
      if (layer.norm() > 0 && layer.norm() < VANISHED_ON_THE_WAY * largest) {
        findings.add(
            new LayerHealth.Finding(
                layer.name(),
                String.format(
                    Locale.ROOT,
                    "its gradient is %.1e of the largest layer's",
                    layer.norm() / largest),
                "a wider surrogate gradient, fewer layers or larger initial weights may help"));
      }
    }
    return findings;
  }

  private static double support(Optional<Dense> excess, SurrogateGradient surrogate) {
    double enough = LayerHealth.SUPPORT * peak(surrogate);
    if (excess.isEmpty() || enough == 0) {
      return Double.NaN;
    }
    Dense all = excess.get();
    int count = all.steps() * all.batch() * all.features();
    int within = 0;
    for (int i = 0; i < count; i++) {
      within += Math.abs(surrogate.derivative(all.values()[i])) >= enough ? 1 : 0;
    }
    return (double) within / count;
  }

  /** The largest derivative in size, looked for near the threshold, where surrogates have it. */
  private static double peak(SurrogateGradient surrogate) {
    double peak = Math.abs(surrogate.derivative(0));
    for (int i = -2000; i <= 2000; i++) {
      peak = Math.max(peak, Math.abs(surrogate.derivative(i / 1000f)));
    }
    return peak;
  }

  private static List<Double> byLag(Dense gradient) {
    int each = gradient.batch() * gradient.features();
    List<Double> norms = new ArrayList<>();
    for (int t = 0; t < gradient.steps(); t++) {
      double sum = 0;
      for (int i = t * each; i < (t + 1) * each; i++) {
        sum += (double) gradient.values()[i] * gradient.values()[i];
      }
      norms.add(Math.sqrt(sum));
    }
    Collections.reverse(norms);
    return norms;
  }
}
