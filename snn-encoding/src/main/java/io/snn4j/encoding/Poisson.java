package io.snn4j.encoding;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.CounterRandom;
import io.snn4j.api.Param;
import io.snn4j.api.Signal;
import io.snn4j.api.SignalRoom;
import io.snn4j.api.SpikeEncoder;
import io.snn4j.api.SpikeTrain;

/**
 * Poisson code: each feature is a Poisson process of {@code x*maxRate} events a second, and a step
 * of {@code dt} milliseconds spikes if at least one event falls into it, {@code P(S[t] = 1) = 1 -
 * exp(-x*maxRate*dt/1000)} (Dayan and Abbott 2001, section 1.4). Data [T,B,N] become [T,B,N].
 *
 * <p>Unlike {@link Rate} it speaks in hertz and milliseconds, and where events crowd it saturates
 * instead of clipping: halving dt and doubling T leaves the process what it was.
 *
 * @param maxRate the events a second of a feature of 1
 * @param dt the length of a step, in milliseconds
 */
@About(
    value = "each feature is a Poisson process, in hertz and milliseconds",
    formula = "P(S[t] = 1) = 1 - exp(-x*maxRate*dt/1000)")
public record Poisson(
    @Param(value = "events a second of a feature of 1, in hertz", min = 0) float maxRate,
    @Param(value = "length of a step in milliseconds", min = 0, exclusiveMin = true) float dt)
    implements SpikeEncoder {

  /** At most 200 Hz, in steps of 1 ms. */
  public Poisson() {
    this(200, 1);
  }

  /**
   * Checks the parameters.
   *
   * @param maxRate the events a second of a feature of 1
   * @param dt the length of a step, in milliseconds
   * @throws IllegalArgumentException if maxRate is negative or dt not positive
   */
  public Poisson {
    Check.notNegative("maxRate", maxRate);
    Check.positive("dt", dt);
  }

  @Override
  public Signal encode(Signal data, long[] keys, SignalRoom room) {
    double eventsPerStep = maxRate * dt / 1000.0;
    int features = data.features();
    SpikeTrain spikes = room.spikes(data.steps(), data.batch(), features);
    for (int b = 0; b < data.batch(); b++) {
      for (int t = 0; t < data.steps(); t++) {
        for (int n = 0; n < features; n++) {
          double p = -Math.expm1(-data.at(t, b, n) * eventsPerStep);
          if (CounterRandom.uniform(keys[b], (long) t * features + n) < p) {
            spikes.set(t, b, n);
          }
        }
      }
    }
    return spikes;
  }
}
