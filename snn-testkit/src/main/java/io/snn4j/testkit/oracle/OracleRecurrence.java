package io.snn4j.testkit.oracle;

import java.util.Map;

/**
 * How a layer's outgoing spikes of t-1 flow into it again at t: {@code I[t] + V*S[t-1] + b} takes
 * the place of I[t]. Gradient flows through S[t-1].
 */
public sealed interface OracleRecurrence {

  /** {@return the parameters by name} */
  Map<String, double[][]> parameters();

  /**
   * {@return {@code V*S[t-1] + b}, [N]}
   *
   * @param spikesBefore S[t-1], [N]
   */
  double[] current(double[] spikesBefore);

  /**
   * {@return the chain rule through {@link #current}: dL/dS[t-1]}
   *
   * @param spikesBefore S[t-1], [N]
   * @param gradient dL/d current, [N]
   * @param into receives dL/d parameters
   */
  double[] adjoint(double[] spikesBefore, double[] gradient, LayerGradients into);

  /** No recurrence. */
  record None() implements OracleRecurrence {
    @Override
    public Map<String, double[][]> parameters() {
      return Map.of();
    }

    @Override
    public double[] current(double[] spikesBefore) {
      return new double[spikesBefore.length];
    }

    @Override
    public double[] adjoint(double[] spikesBefore, double[] gradient, LayerGradients into) {
      return new double[spikesBefore.length];
    }
  }

  /**
   * Every neuron hears itself alone.
   *
   * @param weight V, the weight of each neuron's own spikes
   */
  record OneToOne(PerNeuron weight) implements OracleRecurrence {
    @Override
    public Map<String, double[][]> parameters() {
      return Map.of("recurrent.weight", weight.row());
    }

    @Override
    public double[] current(double[] spikesBefore) {
      double[] current = new double[spikesBefore.length];
      for (int n = 0; n < current.length; n++) {
        current[n] = weight.at(n) * spikesBefore[n];
      }
      return current;
    }

    @Override
    public double[] adjoint(double[] spikesBefore, double[] gradient, LayerGradients into) {
      double[] toSpikes = new double[spikesBefore.length];
      for (int n = 0; n < toSpikes.length; n++) {
        into.add("recurrent.weight", weight, n, gradient[n] * spikesBefore[n]);
        toSpikes[n] = gradient[n] * weight.at(n);
      }
      return toSpikes;
    }
  }

  /**
   * Every neuron hears all.
   *
   * @param linear V, [N,N], with or without bias
   */
  record AllToAll(OracleLinear linear) implements OracleRecurrence {
    @Override
    public Map<String, double[][]> parameters() {
      return linear.bias().length == 0
          ? Map.of("recurrent.weight", linear.weight())
          : Map.of(
              "recurrent.weight",
              linear.weight(),
              "recurrent.bias",
              new double[][] {linear.bias()});
    }

    @Override
    public double[] current(double[] spikesBefore) {
      return linear.at(spikesBefore);
    }

    @Override
    public double[] adjoint(double[] spikesBefore, double[] gradient, LayerGradients into) {
      return linear.adjoint(spikesBefore, gradient, into.within("recurrent."));
    }
  }
}
