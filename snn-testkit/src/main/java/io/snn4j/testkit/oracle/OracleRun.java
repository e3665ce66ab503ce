package io.snn4j.testkit.oracle;

import io.snn4j.testkit.oracle.NeuronSample.Moment;
import java.util.List;
import java.util.Map;

/** What a network did with an input: to be read, and to be gone back through. */
public final class OracleRun {

  private final OracleNetwork network;
  private final double[][][] input;
  private final Map<Integer, double[][][]> initial;
  private final List<LayerTrace> traces;

  OracleRun(
      OracleNetwork network,
      double[][][] input,
      Map<Integer, double[][][]> initial,
      List<LayerTrace> traces) {
    this.network = network;
    this.input = input;
    this.initial = initial;
    this.traces = traces;
  }

  /**
   * {@return what a layer gives to the next, [T,B,N]: spikes, graded where they are, or currents}
   *
   * @param layer the layer's place in the network, from 0
   */
  public double[][][] spikes(int layer) {
    return traces.get(layer).output();
  }

  /**
   * {@return a neuron layer's membrane after each step, [T,B,N]}
   *
   * @param layer the layer's place in the network, from 0
   */
  public double[][][] membrane(int layer) {
    return state(layer, 0);
  }

  /**
   * {@return a state of a neuron layer after each step, [T,B,N], as {@link OracleNeuron#states}
   * counts}
   *
   * @param layer the layer's place in the network, from 0
   * @param state the state's place in {@link OracleNeuron#states}
   */
  public double[][][] state(int layer, int state) {
    return ((LayerTrace.Neurons) traces.get(layer)).state(state);
  }

  /** {@return spikes and membranes of the last layer} */
  public OracleOutput output() {
    int last = traces.size() - 1;
    return new OracleOutput(spikes(last), membrane(last));
  }

  /**
   * {@return the loss of the last layer's output against one class per sample}
   *
   * @param loss the loss
   * @param targets the class of each sample, [B]
   */
  public double loss(OracleLoss loss, int... targets) {
    return loss.value(output(), targets);
  }

  /**
   * {@return the gradients of a loss}
   *
   * @param loss the loss
   * @param targets the class of each sample, [B]
   */
  public OracleGradients backward(OracleLoss loss, int... targets) {
    return backward(loss.gradient(output(), targets));
  }

  /**
   * {@return the gradients of anything, given its gradient with respect to the last layer's output}
   * The network must have the parameters that it had when it ran.
   *
   * @param gradient dL/dS and dL/dU of the last layer, [T,B,N]
   */
  public OracleGradients backward(OracleOutput gradient) {
    return OracleGradients.of(network, traces, gradient);
  }

  /**
   * {@return how near the run came to where it would have gone another way: the smallest distance
   * of a membrane to its threshold, of two neurons that compete for the only spike, or of a
   * rectifier to its bend} In float the same run gives the same spikes if this is well above the
   * rounding.
   */
  public double margin() {
    double margin = Double.POSITIVE_INFINITY;
    for (LayerTrace trace : traces) {
      if (trace instanceof LayerTrace.Neurons neurons) {
        for (NeuronSample sample : neurons.samples()) {
          for (Moment moment : sample.moments()) {
            margin = Math.min(margin, margin(neurons.layer(), moment));
          }
        }
      }
    }
    return margin;
  }

  private static double margin(OracleNeurons layer, Moment moment) {
    double margin = layer.model().margin(moment.step());
    double[] after = NeuronSample.excess(layer.firing(), moment.after()[0]);
    for (int n = 0; n < moment.x().length; n++) {
      margin = Math.min(margin, Math.abs(moment.x()[n])); // decides S[t]
      margin = Math.min(margin, Math.abs(after[n])); // decides R[t+1]
      if (layer.firing().inhibition() && moment.mayFire()[n] == 0) {
        margin = Math.min(margin, lead(moment, n));
      }
    }
    return margin;
  }

  /** How far the winner is ahead of neuron n. */
  private static double lead(Moment moment, int n) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double x : moment.x()) {
      largest = Math.max(largest, x);
    }
    return largest - moment.x()[n];
  }

  OracleNetwork network() {
    return network;
  }

  double[][][] input() {
    return input;
  }

  Map<Integer, double[][][]> initial() {
    return initial;
  }

  /** What a sample did in a neuron layer. */
  NeuronSample sample(int layer, int b) {
    return ((LayerTrace.Neurons) traces.get(layer)).samples().get(b);
  }
}
