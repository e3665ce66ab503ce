package io.snn4j.core.layer;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Coefficient;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.config.Inline;
import io.snn4j.core.neuron.Leaky;
import java.util.Optional;

/**
 * A layer of neurons: a neuron model joined with the surrogate gradient of its spikes.
 *
 * <p>In YAML a neuron model's name alone is such a layer, and takes the parameters of both: {@code
 * leaky: {beta: 0.95, surrogate: {atan: {alpha: 2}}}}.
 *
 * @param model the dynamics
 * @param surrogate the surrogate gradient; absent: the network's. One that is learned adds the
 *     layer's parameter {@code surrogate.alpha}
 * @param graded the factor by which spikes are multiplied on their way out; absent: 1, and spikes
 *     stay binary
 * @param inhibition whether only the neuron with the largest excess of each sample may spike
 * @param recurrent how the layer's spikes come back to it one step later; absent: not at all
 */
@About(
    value = "layer of neurons: a neuron model joined with the surrogate gradient of its spikes",
    formula = "dS/dU = dS/dx at x = U - U_thr, by the surrogate gradient")
public record Neurons(
    @Inline @Param("the neuron model") NeuronModel model,
    @Param("the surrogate gradient; absent: the network's") Optional<SurrogateGradient> surrogate,
    @Param("factor on outgoing spikes; absent: spikes are binary") Optional<Coefficient> graded,
    @Param("whether only the neuron with the largest excess may spike") boolean inhibition,
    @Param("how the layer's spikes come back to it; absent: not at all")
        Optional<Feedback> recurrent)
    implements LayerSpec {

  /** The tutorial's leaky neurons. */
  public Neurons() {
    this(new Leaky());
  }

  /**
   * Neurons without feedback.
   *
   * @param model the dynamics
   * @param surrogate the surrogate gradient; absent: the network's. One that is learned adds the
   *     layer's parameter {@code surrogate.alpha}
   * @param graded the factor by which spikes are multiplied on their way out; absent: 1, and spikes
   *     stay binary
   * @param inhibition whether only the neuron with the largest excess of each sample may spike
   */
  public Neurons(
      NeuronModel model,
      Optional<SurrogateGradient> surrogate,
      Optional<Coefficient> graded,
      boolean inhibition) {
    this(model, surrogate, graded, inhibition, Optional.empty());
  }

  /**
   * Neurons with the network's surrogate gradient.
   *
   * @param model the dynamics
   */
  public Neurons(NeuronModel model) {
    this(model, Optional.empty(), Optional.empty(), false);
  }

  /**
   * Neurons with a surrogate gradient of their own.
   *
   * @param model the dynamics
   * @param surrogate the surrogate gradient; absent: the network's. One that is learned adds the
   *     layer's parameter {@code surrogate.alpha}
   */
  public Neurons(NeuronModel model, SurrogateGradient surrogate) {
    this(model, Optional.of(surrogate), Optional.empty(), false);
  }

  /**
   * {@return the same layer with its spikes fed back to it}
   *
   * @param feedback the connections from the layer to itself
   */
  public Neurons recurrent(Feedback feedback) {
    return new Neurons(model, surrogate, graded, inhibition, Optional.of(feedback));
  }

  /**
   * {@return the same layer with spikes multiplied by this factor on their way out}
   *
   * @param factor the size of a spike, one for all neurons or one per neuron
   */
  public Neurons graded(Coefficient factor) {
    return new Neurons(model, surrogate, Optional.of(factor), inhibition, recurrent);
  }

  /** The neuron model's name, which stands for the layer. */
  @Override
  public String name() {
    return model.name();
  }

  @Override
  public int outputs(int inputs) {
    Check.that(inputs > 0, "a layer of neurons cannot come first; put a linear layer before it");
    return inputs;
  }

  @Override
  public long weights(int inputs) {
    int neurons = outputs(inputs);
    return recurrent.map(feedback -> feedback.weights(neurons)).orElse(0L);
  }

  @Override
  public Layer build(Context context) {
    return new NeuronLayer(
        context.name(),
        this,
        surrogate.orElseGet(context.surrogate()),
        outputs(context.inputs()),
        context.seed());
  }
}
