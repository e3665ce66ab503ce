/**
 * Decoders: what reads classes from the {@link io.snn4j.api.Recording} of a network's output.
 *
 * <p>Each is one record whose scores say which class it is for and whose {@link
 * io.snn4j.decoding.Ties} say what happens where two classes score alike.
 */
package io.snn4j.decoding;
