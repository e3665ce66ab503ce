package io.snn4j.core.layer;

import io.snn4j.api.Heaviside;
import io.snn4j.api.Leak;
import io.snn4j.api.LearnableSurrogate;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.SpikeTrain;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.engine.FloatTrain;
import io.snn4j.core.engine.Kernels;
import java.util.Optional;

/**
 * What a layer's neurons do in one step of one tile, forwards and backwards: the model's step and
 * reset, inhibition, grading, and the surrogate gradient in between.
 *
 * @param graded the index of the coefficient by which spikes are multiplied on their way out, or -1
 * @param alpha the index of the coefficient that is the surrogate's learned alpha, or -1
 */
record Dynamics(
    NeuronModel model, SurrogateGradient surrogate, boolean inhibition, int graded, int alpha) {

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

  /** Takes the step's spikes into the tile's part of a spike train. */
  void pack(TileRun run, SpikeTrain train, int step, int sample, int from) {
    int bit = step % TileRun.STEPS_PER_FLOAT;
    float factor = 1 << bit;
    float[] sums = run.silentBits();
    if (inhibition) {
      spikes(run);
    }
    if (inhibition || run.fired().length > 0) {
      float[] spikes = run.spikes();
      for (int n = 0; n < run.size(); n++) {
        sums[n] += factor * Heaviside.SILENT * (1 - spikes[n]);
      }
    } else {
      float[] excess = run.excess();
      for (int n = 0; n < run.size(); n++) {
        sums[n] += factor * Heaviside.silent(excess[n]);
      }
    }
    if (bit == TileRun.STEPS_PER_FLOAT - 1 || step == train.steps() - 1) {
      run.storeBits(train, step - bit, bit + 1, sample, from);
    }
  }

  /** Writes the spikes of the step, which may tell the next one what fired. */
  void spikesForNext(TileRun run) {
    spikes(run);
    run.spikesAreLast(!inhibition && !model.resetsWithinStep());
  }

  /** Takes the spikes that were written into a spike train that is there as floats. */
  void put(TileRun run, FloatTrain train, int step, int sample, int from) {
    int length = Math.min(run.size(), train.features() - from);
    for (int done = 0, b = sample; done < run.size(); done += length, b++) {
      train.put(step, b, from, run.spikes(), done, length);
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
    grade(run, into);
  }

  /** The same at a step whose spikes are in a train. */
  void outgoing(TileRun run, SpikeTrain train, int step, int sample, float[] into) {
    for (int n = 0; n < run.size(); n++) {
      into[n] = train.at(step, sample, n);
    }
    grade(run, into);
  }

  private void grade(TileRun run, float[] into) {
    if (graded >= 0) {
      Kernels.multiply(run.coefficient(graded), into, run.size());
    }
  }

  /**
   * One step backwards; the tile's spike gradient holds that of the outgoing spikes, its state
   * gradients those after the step.
   */
  void adjoint(TileRun run) {
    excess(run);
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
    loop().times(surrogate, run.excess(), run.spikeGradient(), excessGradient, run.size());
    if (inhibition) {
      // no gradient through the spikes that inhibition kept from happening
      keepWinner(run, excessGradient);
    }
    model.adjoint(run);
  }

  /** How neurons leak if neither they nor their spikes do more. */
  Optional<Leak> leak(TileRun run) {
    boolean more = inhibition || graded >= 0 || alpha >= 0 || model.resetsWithinStep();
    return more ? Optional.empty() : model.leak(run);
  }

  /** The loop that takes gradients through the surrogate. */
  DerivativeLoop loop() {
    return DerivativeLoop.of(surrogate);
  }

  /** The step's excess, which is not kept. */
  private void excess(TileRun run) {
    if (model.resetsWithinStep()) {
      step(run);
    } else {
      model.excess(run);
    }
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
