package io.snn4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Compares the gradients that an adjoint gives with central differences of the function it belongs
 * to, neuron by neuron.
 *
 * <p>For every input the function is evaluated at distances h and h/2 on both sides, with h about
 * 1/64 of the input, because models compute in float: Richardson's extrapolation of the two makes
 * up for so coarse a step. Where the two disagree by more than a twentieth, the function has a jump
 * or a kink between, as it does where a neuron is about to be reset, and that place is left out.
 */
final class CentralDifferences {

  private static final float STEP = 1f / 64;
  private static final double ROUNDING = 0x1p-20;
  private static final double ACCURACY = 0.002;
  private static final double SMOOTH = 0.05;
  private static final int MANY = 64;

  /**
   * An input of the function.
   *
   * @param call the array, as the tile calls it
   * @param value the array itself
   * @param gradient where the adjoint puts the gradient
   * @param least the smallest magnitude that the step follows
   * @param min the smallest value that the model allows
   * @param max the largest
   * @param exempt the neurons where the gradient is not to be compared
   */
  record Input(
      String call,
      float[] value,
      float[] gradient,
      float least,
      float min,
      float max,
      IntPredicate exempt) {

    /** A state, a current or spikes. */
    Input(String call, float[] value, float[] gradient) {
      this(call, value, gradient, 1, -Float.MAX_VALUE, Float.MAX_VALUE, n -> false);
    }
  }

  /**
   * An output of the function.
   *
   * @param cotangent the gradient that the adjoint is given for it
   */
  record Output(float[] value, float[] cotangent) {}

  /** What the differences say of one input: a sum over the outputs, per neuron. */
  private static final class Estimate {
    final double[] value;
    final double[] error;
    final double[] size;

    Estimate(int neurons) {
      value = new double[neurons];
      error = new double[neurons];
      size = new double[neurons];
    }
  }

  private final int neurons;
  private final List<Input> inputs;
  private final List<Output> outputs;
  private final Runnable function;
  private final float[][] base;
  private final float[][] cotangents;

  CentralDifferences(int neurons, List<Input> inputs, List<Output> outputs, Runnable function) {
    this.neurons = neurons;
    this.inputs = inputs;
    this.outputs = outputs;
    this.function = function;
    base = inputs.stream().map(input -> input.value.clone()).toArray(float[][]::new);
    cotangents = outputs.stream().map(output -> output.cotangent.clone()).toArray(float[][]::new);
  }

  /** Moves coefficients off the ends of their ranges, so that there is room for a step. */
  static void inset(List<Input> coefficients, int neurons) {
    for (Input input : coefficients) {
      for (int n = 0; n < neurons; n++) {
        float margin = 2 * step(input, input.value[n]);
        input.value[n] = Math.min(input.max - margin, Math.max(input.min + margin, input.value[n]));
      }
    }
  }

  private static float step(Input input, float value) {
    float room = input.max / 8 - input.min / 8;
    return Math.min(room, STEP * Math.max(input.least, Math.abs(value)));
  }

  /** Sets the inputs to where the differences are taken, and evaluates the function there. */
  private void evaluate() {
    for (int i = 0; i < base.length; i++) {
      System.arraycopy(base[i], 0, inputs.get(i).value, 0, neurons);
    }
    function.run();
  }

