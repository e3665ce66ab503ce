package io.snn4j.core.neuron;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Coefficient;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.Param;
import io.snn4j.api.Tile;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lapicque's neuron, an RC circuit stepped by Euler's method: {@code U[t] = (dt/C)*I[t] + (1 -
 * dt/(R*C))*U[t-1]}, less the reset (Lapicque 1907; snnTorch's Lapicque).
 *
 * <p>Give beta, or resistance and capacitance, or beta and one of them; they hang together by
 * {@code beta = exp(-dt/(R*C))}. From beta and nothing else the resistance is 1. The membrane's
 * decay is therefore {@code 1 + ln(beta)}, Euler's approximation of beta. The resets are those of
 * {@link Leaky}; what snnTorch calls "zero" here is {@code zero-update}.
 *
 * @param beta the share of the membrane that the circuit keeps in a step
 * @param resistance R
 * @param capacitance C
 * @param timeStep dt, in the units of R*C
 * @param threshold U_thr, in the units of the membrane
 * @param reset what a spike does to the membrane
 */
@About(
    value = "Lapicque's neuron, an RC circuit stepped by Euler's method",
    formula = {
      "U[t] = (dt/C)*I[t] + (1 - dt/(R*C))*U[t-1], less the reset",
      "S[t] = H(U[t] - U_thr), beta = exp(-dt/(R*C))"
    })
public record Lapicque(
    @Param(
            value = "share of the membrane that the circuit keeps in a step",
            min = 0,
            exclusiveMin = true,
            max = 1)
        Optional<Coefficient> beta,
    @Param("resistance R") Optional<Float> resistance,
    @Param("capacitance C") Optional<Float> capacitance,
    @Param("length dt of a step, in the units of R*C") float timeStep,
    @Param("membrane above which the neuron spikes") Coefficient threshold,
    @Param("what a spike does to the membrane") Reset reset)
    implements NeuronModel {

  private static final int BETA = 0;
  private static final int THRESHOLD = 1;
  private static final int DECAY = 0;
  private static final int GAIN = 1;
  private static final int SCRATCH = 2;
  private static final float DEFAULT_BETA = 0.9f;

  /** Beta 0.9, resistance 1, threshold 1, reset by subtraction. */
  public Lapicque() {
    this(
        Optional.empty(), Optional.empty(), Optional.empty(), 1, Coefficient.of(1), Reset.SUBTRACT);
  }

  /**
   * A neuron of this beta, with resistance 1, threshold 1 and reset by subtraction.
   *
   * @param beta the share of the membrane that the circuit keeps in a step
   */
  public Lapicque(float beta) {
    this(
        Optional.of(Coefficient.of(beta)),
        Optional.empty(),
        Optional.empty(),
        1,
        Coefficient.of(1),
        Reset.SUBTRACT);
  }

  /**
   * Checks the parameters.
   *
   * @param beta the share of the membrane that the circuit keeps in a step
   * @param resistance R
   * @param capacitance C
   * @param timeStep dt, in the units of R*C
   * @param threshold U_thr, in the units of the membrane
   * @param reset what a spike does to the membrane
   * @throws IllegalArgumentException if one is out of range, or too many or too few of beta,
   *     resistance and capacitance are given
   */
  public Lapicque {
    beta.ifPresent(
        value -> {
          Check.within("beta", value, 0, 1);
          // ln(beta) is the rate of the decay
          Check.positive("beta", value);
        });
    resistance.ifPresent(value -> Check.positive("resistance", value));
    capacitance.ifPresent(value -> Check.positive("capacitance", value));
    Check.positive("timeStep", timeStep);
    Check.positive("threshold", threshold);
    Check.that(
        beta.isEmpty() || resistance.isEmpty() || capacitance.isEmpty(),
        "beta follows from resistance and capacitance; give two of the three at most");
    Check.that(
        beta.isPresent() || resistance.isPresent() == capacitance.isPresent(),
        "resistance and capacitance go together; give both, or beta");
  }

  @Override
  public int derived() {
    return 3;
  }

  @Override
  public void prepare(Tile tile) {
    float[] decay = tile.derived(DECAY);
    float[] gain = tile.derived(GAIN);
    float[] given = tile.coefficient(BETA);
    for (int n = 0; n < tile.size(); n++) {
      double rate =
          resistance.isPresent() && capacitance.isPresent()
              ? timeStep / ((double) resistance.get() * capacitance.get())
              : -Math.log(beta.isPresent() ? given[n] : DEFAULT_BETA);
      decay[n] = (float) (1 - rate);
      gain[n] =
          (float)
              (capacitance.isPresent()
                  ? timeStep / (double) capacitance.get()
                  : resistance.orElse(1f) * rate);
    }
  }

  @Override
  public void step(Tile tile) {
    float[] gain = tile.derived(GAIN);
    float[] drive = tile.derived(SCRATCH);
    float[] current = tile.current();
    for (int n = 0; n < tile.size(); n++) {
      drive[n] = gain[n] * current[n];
    }
    Membrane.step(tile, reset, tile.derived(DECAY), tile.coefficient(THRESHOLD), drive);
  }

  @Override
  public void excess(Tile tile) {
    Membrane.excess(tile, tile.after(0), tile.coefficient(THRESHOLD));
  }

  @Override
  public void adjoint(Tile tile) {
    int size = tile.size();
    float[] current = tile.currentGradient();
    float[] decayGradient = tile.learns(BETA) ? tile.derived(SCRATCH) : Membrane.NOBODY;
    Arrays.fill(decayGradient, 0, Math.min(size, decayGradient.length), 0f);
    Membrane.adjoint(tile, reset, tile.derived(DECAY), THRESHOLD, current, decayGradient);
    if (tile.learns(BETA)) {
      betaGradient(tile, decayGradient, current);
    }
    float[] gain = tile.derived(GAIN);
    for (int n = 0; n < size; n++) {
      current[n] *= gain[n];
    }
  }

  /** {@code d decay/d beta = 1/beta}, and without a capacitance {@code d gain/d beta = -R/beta}. */
  private void betaGradient(Tile tile, float[] decayGradient, float[] driveGradient) {
    float[] beta = tile.coefficient(BETA);
    float[] gradient = tile.coefficientGradient(BETA);
    float[] input = tile.current();
    float gainSlope = capacitance.isPresent() ? 0 : -resistance.orElse(1f);
    for (int n = 0; n < tile.size(); n++) {
      gradient[n] += (decayGradient[n] + gainSlope * driveGradient[n] * input[n]) / beta[n];
    }
  }
}
