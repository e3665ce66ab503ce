package io.snn4j.testkit.oracle;

/** What becomes of a step's decisions: they are taken, or they stay as they once were. */
interface SpikeRule {

  /** The reset at step t, given the one that the membranes ask for. */
  double[] reset(int t, double[] asked);

  /** Which neurons may fire at step t (1 or 0), given those that may by their membranes. */
  double[] mayFire(int t, double[] asked);

  /** The spike of neuron n at step t, for x = U - U_thr. */
  double spike(int t, int n, double x);

  /** The Heaviside step, (2): 1 for x > 0, else 0. */
  static double heaviside(double x) {
    return x > 0 ? 1 : 0;
  }

  /** Spiking neurons. */
  record Spiking() implements SpikeRule {
    @Override
    public double[] reset(int t, double[] asked) {
      return asked;
    }

    @Override
    public double[] mayFire(int t, double[] asked) {
      return asked;
    }

    @Override
    public double spike(int t, int n, double x) {
      return heaviside(x); // (3)
    }
  }

  /**
   * The neurons around a spiking run: resets and winners as they were, {@code S = S0 + (G(x) -
   * G0(x0))}.
   *
   * @param base the spiking run of the same sample, which gave S0 and x0
   * @param surrogate of G, with alpha as it is now
   * @param surrogate0 of G0, with alpha as it was in that run
   */
  record Linearised(NeuronSample base, OracleSurrogate surrogate, OracleSurrogate surrogate0)
      implements SpikeRule {
    @Override
    public double[] reset(int t, double[] asked) {
      return base.moments().get(t).step().reset();
    }

    @Override
    public double[] mayFire(int t, double[] asked) {
      return base.moments().get(t).mayFire();
    }

    @Override
    public double spike(int t, int n, double x) {
      double x0 = base.moments().get(t).x()[n];
      return heaviside(x0) + (surrogate.antiderivative(x) - surrogate0.antiderivative(x0));
    }
  }
}
