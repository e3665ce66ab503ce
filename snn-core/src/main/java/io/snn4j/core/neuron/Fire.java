package io.snn4j.core.neuron;

/** Which membrane a neuron's spike answers to. */
public enum Fire {
  /** The membrane after this step's update, as snnTorch: {@code S[t] = H(U[t] - U_thr)}. */
  AFTER_UPDATE,
  /** The membrane before it, as the tutorial's own neuron: {@code S[t] = H(U[t-1] - U_thr)}. */
  BEFORE_UPDATE
}
