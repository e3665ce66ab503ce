package io.snn4j.core.neuron;

import io.snn4j.api.Heaviside;
import io.snn4j.api.Tile;

/**
 * The integration that leaky models share, {@code U[t] = decay*U[t-1] + drive[t]}, with its resets
 * and its adjoint; state 0 of the tile is the membrane U.
 *
 * <p>The reset answers to the spike of the step before, {@code R[t] = H(U[t-1] - U_thr)}, and
 * carries no gradient.
 */
final class Membrane {

  /** The place of a gradient that nobody asks for. */
  static final float[] NOBODY = {};

  private Membrane() {}

  /** One step forwards; writes the membrane after it, and its excess. */
  static void step(Tile tile, Reset reset, float[] decay, float[] threshold, float[] drive) {
    int size = tile.size();
    float[] before = tile.before(0);
    float[] after = tile.after(0);
    float[] excess = tile.excess();
    switch (reset) {
      case SUBTRACT -> {
        float[] known = tile.fired();
        if (known.length > 0) {
          for (int n = 0; n < size; n++) {
            float membrane = decay[n] * before[n] + drive[n] - known[n] * threshold[n];
            after[n] = membrane;
            excess[n] = membrane - threshold[n];
          }
          return;
        }
        for (int n = 0; n < size; n++) {
          float fired = Heaviside.of(before[n] - threshold[n]);
          float membrane = decay[n] * before[n] + drive[n] - fired * threshold[n];
          after[n] = membrane;
          excess[n] = membrane - threshold[n];
        }
      }
      case ZERO -> {
        for (int n = 0; n < size; n++) {
          float kept = 1 - Heaviside.of(before[n] - threshold[n]);
          float membrane = decay[n] * kept * before[n] + drive[n];
          after[n] = membrane;
          excess[n] = membrane - threshold[n];
        }
      }
      case ZERO_UPDATE -> {
        for (int n = 0; n < size; n++) {
          float kept = 1 - Heaviside.of(before[n] - threshold[n]);
          float membrane = kept * (decay[n] * before[n] + drive[n]);
          after[n] = membrane;
          excess[n] = membrane - threshold[n];
        }
      }
      case NONE -> {
        for (int n = 0; n < size; n++) {
          float membrane = decay[n] * before[n] + drive[n];
          after[n] = membrane;
          excess[n] = membrane - threshold[n];
        }
      }
    }
  }

  /** {@code x = U - U_thr}, of the membrane before or after the step. */
  static void excess(Tile tile, float[] membrane, float[] threshold) {
    float[] excess = tile.excess();
    for (int n = 0; n < tile.size(); n++) {
      excess[n] = membrane[n] - threshold[n];
    }
  }

  /** What the spike function's gradient gives: to the membrane, and negated to the threshold. */
  static void excessAdjoint(Tile tile, int threshold) {
    float[] state = tile.stateGradient(0);
    float[] excess = tile.excessGradient();
    for (int n = 0; n < tile.size(); n++) {
      state[n] += excess[n];
    }
    thresholdOfExcess(tile, threshold);
  }

  /** {@code dx/dU_thr = -1}. */
  static void thresholdOfExcess(Tile tile, int threshold) {
    if (tile.learns(threshold)) {
      float[] gradient = tile.coefficientGradient(threshold);
      float[] excess = tile.excessGradient();
      for (int n = 0; n < tile.size(); n++) {
        gradient[n] -= excess[n];
      }
    }
  }

  /** The term {@code -R*U_thr} of a reset by subtraction passes gradient to the threshold. */
  private static void thresholdOfReset(Tile tile, Reset reset, int threshold) {
    if (reset == Reset.SUBTRACT && tile.learns(threshold)) {
      float[] gradient = tile.coefficientGradient(threshold);
      float[] thresholds = tile.coefficient(threshold);
      float[] before = tile.before(0);
      float[] state = tile.stateGradient(0);
      for (int n = 0; n < tile.size(); n++) {
        gradient[n] -= state[n] * Heaviside.of(before[n] - thresholds[n]);
      }
    }
  }

