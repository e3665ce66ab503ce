package io.snn4j.core.layer;

import io.snn4j.api.Heaviside;
import io.snn4j.api.LearnableSurrogate;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.engine.Kernels;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Memory;
import io.snn4j.core.neuron.Reset;
import java.util.Arrays;

/** One sample's way through an LSTM cell with spikes, and back; reused by one thread. */
final class SlstmRun {

  private final int neurons;
  private final Reset reset;
  private final SlstmWeights weights;

  /** By step, from 0 for the initial state; gates as (i, f, g, o) of the step after. */
  private float[][] membranes = {};

  private float[][] cells = {};
  private float[][] gates = {};
  final float[] input;
  final float[] excess;
  final float[] membraneGradient;
  final float[] cellGradient;
  final float[] spikeGradient;
  final float[] gateGradient;
  final float[] thresholdGradient;
  final float[] alphaGradient;

  SlstmRun(SlstmWeights weights, Reset reset) {
    this.weights = weights;
    this.reset = reset;
    neurons = weights.neurons();
    input = new float[4 * neurons];
    gateGradient = new float[4 * neurons];
    excess = new float[neurons];
    membraneGradient = new float[neurons];
    cellGradient = new float[neurons];
    spikeGradient = new float[neurons];
    thresholdGradient = new float[neurons];
    alphaGradient = new float[neurons];
  }

  /** What one takes for so many steps. */
  static Memory memory(int neurons, int steps) {
    int alone = 6; // arrays [N] that stand alone
    return Memory.heap(
        "run",
        2 * Bytes.floats(4L * neurons)
            + alone * Bytes.floats(neurons)
            + 2 * Bytes.floats(steps + 1L, neurons)
            + Bytes.floats(steps, 4L * neurons));
  }

  /** Makes room for a number of steps, and forgets all gradients. */
  void begin(int steps) {
    if (gates.length < steps) {
      membranes = new float[steps + 1][neurons];
      cells = new float[steps + 1][neurons];
      gates = new float[steps][4 * neurons];
    }
    Arrays.fill(membraneGradient, 0f);
    Arrays.fill(cellGradient, 0f);
    Arrays.fill(thresholdGradient, 0f);
    Arrays.fill(alphaGradient, 0f);
  }

  /** The membranes before step t. */
  float[] membrane(int t) {
    return membranes[t];
  }

  /** The cell states before step t. */
  float[] cell(int t) {
    return cells[t];
  }

  /** One step forwards, with {@code W*x + b} of the step in {@link #input}. */
  void step(int t) {
    float[] z = gates[t];
    float[] before = membranes[t];
    Kernels.combine(before, 0, weights.transposed(), z, 4 * neurons);
    Kernels.add(input, z, 4 * neurons);
    Kernels.add(weights.bias(), z, 4 * neurons);
    float[] threshold = weights.threshold();
    for (int n = 0; n < neurons; n++) {
      float i = sigmoid(z[n]);
      float f = sigmoid(z[neurons + n]);
      float g = (float) Math.tanh(z[2 * neurons + n]);
      float o = sigmoid(z[3 * neurons + n]);
      z[n] = i;
      z[neurons + n] = f;
      z[2 * neurons + n] = g;
      z[3 * neurons + n] = o;
      cells[t + 1][n] = f * cells[t][n] + i * g;
      float h = o * (float) Math.tanh(cells[t + 1][n]);
      float fired = fired(before[n], threshold[n]);
      membranes[t + 1][n] = reset == Reset.SUBTRACT ? h - fired * threshold[n] : (1 - fired) * h;
    }
    excess(t);
  }

  /** Writes {@code U[t] - U_thr}. */
  private void excess(int t) {
    for (int n = 0; n < neurons; n++) {
      excess[n] = membranes[t + 1][n] - weights.threshold()[n];
    }
  }

  private float fired(float membrane, float threshold) {
    return reset == Reset.NONE ? 0 : Heaviside.of(membrane - threshold);
  }

  /**
   * The step backwards, from the gradients of spikes, membranes and cells after it to those of
   * membranes and cells before it, and of the gates' inputs.
   */
  void stepBack(int t, SurrogateGradient surrogate) {
    excess(t);
    if (surrogate instanceof LearnableSurrogate learned) {
      for (int n = 0; n < neurons; n++) {
        alphaGradient[n] += spikeGradient[n] * learned.alphaDerivative(excess[n]);
      }
    }
    surrogate.derivatives(excess, excess, neurons);
    float[] z = gates[t];
    for (int n = 0; n < neurons; n++) {
      float dx = excess[n] * spikeGradient[n];
      float du = membraneGradient[n] + dx;
      float fired = fired(membranes[t][n], weights.threshold()[n]);
      thresholdGradient[n] -= dx + (reset == Reset.SUBTRACT ? fired * du : 0);
      float dh = reset == Reset.SUBTRACT ? du : (1 - fired) * du;
      float i = z[n];
      float f = z[neurons + n];
      float g = z[2 * neurons + n];
      float o = z[3 * neurons + n];
      float tanh = (float) Math.tanh(cells[t + 1][n]);
      float dc = cellGradient[n] + dh * o * (1 - tanh * tanh);
      gateGradient[n] = dc * g * i * (1 - i);
      gateGradient[neurons + n] = dc * cells[t][n] * f * (1 - f);
      gateGradient[2 * neurons + n] = dc * i * (1 - g * g);
      gateGradient[3 * neurons + n] = dh * tanh * o * (1 - o);
      cellGradient[n] = dc * f;
    }
    Kernels.combine(gateGradient, 0, weights.rows(), membraneGradient, neurons);
  }

  private static float sigmoid(float x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }
}
