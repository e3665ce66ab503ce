package io.snn4j.testkit.oracle;

import java.util.List;
import java.util.function.Function;

/** Signals as arrays [T,B,N], taken apart and put together. */
final class Signals {

  private Signals() {}

  /** One sample's part, [T,N]. */
  static double[][] sample(double[][][] signal, int b) {
    double[][] ofSample = new double[signal.length][];
    for (int t = 0; t < signal.length; t++) {
      ofSample[t] = signal[t][b];
    }
    return ofSample;
  }

  /** Something of each step of each sample, [T,B,N]. */
  static double[][][] perStep(
      List<NeuronSample> samples, Function<NeuronSample.Moment, double[]> what) {
    int steps = samples.get(0).moments().size();
    double[][][] signal = new double[steps][samples.size()][];
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < samples.size(); b++) {
        signal[t][b] = what.apply(samples.get(b).moments().get(t)).clone();
      }
    }
    return signal;
  }

  /** Zeros in the shape of another signal. */
  static double[][][] zeros(double[][][] like) {
    return new double[like.length][like[0].length][like[0][0].length];
  }
}
