/**
 * The extension points of SNN4J and the values that flow between them.
 *
 * <p>Data passes {@link io.snn4j.api.SpikeEncoder} → network of {@link io.snn4j.api.NeuronModel}s
 * whose spikes are differentiated by a {@link io.snn4j.api.SurrogateGradient} → {@link
 * io.snn4j.api.Recording} → {@link io.snn4j.api.Loss} and {@link io.snn4j.api.SpikeDecoder}. Each
 * implementation is a record ({@link io.snn4j.api.Plugin} says how) found through {@link
 * java.util.ServiceLoader}. This module knows no implementation, no engine and no file format.
 */
package io.snn4j.api;
