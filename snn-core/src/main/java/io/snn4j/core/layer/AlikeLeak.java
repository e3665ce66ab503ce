package io.snn4j.core.layer;

import io.snn4j.api.Heaviside;
import io.snn4j.api.Leak;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.engine.Kernels;
import java.util.Optional;

/**
 * A layer's neurons that {@linkplain Leak leak} with one decay and one threshold, of which nothing
 * is learned; a spike takes the reset from the membrane. Fewer loops take them through time, and
 * for a current that is the same at every step the way back is no walk but a sum, {@code dL/dI =
 * sum over t of dL/dS[t] * dS[t]/dI}: as the reset carries no gradient, {@code dS[t]/dI =
 * surrogate'(U[t] - U_thr) * dU[t]/dI} with {@code dU[t]/dI = 1 + decay + ... + decay^t}.
 */
record AlikeLeak(float decay, float threshold, float reset) {

  static Optional<AlikeLeak> of(Dynamics dynamics, Coefficients coefficients, TileRun neurons) {
    if (coefficients.learnsAny()) {
      return Optional.empty();
    }
    return dynamics
        .leak(neurons)
        .filter(leak -> coefficients.alike(leak.decay()) && coefficients.alike(leak.threshold()))
        .map(leak -> of(leak, coefficients))
        .filter(leak -> leak.threshold >= Heaviside.LEAST_THRESHOLD);
  }

  private static AlikeLeak of(Leak leak, Coefficients coefficients) {
    float threshold = coefficients.first(leak.threshold());
    return new AlikeLeak(
        coefficients.first(leak.decay()), threshold, leak.resets() ? threshold : 0);
  }

  /** A step forwards, and its spikes. */
  void step(TileRun run) {
    step(run.before(0), run.current(), run.after(0), spikesBefore(run), run.size());
  }

  /** The same over arrays, of which the spikes are those before the step, and then its own. */
  void step(float[] before, float[] current, float[] after, float[] spikes, int length) {
    Kernels.leak(before, current, decay, threshold, reset, after, spikes, length);
  }

  /** A step forwards, which also writes dS[t]/dI of the step, where dU[t]/dI is the reach. */
  void step(
      TileRun run, DerivativeLoop loop, SurrogateGradient surrogate, float reach, float[] slopes) {
    loop.leak(
        surrogate,
        run.before(0),
        run.current(),
        this,
        run.after(0),
        spikesBefore(run),
        reach,
        slopes,
        run.size());
  }

  /** The spikes of the step before, which those of the step will replace. */
  private float[] spikesBefore(TileRun run) {
    float[] spikes = run.spikes();
    if (run.fired().length == 0) {
      Kernels.spikes(run.before(0), threshold, spikes, run.size());
    }
    run.spikesAreLast(true);
    return spikes;
  }

  /** Writes how far a current has moved the membrane by each step, dU[t]/dI. */
  void reaches(float[] into, int steps) {
    into[0] = 1;
    for (int t = 1; t < steps; t++) {
      into[t] = decay * into[t - 1] + 1;
    }
  }
}
