package io.snn4j.core.layer;

import io.snn4j.api.About;
import io.snn4j.api.Param;
import io.snn4j.api.Parameter;
import io.snn4j.api.SpikeTrain;
import io.snn4j.core.engine.HeapMatrix;
import io.snn4j.core.engine.Kernels;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Load;
import io.snn4j.core.memory.Memory;
import java.util.List;

/**
 * Feedback from all neurons to all: {@code V} is a matrix [N,N], from column to row, with a bias.
 *
 * <p>Weights and biases start uniform in {@code +-1/sqrt(N)}, as PyTorch's.
 *
 * @param bias whether there is a bias
 * @param learn whether training changes them
 */
@About(
    value = "from all neurons of the layer to all",
    formula = "I[t] + V*S[t-1] + b in place of I[t], V of shape [N,N]")
public record DenseFeedback(
    @Param("whether there is a bias") boolean bias,
    @Param("whether training changes the weights") boolean learn)
    implements Feedback {

  /** Learned weights and biases. */
  public DenseFeedback() {
    this(true, true);
  }

  @Override
  public String name() {
    return "dense";
  }

  @Override
  public long weights(int neurons) {
    return (long) neurons * neurons + (bias ? neurons : 0);
  }

  @Override
  public Links build(String layer, int neurons, long seed) {
    float bound = (float) (1 / Math.sqrt(neurons));
    String prefix = layer + ".recurrent.";
    return new Matrix(
        neurons,
        Initial.uniform(prefix + "weight", seed, bound, learn, neurons, neurons),
        bias ? List.of(Initial.uniform(prefix + "bias", seed, bound, learn, neurons)) : List.of(),
        learn);
  }

  private record Matrix(int neurons, Parameter weight, List<Parameter> bias, boolean learn)
      implements Links {

    @Override
    public List<Parameter> parameters() {
      return bias.isEmpty() ? List.of(weight) : List.of(weight, bias.get(0));
    }

    @Override
    public Work work() {
      return new MatrixWork(this);
    }

    @Override
    public Memory memory(Flow current, Load load) {
      return Memory.of(
          "feedback",
          Memory.heap("bias", Bytes.floats(neurons)),
          Memory.heap("weights", Bytes.floats((long) neurons * neurons)),
          Memory.heap("weights by row and by column", 2 * Bytes.floats(neurons, neurons)),
          SpikeProduct.of(neurons, neurons, false)
              .memory(current, false, load.training() && learn, load));
    }
  }

  private static final class MatrixWork implements Work {

    private final Matrix matrix;
    private final int neurons;
    private final float[] flat;
    private final float[] bias;
    private final float[][] weights;
    private final float[][] transposed;
    private final SpikeProduct product;

    MatrixWork(Matrix matrix) {
      this.matrix = matrix;
      neurons = matrix.neurons;
      flat = new float[neurons * neurons];
      bias = new float[neurons];
      weights = new float[neurons][neurons];
      transposed = new float[neurons][neurons];
      product = SpikeProduct.of(neurons, neurons, false);
    }

    @Override
    public void prepare() {
      HeapMatrix.copy(matrix.weight.value(), flat);
      matrix.bias.forEach(parameter -> HeapMatrix.copy(parameter.value(), bias));
      for (int i = 0; i < neurons; i++) {
        System.arraycopy(flat, i * neurons, weights[i], 0, neurons);
        for (int j = 0; j < neurons; j++) {
          transposed[j][i] = weights[i][j];
        }
      }
    }

    @Override
    public void add(float[] spikes, float[] current) {
      Kernels.add(bias, current, neurons);
      for (int j = 0; j < neurons; j++) {
        if (spikes[j] != 0) {
          Kernels.add(spikes[j], transposed[j], current, neurons);
        }
      }
    }

    @Override
    public void back(float[] currentGradient, float[] spikeGradient) {
      Kernels.combine(currentGradient, 0, weights, spikeGradient, neurons);
    }

    @Override
    public void learn(
        float[] currentGradients, SpikeTrain spikes, float[] factors, float[] before, Pass pass) {
      if (!matrix.learn) {
        return;
      }
      product.backward(spikes, 1, currentGradients, flat, pass.engine());
      for (int i = 0; i < neurons; i++) {
        for (int j = 0; j < neurons; j++) {
          flat[i * neurons + j] *= factors[j];
          for (int b = 0; before.length > 0 && b < spikes.batch(); b++) {
            flat[i * neurons + j] += currentGradients[b * neurons + i] * before[b * neurons + j];
          }
        }
      }
      pass.gradient(matrix.weight).put(0, flat, flat.length);
      if (!matrix.bias.isEmpty()) {
        double[] sum = new double[neurons];
        for (int at = 0, end = spikes.steps() * spikes.batch() * neurons; at < end; at++) {
          sum[at % neurons] += currentGradients[at];
        }
        float[] gradient = new float[neurons];
        for (int n = 0; n < neurons; n++) {
          gradient[n] = (float) sum[n];
        }
        pass.gradient(matrix.bias.get(0)).put(0, gradient, neurons);
      }
    }
  }
}
