/**
 * Surrogate gradients, one record each: what a spike's derivative is taken to be in the backward
 * pass.
 *
 * <p>A neuron layer calls them with {@code x = U - U_thr}, membrane minus threshold, and multiplies
 * the gradient of the spike by the result. They know nothing of neurons, layers or time. {@link
 * io.snn4j.surrogates.ATan} is the default; {@link io.snn4j.surrogates.LeakySpike} is a short
 * example to copy.
 *
 * <p>Some repeat the default's bulk loop word for word. A loop of its own is compiled for that one
 * record and vectorised; the shared one, in a process that has used three of them, costs a call per
 * value, 2.5 ns against 0.05 to 0.4. Where an exponential dominates, it makes no difference.
 */
package io.snn4j.surrogates;
