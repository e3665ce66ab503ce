package io.snn4j.mnist.command;

import io.snn4j.api.Constant;
import io.snn4j.api.CounterRandom;
import io.snn4j.api.Dense;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.network.Run;
import io.snn4j.train.experiment.Experiment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks a trained network about single images. */
final class Predictor {

  private static final long PURPOSE = CounterRandom.word("predict");

  private final Experiment experiment;
  private final Run run;

  Predictor(Trained trained, Engine engine) {
    experiment = trained.experiment();
    run = trained.network().run(engine);
  }

  /**
   * What the network says.
   *
   * @param image its features, from 0 to 1
   */
  Prediction predict(Path file, float[] image) {
    Signal still = new Constant(experiment.net().steps(), 1, image.length, image);
    long[] keys = {CounterRandom.key(experiment.seed(), PURPOSE)};
    Recording recording = run.forward(experiment.encoder().encode(still, keys));
    float[][] scores = experiment.decoder().scores(recording);
    int answer = experiment.decoder().classes(recording, scores)[0];
    Signal spikes = recording.output().spikes();
    Dense membrane = recording.output().membrane();
    List<Float> counts = new ArrayList<>();
    List<Float> highest = new ArrayList<>();
    for (int n = 0; n < spikes.features(); n++) {
      float count = 0;
      float top = Float.NEGATIVE_INFINITY;
      for (int t = 0; t < spikes.steps(); t++) {
        count += spikes.at(t, 0, n) != 0 ? 1 : 0;
        top = Math.max(top, membrane.at(t, 0, n));
      }
      counts.add(count);
      highest.add(top);
    }
    return new Prediction(file, answer, list(scores[0]), counts, highest);
  }

  private static List<Float> list(float[] values) {
    List<Float> list = new ArrayList<>();
    for (float value : values) {
      list.add(value);
    }
    return list;
  }
}
