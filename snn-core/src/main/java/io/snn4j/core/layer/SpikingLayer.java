package io.snn4j.core.layer;

import io.snn4j.api.Recording;

/** A layer with neurons: its spikes and membranes can be recorded and be part of a loss. */
public interface SpikingLayer extends Layer {

  /** What the layer did in the last forward pass; computed when asked for. */
  Recording.Layer recording(Pass pass);

  /** The array a loss adds dL/dS to, [T,B,N]; zeros after each forward pass. */
  float[] spikeGradient(Pass pass);

  /** The array a loss adds dL/dU to, [T,B,N]; zeros after each forward pass. */
  float[] membraneGradient(Pass pass);
}
