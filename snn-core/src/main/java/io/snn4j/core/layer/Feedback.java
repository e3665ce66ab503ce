package io.snn4j.core.layer;

import io.snn4j.api.Parameter;
import io.snn4j.api.Plugin;
import io.snn4j.api.SpikeTrain;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Load;
import io.snn4j.core.memory.Memory;
import java.util.List;

/**
 * How a layer's spikes come back to it one step later: {@code I[t] + V*S[t-1]} in place of {@code
 * I[t]}, for any neuron model; an extension point (snnTorch's RLeaky and RSynaptic are Leaky and
 * Synaptic with feedback). Gradient flows through {@code S[t-1]}.
 */
public interface Feedback extends Plugin {

  /**
   * {@return the connections of a layer of N neurons, with new parameters}
   *
   * @param layer the layer's name, before which parameters' names get
   * @param neurons the number of neurons N
   * @param seed what the initial values are drawn from
   */
  Links build(String layer, int neurons, long seed);

  /**
   * {@return how many values the weights of the connections of N neurons will have, known before
   * any of them is allocated} Values that the configuration lists one by one need not be counted.
   *
   * @param neurons the number of neurons N
   */
  default long weights(int neurons) {
    return 0;
  }

  /** The connections of one layer; they hold parameters and no state. */
  interface Links {

    /** {@return the parameters that training changes} */
    List<Parameter> parameters();

    /** {@return what one pass keeps} */
    Work work();

    /**
     * {@return how much memory {@link #work} takes}
     *
     * @param current the layer's input current
     * @param load for what the memory is counted
     */
    Memory memory(Flow current, Load load);
  }

  /** The connections in one pass: their weights as they are now, and the gradients' sums. */
  interface Work {

    /** Reads the parameters; called before each forward pass. */
    void prepare();

    /**
     * Adds {@code V*s} (and a bias) to the current.
     *
     * @param spikes s, [N], what went out at the step before
     * @param current [N]
     */
    void add(float[] spikes, float[] current);

    /**
     * Writes {@code V^T*g}.
     *
     * @param currentGradient g, [N]
     * @param spikeGradient receives the gradient of what went out at the step before, [N]
     */
    void back(float[] currentGradient, float[] spikeGradient);

    /**
     * Writes the parameters' gradients.
     *
     * @param currentGradients [T,B,N]
     * @param spikes what the layer did
     * @param factors by which spikes are multiplied on their way out, [N]
     * @param before the outgoing spikes before the first step, [B,N]; empty if there were none
     * @param pass where gradients go and what runs the work
     */
    void learn(
        float[] currentGradients, SpikeTrain spikes, float[] factors, float[] before, Pass pass);
  }
}
