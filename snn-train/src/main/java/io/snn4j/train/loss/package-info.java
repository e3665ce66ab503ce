/**
 * Losses: what training makes small. Each is one record that reads the {@link
 * io.snn4j.api.Recording} and gives the loss and its gradient; none knows the network.
 *
 * <p>Symbols: T steps, B samples, N output neurons, C classes, S spikes, U membranes, y the class
 * aimed at, w the class weights.
 */
package io.snn4j.train.loss;