  /**
   * A step and its excess backwards: spikes' gradient to membrane and threshold, then {@link
   * #adjoint}.
   *
   * @param threshold the index of the threshold among the coefficients
   */
  static void adjoint(
      Tile tile, Reset reset, float[] decay, int threshold, float[] drive, float[] decayGradient) {
    boolean plain = reset == Reset.SUBTRACT || reset == Reset.NONE;
    if (plain && decayGradient.length == 0 && !tile.learns(threshold)) {
      float[] state = tile.stateGradient(0);
      float[] excess = tile.excessGradient();
      // all in one loop, because most layers are like this
      for (int n = 0; n < tile.size(); n++) {
        float gradient = state[n] + excess[n];
        drive[n] = gradient;
        state[n] = gradient * decay[n];
      }
      return;
    }
    excessAdjoint(tile, threshold);
    thresholdOfReset(tile, reset, threshold);
    adjoint(tile, reset, decay, tile.coefficient(threshold), drive, decayGradient);
  }

  /**
   * The step backwards: turns the gradient of U[t] in state gradient 0 into that of U[t-1].
   *
   * @param drive receives dL/d drive
   * @param decayGradient receives what is to be added to dL/d decay, or is {@link #NOBODY}
   */
  static void adjoint(
      Tile tile,
      Reset reset,
      float[] decay,
      float[] threshold,
      float[] drive,
      float[] decayGradient) {
    int size = tile.size();
    float[] before = tile.before(0);
    float[] state = tile.stateGradient(0);
    if (reset != Reset.ZERO_UPDATE) {
      // the drive survives the reset
      System.arraycopy(state, 0, drive, 0, size);
    }
    if (reset == Reset.ZERO || reset == Reset.ZERO_UPDATE) {
      for (int n = 0; n < size; n++) {
        state[n] *= 1 - Heaviside.of(before[n] - threshold[n]);
      }
    }
    if (reset == Reset.ZERO_UPDATE) {
      System.arraycopy(state, 0, drive, 0, size);
    }
    if (decayGradient.length > 0) {
      for (int n = 0; n < size; n++) {
        decayGradient[n] += state[n] * before[n];
      }
    }
    for (int n = 0; n < size; n++) {
      state[n] *= decay[n];
    }
  }

  /**
   * The reset within the step, for spikes that the delayed reset has not answered to yet: {@code U
   * -= (S-R)*U_thr}, or {@code U -= (S-R)*U}.
   */
  static void resetNow(Tile tile, Reset reset, float[] threshold) {
    float[] before = tile.before(0);
    float[] after = tile.after(0);
    float[] spikes = tile.spikes();
    for (int n = 0; n < tile.size(); n++) {
      float fresh = spikes[n] - Heaviside.of(before[n] - threshold[n]);
      after[n] -= fresh * (reset == Reset.SUBTRACT ? threshold[n] : after[n]);
    }
  }

  /** The reset within the step backwards; S carries gradient here, R does not. */
  static void resetNowAdjoint(Tile tile, Reset reset, int threshold) {
    float[] thresholds = tile.coefficient(threshold);
    float[] before = tile.before(0);
    float[] excess = tile.excess();
    float[] spikes = tile.spikes();
    float[] state = tile.stateGradient(0);
    float[] spike = tile.spikeGradient();
    boolean learns = tile.learns(threshold);
    for (int n = 0; n < tile.size(); n++) {
      float fresh = spikes[n] - Heaviside.of(before[n] - thresholds[n]);
      if (reset == Reset.SUBTRACT) {
        spike[n] -= state[n] * thresholds[n];
        if (learns) {
          tile.coefficientGradient(threshold)[n] -= state[n] * fresh;
        }
      } else {
        float unreset = excess[n] + thresholds[n];
        spike[n] -= state[n] * unreset;
        state[n] *= 1 - fresh;
      }
    }
  }
}
