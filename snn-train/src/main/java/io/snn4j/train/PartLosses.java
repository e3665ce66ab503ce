package io.snn4j.train;

import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.Targets;
import io.snn4j.core.network.Run;
import java.util.ArrayList;
import java.util.List;

/** The loss of a batch, evaluated for some samples after others, in any order. */
final class PartLosses implements Run.Judge {

  private static final ThreadLocal<Weighted> WEIGHTED = ThreadLocal.withInitial(Weighted::new);

  private final Loss loss;
  private final Targets targets;
  private final double[] values;

  PartLosses(Loss loss, Targets targets) {
    this.loss = loss;
    this.targets = targets;
    values = new double[targets.batch()];
  }

  @Override
  public void judge(Recording recording, int first, Loss.Gradient gradient) {
    int size = recording.output().spikes().batch();
    if (size == targets.batch()) {
      values[0] = loss.evaluate(recording, targets, gradient);
      return;
    }
    Weighted weighted = WEIGHTED.get().of(gradient);
    double value = loss.evaluate(recording, targets.part(first, size), weighted);
    double weight = loss.sumsOverSamples() ? 1 : (double) size / targets.batch();
    values[first] = weight * value;
    weighted.multiply((float) weight);
    weighted.forget();
  }

  /** The loss of the batch, added up in the order of the samples. */
  double sum() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Knows the arrays of a gradient that were asked for. */
  private static final class Weighted implements Loss.Gradient {

    private Loss.Gradient gradient;
    private final List<float[]> asked = new ArrayList<>();

    Weighted of(Loss.Gradient newGradient) {
      forget();
      gradient = newGradient;
      return this;
    }

    void forget() {
      gradient = null;
      asked.clear();
    }

    @Override
    public float[] spikes(Recording.Layer layer) {
      return remembered(gradient.spikes(layer));
    }

    @Override
    public float[] membrane(Recording.Layer layer) {
      return remembered(gradient.membrane(layer));
    }

    private float[] remembered(float[] array) {
      for (int i = 0; i < asked.size(); i++) {
        if (asked.get(i) == array) {
          return array;
        }
      }
      asked.add(array);
      return array;
    }

    void multiply(float weight) {
      for (int k = 0; weight != 1 && k < asked.size(); k++) {
        float[] array = asked.get(k);
        for (int i = 0; i < array.length; i++) {
          array[i] *= weight;
        }
      }
    }
  }
}
