package io.snn4j.testkit.oracle;

import io.snn4j.api.Check;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The gradients of one number with respect to all that it came from. */
public final class OracleGradients {

  private final Map<String, double[][]> parameters;
  private final Map<Integer, double[][][]> initial;
  private final double[][][] input;

  private OracleGradients(
      Map<String, double[][]> parameters, Map<Integer, double[][][]> initial, double[][][] input) {
    this.parameters = parameters;
    this.initial = initial;
    this.input = input;
  }

  /** Goes back from the last layer to the first. */
  static OracleGradients of(OracleNetwork network, List<LayerTrace> traces, OracleOutput ofLast) {
    Map<String, double[][]> parameters = new LinkedHashMap<>();
    Map<Integer, double[][][]> initial = new HashMap<>();
    OracleOutput gradient = ofLast;
    double[][][] toInput = new double[0][][];
    for (int i = traces.size() - 1; i >= 0; i--) {
      LayerGradients into = LayerGradients.zeros(network.layers().get(i).parameters());
      if (traces.get(i) instanceof LayerTrace.Linear linear) {
        toInput = linear.back(gradient.spikes(), into);
      } else if (traces.get(i) instanceof LayerTrace.Neurons neurons) {
        double[][][] toInitial = new double[neurons.samples().size()][][];
        toInput = neurons.back(gradient, toInitial, into);
        initial.put(i, toInitial);
      }
      String prefix = "layer" + i + ".";
      into.byName().forEach((name, rows) -> parameters.put(prefix + name, rows));
      // The layer below is heard through its spikes alone; its membrane's size is its spikes'.
      gradient = new OracleOutput(toInput, Signals.zeros(toInput));
    }
    return new OracleGradients(parameters, initial, toInput);
  }

  /** {@return the names of the parameters, as in {@link OracleNetwork#parameters}} */
  public Set<String> names() {
    return parameters.keySet();
  }

  /**
   * {@return the gradient of a parameter, as rows}
   *
   * @param name the parameter's name
   * @throws IllegalArgumentException if there is no parameter of that name
   */
  public double[][] of(String name) {
    Check.that(
        parameters.containsKey(name), "no parameter '%s', there are %s", name, parameters.keySet());
    return parameters.get(name);
  }

  /**
   * {@return the gradient of a parameter, row after row}
   *
   * @param name the parameter's name
   */
  public double[] flat(String name) {
    return Arrays.stream(of(name)).flatMapToDouble(Arrays::stream).toArray();
  }

  /** {@return the gradient of the input, [T,B,in]} */
  public double[][][] input() {
    return input;
  }

  /** {@return the gradient of an input that is the same at every step, [B,in]: summed over time} */
  public double[][] constantInput() {
    double[][] sum = new double[input[0].length][input[0][0].length];
    for (double[][] step : input) {
      for (int b = 0; b < sum.length; b++) {
        for (int n = 0; n < sum[b].length; n++) {
          sum[b][n] += step[b][n];
        }
      }
    }
    return sum;
  }

  /**
   * {@return the gradient of a neuron layer's initial states, [B,state,N]}
   *
   * @param layer the layer's place in the network, from 0
   */
  public double[][][] initial(int layer) {
    return initial.get(layer);
  }
}
