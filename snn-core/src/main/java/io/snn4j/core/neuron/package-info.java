/** The neuron models: pure dynamics, one record each, as {@link io.snn4j.api.NeuronModel}s. */
package io.snn4j.core.neuron;
