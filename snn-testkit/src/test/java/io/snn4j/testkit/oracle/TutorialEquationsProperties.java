package io.snn4j.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

/**
 * The tutorial's closed form of the gradient, evaluated as the double sum it is, for one neuron
 * with one weight and the loss {@code L = sum_t w[t]*S[t] + v[t]*U[t]}:
 *
 * <pre>{@code
 * dL/dW = sum_t sum_{s<=t} dL[t]/dW[s]                                          (5), (6)
 * dL[t]/dW[s] = (dL[t]/dS[t] * dS[t]/dU[t] + dL[t]/dU[t]) * beta^(t-s) * X[s]   (7)
 * }</pre>
 */
// edge cases are far too many to combine; the seed is fixed, so that a build fails always or never,
// and -Pthorough draws others each time
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class TutorialEquationsProperties {

  @Property(seed = "20261")
  void equation7IsBackpropagationThroughTime(
      @ForAll @IntRange(min = 1, max = 40) int steps,
      @ForAll @DoubleRange(min = 0, max = 1) double beta,
      @ForAll @DoubleRange(min = -2, max = 2) double weight,
      @ForAll long seed) {
    Numbers numbers = new Numbers(new Random(seed));
    double[] x = numbers.row(steps, 0, 2);
    double[] w = numbers.row(steps, -1, 1);
    double[] v = numbers.row(steps, -1, 1);
    OracleNetwork network =
        new OracleNetwork(
            List.of(
                OracleLinear.withoutBias(new double[][] {{weight}}),
                OracleNeurons.of(new OracleLeaky(PerNeuron.of(beta)), OracleFiring.above(1))));

    OracleRun run = network.forward(signal(x));
    double bptt = run.backward(new OracleOutput(signal(w), signal(v))).flat("layer0.weight")[0];

    double doubleSum = 0;
    for (int t = 0; t < steps; t++) {
      double excess = run.membrane(1)[t][0][0] - 1;
      double surrogate = 1 / (1 + Math.PI * excess * Math.PI * excess);
      for (int s = 0; s <= t; s++) {
        doubleSum += (w[t] * surrogate + v[t]) * Math.pow(beta, t - s) * x[s];
      }
    }
    assertThat(bptt).isCloseTo(doubleSum, Offset.offset(1e-12 * steps * steps));
  }

  /** [T,1,1]. */
  private static double[][][] signal(double[] values) {
    double[][][] signal = new double[values.length][1][1];
    for (int t = 0; t < values.length; t++) {
      signal[t][0][0] = values[t];
    }
    return signal;
  }
}