  /**
   * Requires that the gradients are what the differences say.
   *
   * @param adjoint computes the gradients, once the function is evaluated
   */
  void require(Law law, Runnable adjoint) {
    List<Estimate> estimates = new ArrayList<>();
    evaluate();
    double[][] middle = values();
    for (int i = 0; i < base.length; i++) {
      estimates.add(estimate(i, middle));
    }
    evaluate();
    adjoint.run();
    int compared = 0;
    for (int i = 0; i < base.length; i++) {
      Input input = inputs.get(i);
      Estimate estimate = estimates.get(i);
      for (int n = 0; n < neurons; n++) {
        double noise = noise(i, n);
        if (estimate.error[n] > SMOOTH * estimate.size[n] + noise || input.exempt.test(n)) {
          continue;
        }
        compared++;
        // a jump within the finer step puts the estimate 7/3 times as far off as the two differ
        double off = Math.abs(input.gradient[n] - estimate.value[n]);
        law.require(
            off <= ACCURACY * estimate.size[n] + 3 * estimate.error[n] + noise,
            "the gradient of %s at neuron %d should be about %.5g, by differences, but the"
                + " adjoint's is %.5g",
            input.call,
            n,
            estimate.value[n],
            input.gradient[n]);
      }
    }
    int places = base.length * neurons;
    law.require(
        places < MANY || 2 * compared >= places,
        "it is smooth enough to be compared at %d of %d places only",
        compared,
        places);
  }

  /** The gradient of one input by differences. */
  private Estimate estimate(int i, double[][] middle) {
    Slopes coarse = slopes(i, 1, middle);
    Slopes fine = slopes(i, 0.5f, middle);
    Estimate estimate = new Estimate(neurons);
    for (int o = 0; o < outputs.size(); o++) {
      for (int n = 0; n < neurons; n++) {
        double v = cotangents[o][n];
        double slope = (4 * fine.mean[o][n] - coarse.mean[o][n]) / 3;
        double jump = fine.mean[o][n] - coarse.mean[o][n];
        double kink = 2 * fine.bend[o][n] - coarse.bend[o][n];
        estimate.value[n] += v * slope;
        estimate.size[n] += Math.abs(v * slope);
        estimate.error[n] += Math.abs(v * jump) + Math.abs(v * kink);
      }
    }
    return estimate;
  }

  /**
   * How each output rises with one input.
   *
   * @param mean the slope from the lower to the upper side
   * @param bend the upper side's slope less the lower one's: halved with the distance if the
   *     function is smooth, but not if it has a kink in the middle
   */
  private record Slopes(double[][] mean, double[][] bend) {}

  private Slopes slopes(int i, float steps, double[][] middle) {
    float[] high = shifted(i, steps);
    double[][] above = values();
    float[] low = shifted(i, -steps);
    double[][] below = values();
    Slopes slopes =
        new Slopes(new double[outputs.size()][neurons], new double[outputs.size()][neurons]);
    for (int o = 0; o < outputs.size(); o++) {
      for (int n = 0; n < neurons; n++) {
        double width = (double) high[n] - low[n];
        slopes.mean[o][n] = (above[o][n] - below[o][n]) / width;
        slopes.bend[o][n] = 2 * (above[o][n] - 2 * middle[o][n] + below[o][n]) / width;
      }
    }
    return slopes;
  }

  /** Evaluates the function beside the base and returns where. */
  private float[] shifted(int i, float steps) {
    float[] place = base[i].clone();
    for (int n = 0; n < neurons; n++) {
      place[n] += steps * step(inputs.get(i), base[i][n]);
    }
    for (int j = 0; j < base.length; j++) {
      System.arraycopy(j == i ? place : base[j], 0, inputs.get(j).value, 0, neurons);
    }
    function.run();
    return place;
  }

  /** The outputs as they are now. */
  private double[][] values() {
    double[][] values = new double[outputs.size()][neurons];
    for (int o = 0; o < values.length; o++) {
      for (int n = 0; n < neurons; n++) {
        values[o][n] = outputs.get(o).value[n];
      }
    }
    return values;
  }

  /** What rounding to float may do to the estimate, by the largest number around. */
  private double noise(int i, int n) {
    double largest = 1;
    double weight = 0;
    for (float[] input : base) {
      largest = Math.max(largest, Math.abs(input[n]));
    }
    for (int o = 0; o < cotangents.length; o++) {
      largest = Math.max(largest, Math.abs(outputs.get(o).value[n]));
      weight += Math.abs(cotangents[o][n]);
    }
    return ROUNDING * largest * weight / step(inputs.get(i), base[i][n]);
  }
}
