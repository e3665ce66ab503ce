package io.snn4j.train.oracle;

import io.snn4j.testkit.oracle.OracleCase;
import io.snn4j.testkit.oracle.OracleCase.InputKind;
import io.snn4j.testkit.oracle.OracleCrossEntropyMembrane;
import io.snn4j.testkit.oracle.OracleFiring;
import io.snn4j.testkit.oracle.OracleLeaky;
import io.snn4j.testkit.oracle.OracleLinear;
import io.snn4j.testkit.oracle.OracleNetwork;
import io.snn4j.testkit.oracle.OracleNeuron;
import io.snn4j.testkit.oracle.OracleNeurons;
import io.snn4j.testkit.oracle.OracleReset;
import io.snn4j.testkit.oracle.OracleRun;
import io.snn4j.testkit.oracle.OracleSurrogate;
import io.snn4j.testkit.oracle.OracleSynaptic;
import io.snn4j.testkit.oracle.PerNeuron;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Cases with layers as wide as several tiles and spike words, or just as wide as one, or one more:
 * there the engine cuts its work, which the oracle's own cases are too narrow for.
 */
final class WideCases {

  private static final int ATTEMPTS = 30;

  private WideCases() {}

  private record Shape(
      int hidden,
      int outputs,
      InputKind input,
      OracleReset reset,
      boolean synaptic,
      boolean perNeuron,
      long seed) {}

  /** Cases that stay away from decisions by a margin, if that can be had. */
  static Arbitrary<OracleCase> of(double margin) {
    return Combinators.combine(
            Arbitraries.of(31, 63, 64, 65, 127, 128, 129, 191, 257),
            Arbitraries.of(2, 32, 33, 65, 130),
            Arbitraries.of(InputKind.class),
            Arbitraries.of(OracleReset.class),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.longs())
        .as(Shape::new)
        .map(shape -> draw(shape, margin));
  }

  private static OracleCase draw(Shape shape, double margin) {
    for (int attempt = 0; ; attempt++) {
      OracleCase drawn = new Draw(shape, new Random(31 * shape.seed + attempt)).draw(attempt);
      OracleRun run = drawn.network().forward(drawn.input());
      if (run.margin() >= margin) {
        return drawn;
      } else if (attempt == ATTEMPTS) {
        return new OracleCase(
            drawn.shape(),
            drawn.network(),
            drawn.input(),
            drawn.inputKind(),
            drawn.loss(),
            drawn.targets(),
            ATTEMPTS,
            false);
      }
    }
  }

  private record Draw(Shape shape, Random random) {

    private static final int STEPS = 5;
    private static final int SAMPLES = 2;
    private static final int FEATURES = 3;

    OracleCase draw(int attempt) {
      OracleNetwork network =
          new OracleNetwork(
              List.of(
                  linear(FEATURES, shape.hidden),
                  neurons(shape.hidden),
                  linear(shape.hidden, shape.outputs),
                  neurons(shape.outputs)));
      return new OracleCase(
          shape.toString(),
          network,
          input(),
          shape.input,
          new OracleCrossEntropyMembrane(),
          random.ints(SAMPLES, 0, shape.outputs).toArray(),
          attempt,
          true);
    }

    private OracleLinear linear(int in, int out) {
      double scale = 2 / Math.sqrt(in);
      double[][] weight = new double[out][];
      for (int k = 0; k < out; k++) {
        weight[k] = row(in, -0.5 * scale, scale);
      }
      return new OracleLinear(weight, row(out, -0.3, 0.6));
    }

    private OracleNeurons neurons(int size) {
      int values = shape.perNeuron ? size : 1;
      PerNeuron beta = PerNeuron.of(row(values, 0.05, 0.98));
      OracleNeuron model =
          shape.synaptic
              ? new OracleSynaptic(PerNeuron.of(row(values, 0.05, 0.98)), beta)
              : new OracleLeaky(beta);
      OracleFiring firing =
          OracleFiring.above(row(values, 0.4, 1.5))
              .reset(shape.reset)
              .surrogate(OracleSurrogate.atan(2));
      return OracleNeurons.of(model, firing);
    }

    private double[][][] input() {
      if (shape.input == InputKind.CONSTANT) {
        return OracleNetwork.constant(STEPS, rows());
      }
      List<double[][]> steps = new ArrayList<>();
      for (int t = 0; t < STEPS; t++) {
        steps.add(rows());
      }
      return steps.toArray(double[][][]::new);
    }

    private double[][] rows() {
      double[][] rows = new double[SAMPLES][];
      for (int b = 0; b < SAMPLES; b++) {
        rows[b] = row(FEATURES, 0, 1);
        for (int n = 0; shape.input == InputKind.SPIKES && n < FEATURES; n++) {
          rows[b][n] = rows[b][n] < 0.4 ? 1 : 0;
        }
      }
      return rows;
    }

    private double[] row(int length, double low, double high) {
      return random.doubles(length, low, high).map(value -> (float) value).toArray();
    }
  }
}
