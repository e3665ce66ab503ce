package io.snn4j.core.layer;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Coefficient;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.neuron.Reset;
import java.util.Optional;

/**
 * A spiking long short-term memory: an LSTM cell whose hidden state is the membrane and whose cell
 * state is the synaptic current (snnTorch's SLSTM; Hochreiter and Schmidhuber 1997).
 *
 * <p>{@code (h, c) = cell(x[t], (U[t-1], c[t-1]))} with the gates i, f, g, o in PyTorch's order;
 * {@code U[t] = h - R*U_thr} (subtract), {@code (1-R)*h} (zero and zero-update) or {@code h}
 * (none), with {@code R = H(U[t-1] - U_thr)} detached; {@code S[t] = H(U[t] - U_thr)}. Weights and
 * biases start uniform in {@code +-1/sqrt(out)}, as PyTorch's.
 *
 * @param in the number of inputs; 0 for as many as the layer before has outputs
 * @param out the number of neurons
 * @param threshold U_thr, in the units of the membrane, which lies in (-1,1)
 * @param reset what a spike does to the membrane
 * @param surrogate the surrogate gradient; absent: the network's
 */
@About(
    value = "spiking long short-term memory; its hidden state is the membrane",
    formula = {
      "(h, c[t]) = LSTM cell(x[t], (U[t-1], c[t-1]))",
      "U[t] = h - R[t]*U_thr, or as reset says",
      "S[t] = H(U[t] - U_thr), R[t] = H(U[t-1] - U_thr)"
    })
public record Slstm(
    @Param(value = "number of inputs; 0: as many as the layer before has outputs", min = 0) int in,
    @Param(value = "number of neurons", min = 1, required = true) int out,
    @Param(value = "membrane above which the neuron spikes", min = 0, exclusiveMin = true)
        Coefficient threshold,
    @Param("what a spike does to the membrane") Reset reset,
    @Param("the surrogate gradient; absent: the network's") Optional<SurrogateGradient> surrogate)
    implements LayerSpec {

  private static final int GATES = 4;

  /** One neuron with threshold 1 and no reset, as snnTorch's. */
  public Slstm() {
    this(0, 1, Coefficient.of(1), Reset.NONE, Optional.empty());
  }

  /**
   * Checks the parameters.
   *
   * @param in the number of inputs; 0 for as many as the layer before has outputs
   * @param out the number of neurons
   * @param threshold U_thr, in the units of the membrane, which lies in (-1,1)
   * @param reset what a spike does to the membrane
   * @param surrogate the surrogate gradient; absent: the network's
   * @throws IllegalArgumentException if one is out of range
   */
  public Slstm {
    Check.atLeast("in", in, 0);
    Check.within("out", out, 1, Integer.MAX_VALUE / GATES);
    Check.positive("threshold", threshold);
  }

  @Override
  public int outputs(int inputs) {
    return new Linear(in, out).outputs(inputs);
  }

  @Override
  public long weights(int inputs) {
    return new Linear(in, GATES * out).weights(inputs) + new Linear(out, GATES * out).weights(out);
  }

  @Override
  public Layer build(Context context) {
    outputs(context.inputs());
    String name = context.name();
    float bound = (float) (1 / Math.sqrt(out));
    LinearLayer gates =
        new LinearLayer(
            name + ".input",
            in == 0 ? context.inputs() : in,
            GATES * out,
            true,
            bound,
            context.seed());
    SurrogateGradient chosen = surrogate.orElseGet(context.surrogate());
    return new Stacked(name, gates, new SlstmLayer(name, this, chosen, bound, context.seed()));
  }
}
