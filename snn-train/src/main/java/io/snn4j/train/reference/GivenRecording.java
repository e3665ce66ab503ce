package io.snn4j.train.reference;

import io.snn4j.api.Check;
import io.snn4j.api.Dense;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import java.util.Arrays;
import java.util.List;

/**
 * A recording that no network made, of one layer: it holds the spikes or the membranes of a case.
 */
record GivenRecording(Signal spikes, Dense membrane) implements Recording, Recording.Layer {

  /** Spikes of neurons whose membranes are 0. */
  static GivenRecording ofSpikes(ReferenceArray spikes) {
    Dense dense = dense(spikes);
    return new GivenRecording(binary(dense), zeros(dense));
  }

  /** Membranes of neurons that do not spike. */
  static GivenRecording ofMembranes(ReferenceArray membranes) {
    Dense dense = dense(membranes);
    return new GivenRecording(binary(zeros(dense)), dense);
  }

  @Override
  public String name() {
    return "output";
  }

  @Override
  public List<Recording.Layer> layers() {
    return List.of(this);
  }

  private static Dense dense(ReferenceArray array) {
    Check.that(
        array.shape().length == 3,
        "spikes and membranes have the shape [T,B,N], but these have %s",
        Arrays.toString(array.shape()));
    return new Dense(array.size(0), array.size(1), array.size(2), array.values());
  }

  private static Dense zeros(Dense like) {
    return new Dense(like.steps(), like.batch(), like.features(), new float[like.values().length]);
  }

  /** A spike train, unless spikes are graded. */
  private static Signal binary(Dense dense) {
    for (float value : dense.values()) {
      if (value != 0 && value != 1) {
        return dense;
      }
    }
    return SpikeTrain.of(dense.steps(), dense.batch(), dense.features(), dense.values());
  }
}
