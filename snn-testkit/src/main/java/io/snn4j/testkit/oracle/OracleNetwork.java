package io.snn4j.testkit.oracle;

import io.snn4j.api.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as plain data: layers one after the other, the last one of neurons.
 *
 * @param layers from input to output
 */
public record OracleNetwork(List<OracleLayer> layers) {

  /**
   * Copies and checks the list.
   *
   * @param layers from input to output
   * @throws IllegalArgumentException if the last layer is not of neurons
   */
  public OracleNetwork {
    layers = List.copyOf(layers);
    Check.that(
        !layers.isEmpty() && layers.get(layers.size() - 1) instanceof OracleNeurons,
        "the last layer of a network must be a neuron layer");
  }

  /**
   * {@return the parameters by name, such as {@code layer0.weight} or {@code layer1.beta}, each as
   * rows; a bias or a value per neuron is one row} They are the layers' own arrays: who changes an
   * entry changes the network.
   */
  public Map<String, double[][]> parameters() {
    Map<String, double[][]> all = new LinkedHashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      String prefix = "layer" + i + ".";
      layers.get(i).parameters().forEach((name, rows) -> all.put(prefix + name, rows));
    }
    return all;
  }

  /**
   * Runs the network from states of 0.
   *
   * @param input [T,B,in]
   * @return what every layer did
   */
  public OracleRun forward(double[][][] input) {
    return forward(input, Map.of());
  }

  /**
   * Runs the network from given states.
   *
   * @param input [T,B,in]
   * @param initial the states before the first step of some neuron layers, by the layer's place in
   *     the list, [B,state,N]; 0 for the others
   * @return what every layer did
   */
  public OracleRun forward(double[][][] input, Map<Integer, double[][][]> initial) {
    return run(input, initial, (layer, sample) -> new SpikeRule.Spiking());
  }

  /** Says which rule a layer's neurons follow for a sample. */
  interface Rules {
    SpikeRule of(int layer, int sample);
  }

  OracleRun run(double[][][] input, Map<Integer, double[][][]> initial, Rules rules) {
    List<LayerTrace> traces = new ArrayList<>();
    double[][][] signal = input;
    for (int i = 0; i < layers.size(); i++) {
      LayerTrace trace = run(i, signal, initial, rules);
      traces.add(trace);
      signal = trace.output();
    }
    return new OracleRun(this, input, initial, traces);
  }

  private LayerTrace run(
      int i, double[][][] input, Map<Integer, double[][][]> initial, Rules rules) {
    if (layers.get(i) instanceof OracleLinear linear) {
      return LayerTrace.Linear.run(linear, input);
    }
    OracleNeurons neurons = (OracleNeurons) layers.get(i);
    int batch = input[0].length;
    int size = neurons.model().size(input[0][0].length);
    int states = neurons.model().states().size();
    List<SpikeRule> ofSamples = new ArrayList<>();
    for (int b = 0; b < batch; b++) {
      ofSamples.add(rules.of(i, b));
    }
    double[][][] from = initial.getOrDefault(i, new double[batch][states][size]);
    return LayerTrace.Neurons.run(neurons, input, from, ofSamples);
  }

  /**
   * {@return the input that is the same at each of so many steps}
   *
   * @param steps the number of time steps T
   * @param values [B,in]
   */
  public static double[][][] constant(int steps, double[][] values) {
    double[][][] input = new double[steps][values.length][];
    for (double[][] step : input) {
      for (int b = 0; b < values.length; b++) {
        step[b] = values[b].clone();
      }
    }
    return input;
  }
}
