/**
 * Networks: layers one after another, and what a run of them needs.
 *
 * <p>A {@link io.snn4j.core.network.NetworkSpec} describes a network and has a YAML form, a {@link
 * io.snn4j.core.network.Network} owns the parameters, a {@link io.snn4j.core.network.Run} sends
 * signals forwards and gradients back, long batches in {@link io.snn4j.core.network.Parts}. Nothing
 * here knows data, losses or updaters.
 */
package io.snn4j.core.network;
