package io.snn4j.train.oracle;

import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Loss;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import io.snn4j.testkit.oracle.OracleCase;
import io.snn4j.testkit.oracle.OracleCrossEntropyCount;
import io.snn4j.testkit.oracle.OracleCrossEntropyMaxMembrane;
import io.snn4j.testkit.oracle.OracleCrossEntropyMembrane;
import io.snn4j.testkit.oracle.OracleCrossEntropyRate;
import io.snn4j.testkit.oracle.OracleLoss;
import io.snn4j.testkit.oracle.OracleMseCount;
import io.snn4j.testkit.oracle.OracleMseMembrane;
import io.snn4j.train.loss.CrossEntropyCount;
import io.snn4j.train.loss.CrossEntropyMaxMembrane;
import io.snn4j.train.loss.CrossEntropyMembrane;
import io.snn4j.train.loss.CrossEntropyRate;
import io.snn4j.train.loss.MseCount;
import io.snn4j.train.loss.MseMembrane;
import io.snn4j.train.loss.Reduction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inputs, losses and states in the engine's words. */
final class Translated {

  private static final Map<String, String> STATES = Map.of("synaptic", "synapse");

  private Translated() {}

  /** The input of a case as a signal of its kind. */
  static Signal input(OracleCase sample) {
    double[][][] input = sample.input();
    int steps = input.length;
    int batch = input[0].length;
    int features = input[0][0].length;
    float[] values = Flat.of(new double[][] {Flat.doubles(input)});
    return switch (sample.inputKind()) {
      case CONSTANT -> new Constant(steps, batch, features, values);
      case DENSE -> new Dense(steps, batch, features, values);
      case SPIKES -> SpikeTrain.of(steps, batch, features, values);
    };
  }

  /**
   * The engine's loss.
   *
   * @param outputs the number of output neurons
   */
  static Loss loss(OracleLoss loss, int outputs) {
    if (loss instanceof OracleCrossEntropyMembrane) {
      return new CrossEntropyMembrane();
    } else if (loss instanceof OracleCrossEntropyRate) {
      return new CrossEntropyRate();
    } else if (loss instanceof OracleCrossEntropyMaxMembrane) {
      return new CrossEntropyMaxMembrane();
    } else if (loss instanceof OracleCrossEntropyCount count) {
      return new CrossEntropyCount(
          Optional.of(outputs / count.population()), List.of(), 0, Reduction.MEAN);
    } else if (loss instanceof OracleMseMembrane mse) {
      return new MseMembrane(mse.on(), mse.off(), List.of(), Reduction.MEAN);
    } else if (loss instanceof OracleMseCount mse) {
      return new MseCount(
          mse.correct(),
          mse.incorrect(),
          Optional.of(outputs / mse.population()),
          List.of(),
          Reduction.MEAN);
    }
    throw new IllegalArgumentException("the engine has no loss that equals " + loss);
  }

  /** The engine's name of a state. */
  static String state(String oracle) {
    return STATES.getOrDefault(oracle, oracle);
  }
}
