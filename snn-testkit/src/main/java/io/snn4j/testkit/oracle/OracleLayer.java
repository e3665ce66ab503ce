package io.snn4j.testkit.oracle;

import java.util.Map;

/** One layer of a network: its kind and the values of its parameters. */
public sealed interface OracleLayer permits OracleLinear, OracleNeurons {

  /**
   * {@return the parameters by name, such as {@code weight} or {@code recurrent.bias}, each as
   * rows} They are the layer's own arrays: who changes an entry changes the layer.
   */
  Map<String, double[][]> parameters();
}
