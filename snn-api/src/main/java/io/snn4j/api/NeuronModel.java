package io.snn4j.api;

import java.util.List;
import java.util.Optional;

/**
 * The dynamics of a spiking neuron: one time step forwards, and the same step backwards.
 *
 * <p>A step goes: (1) {@link #step} turns the states of t-1 and the input current I[t] into the
 * states of t and the distance to the threshold {@code x}; (2) the engine lets the neurons with
 * {@code x > 0} spike; (3) {@link #reset}, for models that reset within the same step. Backwards,
 * the engine multiplies the spikes' gradient with the surrogate, which the model never sees, and
 * {@link #adjoint} applies the chain rule to what {@code step} computed.
 *
 * <p>A model is a record whose {@link Coefficient} components reach it as {@link Tile#coefficient}
 * in the order of their declaration. A leaky neuron without reset:
 *
 * <pre>{@code
 * public record Integrator(Coefficient beta) implements NeuronModel {
 *   public Integrator() { this(Coefficient.of(0.9f)); }
 *   @Override public void step(Tile t) {
 *     float[] u0 = t.before(0), u = t.after(0), i = t.current(), x = t.excess(), beta = t.coefficient(0);
 *     for (int n = 0; n < t.size(); n++) { u[n] = beta[n] * u0[n] + i[n]; x[n] = u[n] - 1; }
 *   }
 *   @Override public void adjoint(Tile t) {
 *     float[] gu = t.stateGradient(0), gx = t.excessGradient(), gi = t.currentGradient(), beta = t.coefficient(0);
 *     for (int n = 0; n < t.size(); n++) { float g = gu[n] + gx[n]; gi[n] = g; gu[n] = beta[n] * g; }
 *   }
 * }
 * }</pre>
 *
 * <p>The methods are called for every tile and step: plain loops over the arrays, no allocation.
 * The contract, tested by {@code NeuronContract} of snn-testkit: adjoint equals the derivative of
 * step with the reset held constant, and results do not depend on where tiles begin.
 */
public interface NeuronModel extends Plugin {

  /** {@return the names of the states; the first is the membrane potential U} All start at 0. */
  default List<String> states() {
    return List.of("membrane");
  }

  /** {@return how many arrays of derived values {@link #prepare} fills} */
  default int derived() {
    return 0;
  }

  /**
   * Derives what the steps need from the coefficients, once per tile before its first step.
   *
   * @param tile holds the coefficients, and takes what is derived of them
   */
  default void prepare(Tile tile) {}

  /**
   * One step forwards: writes every {@link Tile#after} state and {@link Tile#excess} from {@link
   * Tile#before} and {@link Tile#current}.
   *
   * @param tile neurons at one step
   */
  void step(Tile tile);

  /**
   * Writes {@link Tile#excess} of a step once more, to the bit as {@link #step} did: on the way
   * back the states before and after a step are there, and their distance to the threshold is not.
   *
   * <p>Takes the step once more. Override it where the excess is simpler than that; it is not asked
   * of models that reset within the step.
   *
   * @param tile neurons at one step that was taken before
   */
  default void excess(Tile tile) {
    step(tile);
  }

  /**
   * The derivative of {@link #step}, transposed: from {@link Tile#excessGradient} and the {@link
   * Tile#stateGradient} after the step, writes {@link Tile#currentGradient}, replaces the state
   * gradients by those before the step and adds to {@link Tile#coefficientGradient}.
   *
   * @param tile neurons at one step
   */
  void adjoint(Tile tile);

  /**
   * {@return how these neurons leak, if {@link #step}, {@link #excess} and {@link #adjoint} come to
   * no more than {@link Leak} says, to the bit; else empty} The engine may then do without them, in
   * fewer loops.
   *
   * @param tile neurons, which know what is learned
   */
  default Optional<Leak> leak(Tile tile) {
    return Optional.empty();
  }

  /** {@return whether {@link #reset} answers to the spikes of the same step} */
  default boolean resetsWithinStep() {
    return false;
  }

  /**
   * Changes {@link Tile#after} by this step's {@link Tile#spikes}.
   *
   * @param tile neurons at one step
   */
  default void reset(Tile tile) {}

  /**
   * The derivative of {@link #reset}, transposed: changes {@link Tile#stateGradient} and adds to
   * {@link Tile#spikeGradient} and {@link Tile#coefficientGradient}.
   *
   * @param tile neurons at one step
   */
  default void resetAdjoint(Tile tile) {}
}
