package io.snn4j.train;

import io.snn4j.api.Parameter;
import io.snn4j.core.engine.HeapMatrix;
import io.snn4j.core.network.Network;
import java.util.ArrayList;
import java.util.List;

/** A network's parameters, bit by bit. */
public final class Weights {

  private Weights() {}

  /** A copy of all values, in the order of the parameters. */
  public static List<float[]> of(Network network) {
    List<float[]> weights = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      float[] values = new float[(int) parameter.value().length()];
      HeapMatrix.copy(parameter.value(), values);
      weights.add(values);
    }
    return weights;
  }
}
