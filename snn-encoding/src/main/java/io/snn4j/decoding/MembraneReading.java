package io.snn4j.decoding;

/** Which of a neuron's membrane values counts. */
public enum MembraneReading {
  /** The largest of all steps. */
  MAXIMUM,
  /** The one after the last step. */
  LAST
}
