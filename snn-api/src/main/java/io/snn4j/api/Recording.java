package io.snn4j.api;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * What the spiking layers of a network did during one run: read by losses, decoders and plots.
 *
 * <p>Nothing is recorded in advance: what is asked for is computed from what the run kept. It holds
 * until the next run, which may write into the same arrays.
 */
public interface Recording {

  /** {@return the spiking layers from input to output} */
  List<Layer> layers();

  /** {@return the last spiking layer} */
  default Layer output() {
    return layers().get(layers().size() - 1);
  }

  /**
   * Calls the action with 0 to {@code pieces - 1}, each once, in any order and on as many threads
   * as the run has. A loss that cuts its work so adds up the pieces' results in their own order, so
   * that its bits do not depend on the number of threads.
   *
   * @param pieces how many pieces the work is cut into
   * @param action does one piece of the work
   */
  default void parallel(int pieces, IntConsumer action) {
    for (int piece = 0; piece < pieces; piece++) {
      action.accept(piece);
    }
  }

  /** What one spiking layer did. */
  interface Layer {

    /** {@return the layer's name, such as {@code leaky2}} */
    String name();

    /**
     * {@return the spikes, [T,B,N]: a {@link SpikeTrain}, or {@link Dense} where spikes are graded}
     */
    Signal spikes();

    /** {@return the membrane potential after each step, [T,B,N]} */
    Dense membrane();

    /**
     * {@return a state of the neuron model after each step, [T,B,N], such as {@code membrane} or,
     * where there is one, {@code synapse}}
     *
     * @param state the state's name, as the neuron model calls it
     * @throws IllegalArgumentException if the neurons have no such state
     */
    default Dense state(String state) {
      Check.that(state.equals("membrane"), "%s has the state membrane, not %s", name(), state);
      return membrane();
    }

    /**
     * {@return the distance to the threshold by which each spike was decided, {@code x = U -
     * U_thr}, [T,B,N]: what the surrogate gradient is taken at} Absent where it is not known.
     */
    default Optional<Dense> excess() {
      return Optional.empty();
    }
  }
}
