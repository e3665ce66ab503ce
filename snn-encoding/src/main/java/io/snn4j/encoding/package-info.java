/**
 * Encoders: what turns data in [0,1] into the {@link io.snn4j.api.Signal} that enters a network.
 *
 * <p>Each is one record in one file, written to be copied: {@link io.snn4j.encoding.Rate} for a
 * random code, {@link io.snn4j.encoding.ConstantCurrent} for the least there can be. They know
 * neither networks nor data sets, and each other only through {@link io.snn4j.api.SpikeEncoder}.
 */
package io.snn4j.encoding;
