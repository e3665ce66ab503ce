/**
 * Surrogate gradients, one record each: what a spike's derivative is taken to be in the backward
 * pass.
 *
 * <p>A neuron layer calls them with {@code x = U - U_thr}, membrane minus threshold, and multiplies
 * the gradient of the spike by the result. They know nothing of neurons, layers or time. {@link
 * io.snn4j.surrogates.ATan} is the default; {@link io.snn4j.surrogates.Triangular} is the shortest
 * example to copy.
 */
package io.snn4j.surrogates;
