package io.snn4j.testkit;

import io.snn4j.api.Dense;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import java.util.List;

/** A recording that no network made: it holds what a test puts into it. */
public record FixedRecording(List<Recording.Layer> layers) implements Recording {

  /** What a single layer did. */
  public record FixedLayer(String name, Signal spikes, Dense membrane) implements Layer {}

  /**
   * {@return a recording of an output layer}
   *
   * @param spikes [T,B,N]
   * @param membrane [T,B,N]
   */
  public static FixedRecording of(Signal spikes, Dense membrane) {
    return new FixedRecording(List.of(new FixedLayer("output", spikes, membrane)));
  }
}
