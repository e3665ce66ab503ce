package io.snn4j.core.layer;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Coefficient;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.neuron.RectifiedLeaky;
import java.util.Optional;

/**
 * A linear layer and rectified leaky neurons in one: {@code U[t] = max(0, W*x[t] + b + beta*U[t-1]
 * + b')}, without reset (snnTorch's LeakyParallel).
 *
 * <p>Weights and biases start uniform in {@code +-1/sqrt(out)}, as those of PyTorch's RNN.
 *
 * @param in the number of inputs; 0 for as many as the layer before has outputs
 * @param out the number of neurons
 * @param beta the share of the membrane that is left after a step
 * @param threshold U_thr, in the units of the membrane
 * @param bias whether there are biases
 * @param surrogate the surrogate gradient; absent: the network's
 */
@About(
    value = "linear layer and rectified leaky neurons in one, without reset",
    formula = {"U[t] = max(0, W*x[t] + b + beta*U[t-1] + b')", "S[t] = H(U[t] - U_thr)"})
public record LeakyParallel(
    @Param(value = "number of inputs; 0: as many as the layer before has outputs", min = 0) int in,
    @Param(value = "number of neurons", min = 1, required = true) int out,
    @Param("share of the membrane left after a step") Coefficient beta,
    @Param(value = "membrane above which the neuron spikes", min = 0, exclusiveMin = true)
        Coefficient threshold,
    @Param("whether there are biases") boolean bias,
    @Param("the surrogate gradient; absent: the network's") Optional<SurrogateGradient> surrogate)
    implements LayerSpec {

  /** One neuron that learns its beta from 0.9 on. */
  public LeakyParallel() {
    this(0, 1, Coefficient.learned(0.9f), Coefficient.of(1), true, Optional.empty());
  }

  /**
   * Checks the parameters.
   *
   * @param in the number of inputs; 0 for as many as the layer before has outputs
   * @param out the number of neurons
   * @param beta the share of the membrane that is left after a step
   * @param threshold U_thr, in the units of the membrane
   * @param bias whether there are biases
   * @param surrogate the surrogate gradient; absent: the network's
   * @throws IllegalArgumentException if one is out of range
   */
  public LeakyParallel {
    Check.atLeast("in", in, 0);
    Check.atLeast("out", out, 1);
    Check.positive("threshold", threshold);
  }

  @Override
  public int outputs(int inputs) {
    return new Linear(in, out).outputs(inputs);
  }

  @Override
  public long weights(int inputs) {
    return new Linear(in, out, bias).weights(inputs) + (bias ? out : 0);
  }

  @Override
  public Layer build(Context context) {
    outputs(context.inputs());
    String name = context.name();
    float bound = (float) (1 / Math.sqrt(out));
    LinearLayer linear =
        new LinearLayer(
            name + ".input", in == 0 ? context.inputs() : in, out, bias, bound, context.seed());
    Coefficient hidden =
        bias
            ? Coefficient.learned(Initial.values(name + ".bias", context.seed(), bound, out))
            : Coefficient.of(0);
    Neurons neurons = new Neurons(new RectifiedLeaky(beta, hidden, threshold));
    SurrogateGradient chosen = surrogate.orElseGet(context.surrogate());
    return new Stacked(name, linear, new NeuronLayer(name, neurons, chosen, out, context.seed()));
  }
}
