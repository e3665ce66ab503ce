package io.snn4j.testkit.oracle;

/**
 * What a spike does to the membrane, R being 1 after a spike and 0 otherwise:
 *
 * <pre>{@code
 * subtract     U[t] = beta*U[t-1] + I[t] - R*U_thr
 * zero         U[t] = (1-R)*beta*U[t-1] + I[t]
 * zero-update  U[t] = (1-R)*(beta*U[t-1] + I[t])
 * none         U[t] = beta*U[t-1] + I[t]
 * }</pre>
 *
 * <p>All four are {@code U[t] = keptOfBefore(R)*beta*U[t-1] + keptOfInput(R)*I[t] -
 * thresholds(R)*U_thr}.
 */
public enum OracleReset {
  /** Takes the threshold away. */
  SUBTRACT,
  /** Drops what was there before, this step's input survives. */
  ZERO,
  /** Drops the whole new value, input included. */
  ZERO_UPDATE,
  /** Nothing. */
  NONE;

  /** The share of the decayed membrane that stays. */
  double keptOfBefore(double r) {
    return this == ZERO || this == ZERO_UPDATE ? 1 - r : 1;
  }

  /** The share of this step's input that stays. */
  double keptOfInput(double r) {
    return this == ZERO_UPDATE ? 1 - r : 1;
  }

  /** How many thresholds are subtracted. */
  double thresholds(double r) {
    return this == SUBTRACT ? r : 0;
  }
}
