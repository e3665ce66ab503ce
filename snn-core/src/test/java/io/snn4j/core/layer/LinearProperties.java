package io.snn4j.core.layer;

import static io.snn4j.core.layer.Close.close;
import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Parameter;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.HeapMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.nd4j.linalg.api.ndarray.INDArray;

class LinearProperties {

  private static final double ROUNDING = 1e-5;

  /** A layer and the size of what it meets. */
  record Case(
      int steps,
      int batch,
      int in,
      int out,
      boolean bias,
      boolean byInput,
      double density,
      long seed) {

    Layer layer() {
      float bound = (float) (1 / Math.sqrt(in));
      return new LinearLayer("linear1", in, out, bias, bound, seed, byInput);
    }

    Dense dense() {
      return Signals.dense(seed + 1, steps, batch, in);
    }

    /** Of which as many values are not zero as neurons spike. */
    Constant constant() {
      float[] values = Signals.constant(seed + 2, steps, batch, in).values();
      Random random = new Random(seed);
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextDouble() < density ? values[i] : i % 2 == 0 ? 0f : -0f;
      }
      return new Constant(steps, batch, in, values);
    }

    SpikeTrain spikes() {
      return Signals.spikes(seed + 3, steps, batch, in, density);
    }

    float[] gradient() {
      return Signals.values(seed + 4, steps * batch * out, -1, 1);
    }

