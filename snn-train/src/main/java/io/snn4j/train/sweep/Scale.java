package io.snn4j.train.sweep;

/** How values lie between the ends of a range. */
public enum Scale {
  /** At equal differences. */
  LINEAR,
  /** At equal ratios, as for a step size. */
  LOG
}
