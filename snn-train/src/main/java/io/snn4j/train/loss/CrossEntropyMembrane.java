package io.snn4j.train.loss;

import io.snn4j.api.Dense;
import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.Targets;

/**
 * Cross-entropy of the output membranes, summed over time: {@code L = sum_t mean_b -log
 * softmax(U[t])[y]} (tutorial 5, where each step's membrane shall name the class).
 *
 * <p>An untrained network of C classes over T steps starts near {@code T*ln(C)}.
 */
public record CrossEntropyMembrane() implements Loss {

  @Override
  public double evaluate(Recording recording, Targets targets, Gradient gradient) {
    Dense membrane = recording.output().membrane();
    Classes.check(targets, membrane.batch(), membrane.features());
    float[] u = membrane.values();
    float[] into = gradient.membrane(recording.output());
    int classes = membrane.features();
    double each = 1.0 / membrane.batch();
    double loss = 0;
    for (int t = 0; t < membrane.steps(); t++) {
      for (int b = 0; b < membrane.batch(); b++) {
        int at = (t * membrane.batch() + b) * classes;
        loss += SoftmaxCrossEntropy.add(u, at, classes, targets.of(b), each, into);
      }
    }
    return loss;
  }
}
