package io.snn4j.api;

/**
 * Neurons at one time step, of one sample or of several: what a {@link NeuronModel} reads and
 * writes.
 *
 * <p>Every array holds one float per neuron of the tile, from index 0 to {@link #size()} - 1;
 * arrays may be longer. The engine owns them: a model keeps no reference to one beyond the call.
 */
public interface Tile {

  /** {@return the number of neurons} */
  int size();

  /**
   * {@return a coefficient of the model, one value per neuron, clamped to its {@link Param} range}
   *
   * @param index its place among the record's {@link Coefficient} components, from 0; optional ones
   *     count, and are 0 where they are absent
   */
  float[] coefficient(int index);

  /**
   * {@return values that {@link NeuronModel#prepare} derives once from the coefficients, or room
   * for whatever a step needs on the way}
   *
   * @param index from 0 to {@link NeuronModel#derived()} - 1
   */
  float[] derived(int index);

  /** {@return the input current I[t]} */
  float[] current();

  /**
   * {@return state {@code index} after step t-1 (the initial state at t = 0); not to be written}
   *
   * @param index the state's place in {@link NeuronModel#states}
   */
  float[] before(int index);

  /**
   * {@return state {@code index} after step t; backwards it is what {@link NeuronModel#reset} left
   * of it}
   *
   * @param index the state's place in {@link NeuronModel#states}
   */
  float[] after(int index);

  /**
   * {@return the argument x of the spike function, {@code S[t] = H(x)}: membrane minus threshold}
   */
  float[] excess();

  /**
   * {@return {@code H(x)} of the step before, 0 or 1 for each neuron, where that is at hand, as it
   * may be forwards; else an empty array, and it is to be computed from {@link #before} if needed;
   * not to be written}
   */
  default float[] fired() {
    return new float[0];
  }

  /** {@return the spikes S[t], each 0 or 1; set by the engine between step and reset} */
  float[] spikes();

  /**
   * {@return dL/dx, from the engine to {@link NeuronModel#adjoint}: spike gradient times surrogate}
   */
  float[] excessGradient();

  /**
   * {@return the gradient of state {@code index}: of the state after step t when adjoint is called,
   * to be replaced by that of the state before it}
   *
   * @param index the state's place in {@link NeuronModel#states}
   */
  float[] stateGradient(int index);

  /**
   * {@return dL/dS[t], to which {@link NeuronModel#resetAdjoint} adds what a reset within the step
   * adds}
   */
  float[] spikeGradient();

  /** {@return dL/dI[t], to be written by adjoint} */
  float[] currentGradient();

  /**
   * {@return dL/d coefficient {@code index}, to be added to}
   *
   * @param index as in {@link #coefficient}
   */
  float[] coefficientGradient(int index);

  /**
   * {@return whether anybody wants the gradient of coefficient {@code index}}
   *
   * @param index as in {@link #coefficient}
   */
  boolean learns(int index);
}
