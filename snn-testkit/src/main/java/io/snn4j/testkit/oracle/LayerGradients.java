package io.snn4j.testkit.oracle;

import java.util.Map;
import java.util.TreeMap;

/** The gradients of one layer's parameters, to be added to. */
public final class LayerGradients {

  private final String prefix;
  private final Map<String, double[][]> byName;

  private LayerGradients(String prefix, Map<String, double[][]> byName) {
    this.prefix = prefix;
    this.byName = byName;
  }

  /** Zeros in the shapes of the parameters. */
  static LayerGradients zeros(Map<String, double[][]> parameters) {
    Map<String, double[][]> byName = new TreeMap<>();
    parameters.forEach((name, rows) -> byName.put(name, zeros(rows)));
    return new LayerGradients("", byName);
  }

  private static double[][] zeros(double[][] like) {
    double[][] zeros = new double[like.length][];
    for (int i = 0; i < like.length; i++) {
      zeros[i] = new double[like[i].length];
    }
    return zeros;
  }

  /** The same gradients, for a part of the layer whose parameters' names begin with a prefix. */
  LayerGradients within(String part) {
    return new LayerGradients(prefix + part, byName);
  }

  /** Adds to the gradient of one entry. */
  void add(String name, int row, int column, double gradient) {
    byName.get(prefix + name)[row][column] += gradient;
  }

  /** Adds neuron n's part to the gradient of its value; a shared value sums over the neurons. */
  void add(String name, PerNeuron parameter, int n, double gradient) {
    add(name, 0, parameter.index(n), gradient);
  }

  /** The gradients by the parameters' names. */
  Map<String, double[][]> byName() {
    return byName;
  }
}
