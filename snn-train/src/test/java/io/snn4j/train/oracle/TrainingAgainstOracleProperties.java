package io.snn4j.train.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.Loss;
import io.snn4j.api.Parameter;
import io.snn4j.api.Signal;
import io.snn4j.api.Targets;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.network.Run;
import io.snn4j.testkit.oracle.ModelKind;
import io.snn4j.testkit.oracle.OracleCase;
import io.snn4j.testkit.oracle.OracleCases;
import io.snn4j.testkit.oracle.OracleGradients;
import io.snn4j.testkit.oracle.OracleRun;
import io.snn4j.train.update.Sgd;
import io.snn4j.train.update.Updates;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.assertj.core.data.Offset;

/** Networks that learn everything, decays and thresholds too, learn the same as the oracle's. */
@StatisticsReport(onFailureOnly = true)
// edge cases are far too many to combine; the seed is fixed, so that a build fails always or never,
// and -Pthorough draws others each time
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class TrainingAgainstOracleProperties {

  private static final double MARGIN = 1e-4;
  private static final double LEARNING_RATE = 0.002;

  /** A weight that moves as far in a step leaps; what comes after depends on every rounding. */
  private static final double LEAP = 0.05;

  /** Weights below count as if they were as large: they may come near 0 on their way. */
  private static final double SMALL = 0.01;

  private static final int STEPS = 4;

  @Provide
  Arbitrary<OracleCase> cases() {
    return OracleCases.of(
        MARGIN,
        ModelKind.LEAKY,
        ModelKind.TUTORIAL_LEAKY,
        ModelKind.SYNAPTIC,
        ModelKind.LAPICQUE_BETA_R,
        ModelKind.LEAKY_PARALLEL);
  }

  @Property(seed = "20261")
  void stepsOfGradientDescentAgree(@ForAll("cases") OracleCase drawn) {
    OracleCase sample = Feasible.of(drawn);
    Twin twin = Twin.of(sample);
    Run run = twin.network().run();
    Updates updates = new Updates(new Sgd(LEARNING_RATE), twin.network().parameters());
    int step = 0;
    while (step < STEPS && oracleStep(sample, twin.parameters())) {
      engineStep(sample, twin, run);
      updates.step(0, Engine.shared());
      step++;
      for (String name : twin.parameters().keySet()) {
        compare(name, step, sample, twin);
      }
    }
    Statistics.label("steps")
        .collect(step == STEPS ? "all" : "fewer")
        .coverage(coverage -> coverage.check("all").percentage(p -> p >= 60));
  }

  /** Makes a step, unless some number is near a decision or leaps. */
  private static boolean oracleStep(OracleCase sample, Map<String, Parameter> learned) {
    OracleRun run = sample.network().forward(sample.input());
    if (run.margin() < MARGIN || sample.loss().margin(run.output()) < MARGIN) {
      return false;
    }
    OracleGradients gradients = run.backward(sample.loss(), sample.targets());
    Map<String, double[][]> parameters = sample.network().parameters();
    for (String name : learned.keySet()) {
      double largest = Arrays.stream(gradients.flat(name)).map(Math::abs).max().orElse(0);
      if (LEARNING_RATE * largest > LEAP) {
        return false;
      }
    }
    for (String name : learned.keySet()) {
      double[] values = Flat.doubles(parameters.get(name));
      double[] gradient = gradients.flat(name);
      for (int i = 0; i < values.length; i++) {
        values[i] -= LEARNING_RATE * gradient[i];
      }
      Flat.copy(values, parameters.get(name));
    }
    return true;
  }

  private static void engineStep(OracleCase sample, Twin twin, Run run) {
    Signal input = Translated.input(sample);
    Loss loss = Translated.loss(sample.loss(), twin.network().outputs());
    loss.evaluate(run.forward(input), Targets.classes(sample.targets()), run.gradient());
    run.backward();
  }

  private static void compare(String name, int step, OracleCase sample, Twin twin) {
    float[] engine = twin.value(name);
    double[] oracle = Flat.doubles(sample.network().parameters().get(name));
    double largest = Arrays.stream(oracle).map(Math::abs).reduce(SMALL, Math::max);
    for (int i = 0; i < oracle.length; i++) {
      assertThat((double) engine[i])
          .as("%s[%d] after step %d of %s", name, i, step, sample)
          .isCloseTo(oracle[i], Offset.offset(Tolerances.GRADIENTS * largest));
    }
  }
}
