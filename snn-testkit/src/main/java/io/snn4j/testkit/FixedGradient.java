package io.snn4j.testkit;

import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A gradient that no network reads: what a loss added, by layer, [T,B,N] row-major. */
public final class FixedGradient implements Loss.Gradient {

  private final float initial;
  private final Map<String, float[]> spikes = new TreeMap<>();
  private final Map<String, float[]> membranes = new TreeMap<>();

  /** A gradient of zeros. */
  public FixedGradient() {
    this(0);
  }

  /** A gradient that is not zero at first, as if another loss had been there before. */
  FixedGradient(float initial) {
    this.initial = initial;
  }

  @Override
  public float[] spikes(Recording.Layer layer) {
    return array(spikes, layer);
  }

  @Override
  public float[] membrane(Recording.Layer layer) {
    return array(membranes, layer);
  }

  private float[] array(Map<String, float[]> arrays, Recording.Layer layer) {
    return arrays.computeIfAbsent(
        layer.name(),
        name -> {
          Signal shape = layer.spikes();
          float[] array = new float[shape.steps() * shape.batch() * shape.features()];
          Arrays.fill(array, initial);
          return array;
        });
  }
}