    int tile() {
      return Math.min(in, 128);
    }
  }

  /** What a layer makes of a signal and a gradient. */
  record Result(float[] output, float[] weight, float[] bias, float[] input) {

    static Result of(Case c, Signal signal, Engine engine) {
      Layer layer = c.layer();
      Pass pass = new Pass(engine);
      float[] output = Signals.written(layer.forward(signal, pass));
      SignalGradient back =
          layer.backward(new SignalGradient.PerStep(c.batch, c.out, c.gradient()), pass);
      float[] input =
          signal instanceof Constant
              ? summed(back, c.batch * c.in)
              : Signals.read(back, signal, c.tile());
      List<Parameter> parameters = layer.parameters();
      return new Result(
          output,
          gradient(parameters.get(0)),
          c.bias ? gradient(parameters.get(1)) : new float[0],
          input);
    }

    void requireSame(Result other) {
      assertThat(output).isEqualTo(other.output);
      assertThat(weight).isEqualTo(other.weight);
      assertThat(bias).isEqualTo(other.bias);
      assertThat(input).isEqualTo(other.input);
    }

    private static float[] summed(SignalGradient gradient, int length) {
      return Arrays.copyOf(((SignalGradient.Summed) gradient.resolve(1)).values(), length);
    }
  }

  private static float[] gradient(Parameter parameter) {
    return copy(parameter.gradient());
  }

  private static float[] value(Parameter parameter) {
    return copy(parameter.value());
  }

  private static float[] copy(INDArray tensor) {
    float[] values = new float[(int) tensor.length()];
    HeapMatrix.copy(tensor, values);
    return values;
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            Arbitraries.of(1, 2, 5),
            Arbitraries.of(1, 2, 3, 17),
            Arbitraries.of(1, 2, 63, 64, 65, 127, 128, 129, 200),
            Arbitraries.of(1, 5, 31, 32, 33, 130),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.of(0.0, 0.1, 0.2, 0.5, 1.0),
            Arbitraries.longs())
        .as(Case::new);
  }

  @Property(tries = 100)
  void theOutputIsTheInputTimesTheWeightsPlusTheBias(@ForAll("cases") Case c) {
    Dense input = c.dense();
    float[] weight = value(c.layer().parameters().get(0));
    float[] bias = c.bias ? value(c.layer().parameters().get(1)) : new float[c.out];
    double[] expected = new double[c.steps * c.batch * c.out];
    for (int row = 0; row < c.steps * c.batch; row++) {
      for (int k = 0; k < c.out; k++) {
        double sum = bias[k];
        for (int i = 0; i < c.in; i++) {
          sum += (double) input.values()[row * c.in + i] * weight[k * c.in + i];
        }
        expected[row * c.out + k] = sum;
      }
    }
    close("output", Result.of(c, input, Engine.shared()).output, expected, ROUNDING);
  }

  @Property(tries = 150)
  void spikesAndTheirDenseValuesGiveTheSame(@ForAll("cases") Case c) {
    Result events = Result.of(c, c.spikes(), Engine.shared());
    Result dense = Result.of(c, c.spikes().dense(), Engine.shared());
    close("output", events.output, dense.output, ROUNDING);
    close("weight gradient", events.weight, dense.weight, ROUNDING);
    close("bias gradient", events.bias, dense.bias, ROUNDING);
    close("input gradient", events.input, dense.input, ROUNDING);
  }

  @Property(tries = 100)
  void aConstantAndItsDenseValuesGiveTheSame(@ForAll("cases") Case c) {
    Result constant = Result.of(c, c.constant(), Engine.shared());
    Result dense = Result.of(c, c.constant().dense(), Engine.shared());
    close("output", constant.output, dense.output, ROUNDING);
    close("weight gradient", constant.weight, dense.weight, ROUNDING);
    close("bias gradient", constant.bias, dense.bias, ROUNDING);
    double[] sums = new double[c.batch * c.in];
    for (int i = 0; i < dense.input.length; i++) {
      sums[i % sums.length] += dense.input[i];
    }
    close("input gradient", constant.input, sums, ROUNDING);
  }

  @Property(tries = 60)
  void aConstantsGradientMayComeSummedOrPerStep(@ForAll("cases") Case c) {
    float[] perStep = c.gradient();
    float[] sums = new float[c.batch * c.out];
    for (int i = 0; i < perStep.length; i++) {
      sums[i % sums.length] += perStep[i];
    }
    Layer layer = c.layer();
    Pass pass = new Pass(Engine.shared());
    layer.forward(c.constant(), pass);
    layer.backward(new SignalGradient.Summed(c.out, sums), pass);
    float[] fromSums = gradient(layer.parameters().get(0));
    layer.backward(new SignalGradient.PerStep(c.batch, c.out, perStep), pass);
    assertThat(gradient(layer.parameters().get(0))).isEqualTo(fromSums);
  }

  /** Where the memory lies in another order, values and results are the same. */
  @Property(tries = 100)
  void weightsByInputAndByOutputGiveTheSame(@ForAll("cases") Case c) {
    Case other = new Case(c.steps, c.batch, c.in, c.out, c.bias, !c.byInput, c.density, c.seed);
    for (int i = 0; i < c.layer().parameters().size(); i++) {
      assertThat(value(other.layer().parameters().get(i)))
          .isEqualTo(value(c.layer().parameters().get(i)));
    }
    for (Signal signal : List.of(c.dense(), c.constant(), c.spikes())) {
      Result result = Result.of(c, signal, Engine.shared());
      Result otherWay = Result.of(other, signal, Engine.shared());
      close("output", result.output, otherWay.output, ROUNDING);
      close("weight gradient", result.weight, otherWay.weight, ROUNDING);
      close("bias gradient", result.bias, otherWay.bias, ROUNDING);
      close("input gradient", result.input, otherWay.input, ROUNDING);
    }
  }

  /** The loss is linear in each weight, so a difference of any size is the derivative. */
  @Property(tries = 60)
  void weightAndBiasGradientsAreTheDifferencesOfTheLoss(@ForAll("cases") Case c) {
    Layer layer = c.layer();
    Pass pass = new Pass(Engine.shared());
    Signal input =
        List.of(c.dense(), c.spikes(), c.constant()).get((int) Math.floorMod(c.seed, 3L));
    layer.forward(input, pass);
    layer.backward(new SignalGradient.PerStep(c.batch, c.out, c.gradient()), pass);
    for (Parameter parameter : layer.parameters()) {
      float[] values = value(parameter);
      float[] gradient = gradient(parameter);
      for (int i = 0; i < values.length; i += 1 + values.length / 3) {
        double up = loss(c, layer, input, parameter, values, i, 1);
        double down = loss(c, layer, input, parameter, values, i, -1);
        close(parameter.name(), new float[] {gradient[i]}, new double[] {(up - down) / 2}, 1e-4);
      }
    }
  }

  private static double loss(
      Case c, Layer layer, Signal input, Parameter parameter, float[] values, int i, float by) {
    float[] moved = values.clone();
    moved[i] += by;
    HeapMatrix.copy(moved, parameter.value());
    float[] output = Signals.written(layer.forward(input, new Pass(Engine.shared())));
    HeapMatrix.copy(values, parameter.value());
    return product(output, c.gradient());
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  @Property(tries = 60)
  void theInputGradientIsTheDifferencesOfTheLoss(@ForAll("cases") Case c) {
    Layer layer = c.layer();
    Dense input = c.dense();
    float[] gradient = Result.of(c, input, Engine.shared()).input;
    float[] values = input.values();
    for (int i = 0; i < values.length; i += 1 + values.length / 4) {
      double[] losses = new double[2];
      for (int side = 0; side < 2; side++) {
        float[] moved = values.clone();
        moved[i] += side == 0 ? 1 : -1;
        Dense other = new Dense(c.steps, c.batch, c.in, moved);
        float[] output = Signals.written(layer.forward(other, new Pass(Engine.shared())));
        losses[side] = product(output, c.gradient());
      }
      close(
          "input gradient",
          new float[] {gradient[i]},
          new double[] {(losses[0] - losses[1]) / 2},
          1e-4);
    }
  }

  @Property(tries = 60)
  void anyNumberOfThreadsGivesTheSameBits(@ForAll("cases") Case c) {
    for (Signal signal : List.of(c.dense(), c.constant(), c.spikes())) {
      Result one = Result.of(c, signal, Engine.shared());
      for (int threads = 1; threads <= 3; threads++) {
        try (Engine engine = new Engine(threads)) {
          Result.of(c, signal, engine).requireSame(one);
        }
      }
    }
  }

  @Property(tries = 60)
  void noGradientIsZeroGradient(@ForAll("cases") Case c) {
    for (Signal signal : List.of(c.dense(), c.constant(), c.spikes())) {
      Layer layer = c.layer();
      Pass pass = new Pass(Engine.shared());
      layer.forward(signal, pass);
      layer.backward(new SignalGradient.PerStep(c.batch, c.out, c.gradient()), pass);
      layer.backward(SignalGradient.ZERO, pass);
      for (Parameter parameter : layer.parameters()) {
        assertThat(gradient(parameter)).containsOnly(0f);
      }
    }
  }
}
