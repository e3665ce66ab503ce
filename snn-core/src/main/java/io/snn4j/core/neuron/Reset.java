package io.snn4j.core.neuron;

/** What a spike does to the membrane at the next step. */
public enum Reset {
  /** Reset by subtraction: the threshold is taken off. */
  SUBTRACT,
  /** The membrane is dropped; the step's input survives. */
  ZERO,
  /** The whole new value is dropped, the step's input included. */
  ZERO_UPDATE,
  /** Nothing: the neuron integrates on. */
  NONE
}
