package io.snn4j.testkit.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * The network around one of its runs, without the jumps: each spike is {@code S0 + (G(x) - G(x0))}
 * with the surrogate's antiderivative G and S0, x0 of that run, and what is detached (the resets R,
 * the winners of inhibition) stays as it was there. Where G has a learned alpha, G(x0) keeps that
 * of the run.
 *
 * <p>At the run's own parameters and input it is the spiking network itself. It is differentiable,
 * and since {@code G' = surrogate} its gradient there is the surrogate gradient, exactly. So finite
 * differences of this network check backpropagation through time of the spiking one.
 */
public final class LinearisedNetwork {

  private final OracleRun base;

  /** The layers' surrogates as they were in the run; null for a layer without neurons. */
  private final List<OracleSurrogate> surrogates = new ArrayList<>();

  private LinearisedNetwork(OracleRun base) {
    this.base = base;
    for (OracleLayer layer : base.network().layers()) {
      boolean fires = layer instanceof OracleNeurons;
      surrogates.add(fires ? ((OracleNeurons) layer).firing().surrogate().copy() : null);
    }
  }

  /**
   * {@return the network around a run}
   *
   * @param base the run at which both networks agree
   */
  public static LinearisedNetwork around(OracleRun base) {
    return new LinearisedNetwork(base);
  }

  /**
   * Runs it with the parameters and the input that the arrays of network and base run hold now: to
   * perturb one, change its entry and change it back.
   *
   * @return what the network did
   */
  public OracleRun forward() {
    OracleNetwork network = base.network();
    return network.run(
        base.input(),
        base.initial(),
        (layer, sample) -> {
          OracleNeurons neurons = (OracleNeurons) network.layers().get(layer);
          return new SpikeRule.Linearised(
              base.sample(layer, sample), neurons.firing().surrogate(), surrogates.get(layer));
        });
  }
}
