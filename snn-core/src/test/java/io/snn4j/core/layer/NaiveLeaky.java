package io.snn4j.core.layer;

import io.snn4j.api.Signal;
import io.snn4j.core.Hill;
import io.snn4j.core.neuron.Fire;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.core.neuron.Reset;

/**
 * A layer of leaky neurons as the equations say, one neuron and step after another: forwards in
 * float, so that the engine must give the same bits, and back through time in double.
 */
final class NaiveLeaky {

  private final Neurons spec;
  private final Leaky model;
  private final Hill surrogate;
  private final Signal input;
  private final int steps;
  private final int batch;
  private final int neurons;

  /** U before and after a reset within the step, R and S, each [T,B,N]. */
  final float[] unreset;

  final float[] membrane;
  final float[] fired;
  final float[] spikes;
  private final float[] excess;

  /** What goes out: the spikes, or their graded values. */
  final float[] output;

  final double[] inputGradient;
  final double[] betaGradient;
  final double[] thresholdGradient;
  final double[] gradedGradient;

  NaiveLeaky(Neurons spec, Hill surrogate, Signal input) {
    this.spec = spec;
    this.surrogate = surrogate;
    this.input = input;
    model = (Leaky) spec.model();
    steps = input.steps();
    batch = input.batch();
    neurons = input.features();
    int size = steps * batch * neurons;
    unreset = new float[size];
    membrane = new float[size];
    fired = new float[size];
    spikes = new float[size];
    excess = new float[size];
    output = new float[size];
    inputGradient = new double[size];
    betaGradient = new double[neurons];
    thresholdGradient = new double[neurons];
    gradedGradient = new double[neurons];
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < batch; b++) {
        forward(t, b);
      }
    }
  }

  private int at(int t, int b, int n) {
    return (t * batch + b) * neurons + n;
  }

  private float before(int t, int b, int n) {
    return t == 0 ? 0 : membrane[at(t - 1, b, n)];
  }

  private float beta(int n) {
    return Math.min(1, Math.max(0, model.beta().at(n)));
  }

  private float threshold(int n) {
    return model.threshold().at(n);
  }

  private boolean resetsAtOnce() {
    return !model.resetDelay() && model.reset() != Reset.NONE;
  }

  private void forward(int t, int b) {
    for (int n = 0; n < neurons; n++) {
      update(t, b, n);
    }
    int winner = 0;
    for (int n = 1; n < neurons; n++) {
      winner = excess[at(t, b, n)] > excess[at(t, b, winner)] ? n : winner;
    }
    for (int n = 0; n < neurons; n++) {
      boolean allowed = !spec.inhibition() || n == winner;
      fire(t, b, n, allowed && excess[at(t, b, n)] > 0);
    }
  }

  private void update(int t, int b, int n) {
    int i = at(t, b, n);
    float u = before(t, b, n);
    float current = input.at(t, b, n);
    float r = u - threshold(n) > 0 ? 1 : 0;
    boolean old = model.fire() == Fire.BEFORE_UPDATE;
    fired[i] = r;
    unreset[i] =
        switch (model.reset()) {
          case SUBTRACT ->
              old
                  ? beta(n) * u + current - beta(n) * r * threshold(n)
                  : beta(n) * u + current - r * threshold(n);
          case ZERO -> r == 1 ? beta(n) * 0 + current : beta(n) * u + current;
          case ZERO_UPDATE -> r == 1 ? 0 : beta(n) * u + current;
          case NONE -> beta(n) * u + current;
        };
    excess[i] = (old ? u : unreset[i]) - threshold(n);
  }

  private void fire(int t, int b, int n, boolean spike) {
    int i = at(t, b, n);
    spikes[i] = spike ? 1 : 0;
    membrane[i] = unreset[i];
    if (resetsAtOnce()) {
      float fresh = spikes[i] - fired[i];
      membrane[i] -= fresh * (model.reset() == Reset.SUBTRACT ? threshold(n) : unreset[i]);
    }
    output[i] = spike ? spec.graded().map(factor -> factor.at(n)).orElse(1f) : 0;
  }

  /** The walk back, from dL/d output and dL/dU, both [T,B,N]. */
  void backward(float[] outputGradient, float[] membraneGradient) {
    for (int b = 0; b < batch; b++) {
      for (int n = 0; n < neurons; n++) {
        double state = 0;
        for (int t = steps - 1; t >= 0; t--) {
          int i = at(t, b, n);
          state = stepBack(t, b, n, outputGradient[i], state + membraneGradient[i]);
        }
      }
    }
  }

  /** One step of one neuron: from dL/dU[t] to dL/dU[t-1]. */
  private double stepBack(int t, int b, int n, double out, double state) {
    int i = at(t, b, n);
    double spike = out;
    if (spec.graded().isPresent()) {
      gradedGradient[n] += out * spikes[i];
      spike = out * spec.graded().get().at(n);
    }
    double toUnreset = state;
    if (resetsAtOnce() && model.reset() == Reset.SUBTRACT) {
      spike -= state * threshold(n);
      thresholdGradient[n] -= state * (spikes[i] - fired[i]);
    } else if (resetsAtOnce()) {
      spike -= state * unreset[i];
      toUnreset = state * (1 - (spikes[i] - fired[i]));
    }
    boolean hindered = spec.inhibition() && !wins(t, b, n);
    double toExcess = hindered ? 0 : spike * surrogate.slope(excess[i]);
    thresholdGradient[n] -= toExcess;
    boolean old = model.fire() == Fire.BEFORE_UPDATE;
    if (!old) {
      toUnreset += toExcess;
    }
    double kept = 1;
    double entered = 1;
    if (model.reset() == Reset.ZERO) {
      kept = 1 - fired[i];
    } else if (model.reset() == Reset.ZERO_UPDATE) {
      kept = 1 - fired[i];
      entered = kept;
    } else if (model.reset() == Reset.SUBTRACT && !old) {
      thresholdGradient[n] -= toUnreset * fired[i];
    }
    inputGradient[i] = toUnreset * entered;
    betaGradient[n] += toUnreset * kept * before(t, b, n);
    return toUnreset * kept * beta(n) + (old ? toExcess : 0);
  }

  private boolean wins(int t, int b, int n) {
    for (int m = 0; m < neurons; m++) {
      float other = excess[at(t, b, m)];
      float own = excess[at(t, b, n)];
      if (other > own || (m < n && other == own)) {
        return false;
      }
    }
    return true;
  }
}
