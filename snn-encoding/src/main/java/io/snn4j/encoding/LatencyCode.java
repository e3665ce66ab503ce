package io.snn4j.encoding;

/** How the delay of a spike follows from a feature. */
public enum LatencyCode {
  /** The time an RC circuit charged with the feature takes to reach the threshold. */
  LOG,
  /** A straight line. */
  LINEAR
}
