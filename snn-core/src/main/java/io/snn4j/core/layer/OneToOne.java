package io.snn4j.core.layer;

import io.snn4j.api.About;
import io.snn4j.api.Coefficient;
import io.snn4j.api.Param;
import io.snn4j.api.Parameter;
import io.snn4j.api.SpikeTrain;
import io.snn4j.core.engine.Kernels;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Load;
import io.snn4j.core.memory.Memory;
import java.util.List;

/**
 * Feedback from each neuron to itself alone: {@code V} is one value per neuron, or one for all.
 *
 * @param v the weight of a neuron's own last spike
 */
@About(
    value = "from each neuron to itself alone",
    formula = "I[t] + v*S[t-1] in place of I[t], v one number or one per neuron")
public record OneToOne(
    @Param(value = "weight of a neuron's own last spike", required = true) Coefficient v)
    implements Feedback {

  /** A learned weight that begins at 1, as snnTorch's. */
  public OneToOne() {
    this(Coefficient.learned(1));
  }

  @Override
  public Links build(String layer, int neurons, long seed) {
    Coefficients coefficients = new Coefficients(layer + ".recurrent", this, neurons);
    return new Links() {
      @Override
      public List<Parameter> parameters() {
        return coefficients.parameters();
      }

      @Override
      public Work work() {
        return new DiagonalWork(coefficients, neurons);
      }

      @Override
      public Memory memory(Flow current, Load load) {
        return Memory.heap("feedback", Bytes.floats(neurons));
      }
    };
  }

  private static final class DiagonalWork implements Work {

    private final Coefficients coefficients;
    private final float[] weights;

    DiagonalWork(Coefficients coefficients, int neurons) {
      this.coefficients = coefficients;
      weights = new float[neurons];
    }

    @Override
    public void prepare() {
      coefficients.spread(0, weights);
    }

    @Override
    public void add(float[] spikes, float[] current) {
      for (int n = 0; n < weights.length; n++) {
        current[n] += weights[n] * spikes[n];
      }
    }

    @Override
    public void back(float[] currentGradient, float[] spikeGradient) {
      System.arraycopy(currentGradient, 0, spikeGradient, 0, weights.length);
      Kernels.multiply(weights, spikeGradient, weights.length);
    }

    @Override
    public void learn(
        float[] currentGradients, SpikeTrain spikes, float[] factors, float[] before, Pass pass) {
      if (!coefficients.learnsAny()) {
        return;
      }
      int neurons = weights.length;
      double[] sums = new double[neurons];
      for (int b = 0; b < spikes.batch(); b++) {
        for (int n = 0; before.length > 0 && n < neurons; n++) {
          sums[n] += (double) currentGradients[b * neurons + n] * before[b * neurons + n];
        }
        for (int t = 1; t < spikes.steps(); t++) {
          int at = (t * spikes.batch() + b) * neurons;
          spikes.forEach(t - 1, b, n -> sums[n] += (double) currentGradients[at + n] * factors[n]);
        }
      }
      coefficients.gradient(0, sums, pass);
    }
  }
}
