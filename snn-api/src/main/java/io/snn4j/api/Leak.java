package io.snn4j.api;

/**
 * Neurons whose membrane U, their state 0, does nothing but leak: {@code U[t] = decay*U[t-1] + I[t]
 * - H(U[t-1] - U_thr)*U_thr}, {@code x[t] = U[t] - U_thr}, and, as the reset carries no gradient
 * and no coefficient learns, backwards {@code gU[t] += gx[t]}, {@code gI[t] = gU[t]}, {@code
 * gU[t-1] = decay*gU[t]}.
 *
 * @param decay the coefficient that is the share of U left after a step, by its index
 * @param threshold the coefficient that is U_thr, by its index
 * @param resets whether there is the term with H; if not, spikes leave U as it is
 */
public record Leak(int decay, int threshold, boolean resets) {}
