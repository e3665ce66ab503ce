package io.snn4j.train.loss;

import io.snn4j.api.Signal;

/**
 * The steps of each neuron's first K spikes, T-1 for a spike that does not come, and the estimator
 * of their gradient.
 *
 * <p>A time is no differentiable function of the spikes. The estimator (snnTorch's) takes {@code dt
 * / dS = -1} at the step of the spike, and at T-1 where none came: a larger membrane there would
 * make it come earlier; elsewhere 0.
 */
final class SpikeTimes {

  private final int batch;
  private final int neurons;
  private final int[] times;

  /** The first {@code count} spikes of each neuron. */
  SpikeTimes(Signal spikes, int count) {
    batch = spikes.batch();
    neurons = spikes.features();
    times = new int[count * batch * neurons];
    for (int b = 0; b < batch; b++) {
      for (int n = 0; n < neurons; n++) {
        int step = -1;
        for (int k = 0; k < count; k++) {
          step = next(spikes, step + 1, b, n);
          times[index(k, b, n)] = Math.min(step, spikes.steps() - 1);
        }
      }
    }
  }

  /** The step of the next spike, T where there is none. */
  private static int next(Signal spikes, int from, int sample, int neuron) {
    int t = from;
    while (t < spikes.steps() && spikes.at(t, sample, neuron) == 0) {
      t++;
    }
    return t;
  }

  private int index(int spike, int sample, int neuron) {
    return (spike * batch + sample) * neurons + neuron;
  }

  /** The step of a neuron's k-th spike, counted from 0. */
  int at(int spike, int sample, int neuron) {
    return times[index(spike, sample, neuron)];
  }

  /** Adds dL/dt of a neuron's k-th spike to dL/dS, [T,B,N]. */
  void back(double timeGradient, int spike, int sample, int neuron, float[] gradient) {
    int t = at(spike, sample, neuron);
    gradient[(t * batch + sample) * neurons + neuron] -= (float) timeGradient;
  }
}
