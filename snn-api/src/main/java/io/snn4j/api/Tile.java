package io.snn4j.api;

/**
 * A run of neurons of one sample at one time step: what a {@link NeuronModel} reads and writes.
 *
 * <p>Every array holds one float per neuron of the tile, from index 0 to {@link #size()} - 1;
 * arrays may be longer. The engine owns them: a model keeps no reference to one beyond the call.
 */
public interface Tile {

  /** The number of neurons. */
  int size();

  /**
   * A coefficient of the model, one value per neuron, clamped to its {@link Param} range.
   *
   * @param index its place among the record's {@link Coefficient} components, from 0; optional ones
   *     count, and are 0 where they are absent
   */
  float[] coefficient(int index);

  /**
   * Values that {@link NeuronModel#prepare} derives once from the coefficients, or room for
   * whatever a step needs on the way.
   *
   * @param index from 0 to {@link NeuronModel#derived()} - 1
   */
  float[] derived(int index);

  /** The input current I[t]. */
  float[] current();

  /** State {@code index} after step t-1 (the initial state at t = 0); not to be written. */
  float[] before(int index);

  /**
   * State {@code index} after step t; backwards it is what {@link NeuronModel#reset} left of it.
   */
  float[] after(int index);

  /**
   * The argument x of the spike function, {@code S[t] = H(x)}: membrane minus threshold. After
   * {@link NeuronModel#step} the engine sets it to minus infinity where inhibition keeps a neuron
   * silent.
   */
  float[] excess();

  /** The spikes S[t], each 0 or 1; set by the engine between step and reset. */
  float[] spikes();

  /** dL/dx, from the engine to {@link NeuronModel#adjoint}: spike gradient times surrogate. */
  float[] excessGradient();

  /**
   * The gradient of state {@code index}: of the state after step t when adjoint is called, to be
   * replaced by that of the state before it.
   */
  float[] stateGradient(int index);

  /** dL/dS[t], to which {@link NeuronModel#resetAdjoint} adds what a reset within the step adds. */
  float[] spikeGradient();

  /** dL/dI[t], to be written by adjoint. */
  float[] currentGradient();

  /** dL/d coefficient {@code index}, to be added to. */
  float[] coefficientGradient(int index);

  /** Whether anybody wants the gradient of coefficient {@code index}. */
  boolean learns(int index);
}
