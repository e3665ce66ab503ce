package io.snn4j.train.loss;

import io.snn4j.api.Recording;
import java.util.List;

/** Which layers of neurons a regulariser looks at. */
public enum Layers {

  /** All of them. */
  ALL {
    @Override
    List<Recording.Layer> of(Recording recording) {
      return recording.layers();
    }
  },

  /** All but the output, whose spikes are the classes' to choose. */
  HIDDEN {
    @Override
    List<Recording.Layer> of(Recording recording) {
      return recording.layers().subList(0, recording.layers().size() - 1);
    }
  };

  abstract List<Recording.Layer> of(Recording recording);
}
