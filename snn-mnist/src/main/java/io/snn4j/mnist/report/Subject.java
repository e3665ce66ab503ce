package io.snn4j.mnist.report;

import io.snn4j.core.engine.Engine;
import io.snn4j.core.network.Network;
import io.snn4j.mnist.data.DataSet;
import io.snn4j.mnist.data.LabelledImages;
import io.snn4j.train.experiment.Experiment;
import io.snn4j.train.insight.Examination;
import io.snn4j.train.store.MetricsFile;
import java.util.Optional;

/**
 * What a page is about.
 *
 * @param name of the run
 * @param metrics the epochs, where they are known
 */
record Subject(
    String name,
    Experiment experiment,
    Network network,
    DataSet data,
    Examination examination,
    Optional<MetricsFile> metrics,
    Engine engine) {

  LabelledImages test() {
    return data.test();
  }

  /** The pixels of a test sample. */
  float[] pixels(int sample) {
    float[] pixels = new float[test().features()];
    test().read(sample, pixels, 0);
    return pixels;
  }

  /** What a test sample is and what it was taken for, in words. */
  String verdict(int sample) {
    int label = test().label(sample);
    int answer = examination.answers().get(sample);
    String said = answer < 0 ? "no answer" : Integer.toString(answer);
    return answer == label ? label + ", right" : label + ", taken for " + said;
  }
}
