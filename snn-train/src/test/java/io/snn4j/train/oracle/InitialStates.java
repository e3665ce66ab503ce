package io.snn4j.train.oracle;

import io.snn4j.testkit.oracle.OracleCase;
import io.snn4j.testkit.oracle.OracleNeurons;
import io.snn4j.testkit.oracle.OracleRun;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** States between -0.5 and 1.5 for the layers of neurons to start from. */
final class InitialStates {

  private InitialStates() {}

  /** Draws states for every layer of neurons, [B,state,N] by the layer's place. */
  static Map<Integer, double[][][]> draw(OracleCase sample, Random random) {
    Map<Integer, double[][][]> initial = new HashMap<>();
    OracleRun run = sample.network().forward(sample.input());
    for (int i = 0; i < sample.network().layers().size(); i++) {
      if (sample.network().layers().get(i) instanceof OracleNeurons neurons) {
        int states = neurons.model().states().size();
        int size = run.spikes(i)[0][0].length;
        initial.put(i, values(sample.targets().length, states, size, random));
      }
    }
    return initial;
  }

  private static double[][][] values(int batch, int states, int size, Random random) {
    double[][][] values = new double[batch][states][size];
    for (double[][] ofSample : values) {
      for (double[] row : ofSample) {
        for (int n = 0; n < size; n++) {
          row[n] = random.nextFloat() * 2 - 0.5f;
        }
      }
    }
    return values;
  }
}
