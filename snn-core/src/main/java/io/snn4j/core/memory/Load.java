package io.snn4j.core.memory;

import java.util.Set;

/**
 * What is done with the signals that a network has to make room for.
 *
 * @param threads how many threads work
 * @param training whether there is a way back; if not, signals go forwards alone
 * @param carried whether states go on from one pass to the next
 * @param part whether it is a part of a batch, whose way back begins where its way forward ends
 * @param atOnce whether batches go there and back at once
 * @param spikeGradients the layers whose dL/dS a loss adds to
 * @param membraneGradients the layers whose dL/dU a loss adds to
 */
public record Load(
    int threads,
    boolean training,
    boolean carried,
    boolean part,
    boolean atOnce,
    Set<String> spikeGradients,
    Set<String> membraneGradients) {

  /**
   * What is done with whole batches.
   *
   * @param threads how many threads work
   * @param training whether there is a way back; if not, signals go forwards alone
   * @param carried whether states go on from one pass to the next
   * @param spikeGradients the layers whose dL/dS a loss adds to
   * @param membraneGradients the layers whose dL/dU a loss adds to
   */
  public Load(
      int threads,
      boolean training,
      boolean carried,
      Set<String> spikeGradients,
      Set<String> membraneGradients) {
    this(threads, training, carried, false, false, spikeGradients, membraneGradients);
  }

  /**
   * Copies the sets.
   *
   * @param threads how many threads work
   * @param training whether there is a way back; if not, signals go forwards alone
   * @param carried whether states go on from one pass to the next
   * @param part whether it is a part of a batch, whose way back begins where its way forward ends
   * @param atOnce whether batches go there and back at once
   * @param spikeGradients the layers whose dL/dS a loss adds to
   * @param membraneGradients the layers whose dL/dU a loss adds to
   */
  public Load {
    spikeGradients = Set.copyOf(spikeGradients);
    membraneGradients = Set.copyOf(membraneGradients);
  }

  /**
   * {@return the bytes of the arrays that the loss's gradient with respect to a layer goes to}
   *
   * @param layer the layer's name
   * @param values T*B*N
   */
  public long lossGradients(String layer, long values) {
    int count =
        (spikeGradients.contains(layer) ? 1 : 0) + (membraneGradients.contains(layer) ? 1 : 0);
    return count == 0 ? 0 : count * Bytes.floats(values);
  }

  /** {@return the same without a way back; a loss is evaluated all the same} */
  public Load forwards() {
    return new Load(threads, false, false, part, false, spikeGradients, membraneGradients);
  }

  /** {@return the same for a part of a batch, which takes the loss's gradient to go back only} */
  public Load ofPart() {
    Set<String> spikes = training ? spikeGradients : Set.of();
    Set<String> membranes = training ? membraneGradients : Set.of();
    return new Load(threads, training, carried, true, false, spikes, membranes);
  }

  /** {@return the same for batches that go there and back at once} */
  public Load thereAndBack() {
    return new Load(threads, training, carried, part, true, spikeGradients, membraneGradients);
  }

  /** {@return the same for one of their parts, which has a thread to itself} */
  public Load ofSide() {
    return new Load(1, training, false, true, true, spikeGradients, membraneGradients);
  }

  /** {@return the same for what is held of all parts, to which the loss adds nothing} */
  public Load ofSides() {
    return new Load(threads, training, false, false, false, Set.of(), Set.of());
  }

  /**
   * {@return how many threads find something to do in so many pieces of work}
   *
   * @param pieces how many pieces the work is cut into
   */
  public int threads(int pieces) {
    return Math.min(threads, pieces);
  }
}
