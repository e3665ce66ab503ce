package io.snn4j.testkit;

import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import java.util.function.BiConsumer;

/** The two arrays of a layer that a loss may read and give a gradient for. */
enum ArrayKind {
  SPIKES("dL/dS") {
    @Override
    float[] of(Recording.Layer layer) {
      return layer.spikes().dense().values();
    }

    @Override
    float[] of(Loss.Gradient gradient, Recording.Layer layer) {
      return gradient.spikes(layer);
    }
  },

  MEMBRANE("dL/dU") {
    @Override
    float[] of(Recording.Layer layer) {
      return layer.membrane().values();
    }

    @Override
    float[] of(Loss.Gradient gradient, Recording.Layer layer) {
      return gradient.membrane(layer);
    }
  };

  private final String symbol;

  ArrayKind(String symbol) {
    this.symbol = symbol;
  }

  abstract float[] of(Recording.Layer layer);

  abstract float[] of(Loss.Gradient gradient, Recording.Layer layer);

  /** Calls the action with both arrays of each layer. */
  static void forEach(Recording recording, BiConsumer<Recording.Layer, ArrayKind> action) {
    for (Recording.Layer layer : recording.layers()) {
      for (ArrayKind kind : values()) {
        action.accept(layer, kind);
      }
    }
  }

  @Override
  public String toString() {
    return symbol;
  }
}
