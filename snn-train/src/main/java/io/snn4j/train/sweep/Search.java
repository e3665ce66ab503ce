package io.snn4j.train.sweep;

/** How a sweep chooses its trials. */
public enum Search {
  /** Every combination of the values of all keys, the last key changing fastest. */
  GRID,
  /** Trials in which each key's value is drawn for itself (Bergstra and Bengio 2012). */
  RANDOM
}
