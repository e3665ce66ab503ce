/**
 * Layers: maps of a whole {@link io.snn4j.api.Signal} to another, each with its adjoint.
 *
 * <p>A {@link io.snn4j.core.layer.LayerSpec} describes a layer, a {@link io.snn4j.core.layer.Layer}
 * computes it and owns its parameters, a {@link io.snn4j.core.layer.Pass} holds what one run keeps
 * between forward and backward. Layers know neither losses nor the network around them.
 */
package io.snn4j.core.layer;
