/**
 * Losses: what training makes small. Each is one record that reads the {@link
 * io.snn4j.api.Recording} and gives the loss and its gradient; none knows the network.
 */
package io.snn4j.train.loss;
