package io.snn4j.core.layer;

import io.snn4j.api.Heaviside;
import io.snn4j.api.LearnableSurrogate;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.engine.Kernels;

/**
 * What a layer's neurons do in one step of one tile, forwards and backwards: the model's step and
 * reset, inhibition, grading, and the surrogate gradient in between.
 *
 * @param graded the index of the coefficient by which spikes are multiplied on their way out, or -1
 * @param alpha the index of the coefficient that is the surrogate's learned alpha, or -1
 */
record Dynamics(
    NeuronModel model, SurrogateGradient surrogate, boolean inhibition, int graded, int alpha) {

  private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

  /** The same with the surrogate as it was learned so far. */
  Dynamics with(float[][] coefficients) {
    if (alpha < 0) {
      return this;
    }
    SurrogateGradient learned = Coefficients.learned(surrogate, coefficients[alpha][0]);
    return new Dynamics(model, learned, inhibition, graded, alpha);
  }

  /** One step forwards, from current and the states before to the states after and the spikes. */
  void step(TileRun run) {
    model.step(run);
    if (model.resetsWithinStep()) {
      spikes(run);
      model.reset(run);
    }
  }

  /** Writes the spikes, each 0 or 1, that follow from the excess. */
  void spikes(TileRun run) {
    float[] spikes = run.spikes();
    float[] excess = run.excess();
    for (int n = 0; n < run.size(); n++) {
      spikes[n] = Heaviside.of(excess[n]);
    }
    if (inhibition) {
      keepWinner(run, spikes);
    }
  }

  /** What goes out of the layer: spikes, graded where that is asked for. */
  void outgoing(TileRun run, float[] into) {
    spikes(run);
    System.arraycopy(run.spikes(), 0, into, 0, run.size());
    if (graded >= 0) {
      Kernels.multiply(run.coefficient(graded), into, run.size());
    }
  }

  /**
   * Writes as bits where the excess is above 0: where the float's bits, as an int, are above 0 and
   * not above those of infinity, which leaves out not-a-number whatever its sign.
   */
  void pack(TileRun run, long[] words, int at) {
    float[] excess = run.excess();
    int size = run.size();
    int winner = inhibition ? winner(excess, size) : -1;
    for (int first = 0, w = at; first < size; first += 64, w++) {
      int end = Math.min(size, first + 64);
      long word = 0;
      for (int n = first; n < end; n++) {
        int bits = Float.floatToRawIntBits(excess[n]);
        word |= (long) ((-bits & ~(INFINITY - bits)) >>> 31) << n;
      }
      words[w] = !inhibition ? word : winner >> 6 == first >> 6 ? word & 1L << winner : 0;
    }
  }

  /**
   * One step backwards; the tile's spike gradient holds that of the outgoing spikes, its state
   * gradients those after the step.
   */
  void adjoint(TileRun run) {
    int size = run.size();
    if (graded >= 0) {
      gradedBack(run);
    }
    if (model.resetsWithinStep()) {
      spikes(run);
      model.resetAdjoint(run);
    }
    if (alpha >= 0) {
      alphaBack(run, (LearnableSurrogate) surrogate);
    }
    float[] excessGradient = run.excessGradient();
    surrogate.derivatives(run.excess(), excessGradient, size);
    Kernels.multiply(run.spikeGradient(), excessGradient, size);
    if (inhibition) {
      // no gradient through the spikes that inhibition kept from happening
      keepWinner(run, excessGradient);
    }
    model.adjoint(run);
  }

  /** Out goes factor * S: the factor learns from the spikes, the spikes from the factor. */
  private void gradedBack(TileRun run) {
    spikes(run);
    float[] gradient = run.spikeGradient();
    float[] factorGradient = run.coefficientGradient(graded);
    float[] spikes = run.spikes();
    for (int n = 0; n < run.size(); n++) {
      factorGradient[n] += gradient[n] * spikes[n];
    }
    Kernels.multiply(run.coefficient(graded), gradient, run.size());
  }

  /** Alpha learns from the smooth spike, not from H, which does not know it. */
  private void alphaBack(TileRun run, LearnableSurrogate learned) {
    float[] work = run.excessGradient();
    float[] excess = run.excess();
    float[] spikeGradient = run.spikeGradient();
    for (int n = 0; n < run.size(); n++) {
      work[n] = spikeGradient[n] * learned.alphaDerivative(excess[n]);
    }
    if (inhibition) {
      keepWinner(run, work);
    }
    Kernels.add(work, run.coefficientGradient(alpha), run.size());
  }

  private static void keepWinner(TileRun run, float[] values) {
    int winner = winner(run.excess(), run.size());
    for (int n = 0; n < run.size(); n++) {
      if (n != winner) {
        values[n] = 0;
      }
    }
  }

  /** The neuron with the largest excess; of several, the lowest index. */
  private static int winner(float[] excess, int size) {
    int winner = 0;
    for (int n = 1; n < size; n++) {
      if (excess[n] > excess[winner]) {
        winner = n;
      }
    }
    return winner;
  }
}
