package io.snn4j.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * The oracle's backward pass is the exact gradient of the network without jumps.
 *
 * <p>How many networks are tried is {@code jqwik.tries.default}: {@code mvn test -Pthorough} tries
 * a hundred times as many.
 */
@StatisticsReport(onFailureOnly = true)
// edge cases are far too many to combine; the seed is fixed, so that a build fails always or never,
// and -Pthorough draws others each time
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class OracleGradientProperties {

  private static final double MARGIN = 1e-5;
  private static final double TOLERANCE = 1e-6;
  private static final int ENTRIES = 12;

  @Provide
  Arbitrary<OracleCase> mixed() {
    return OracleCases.all(MARGIN);
  }

  @Provide
  Arbitrary<OracleCase> ofOneModel() {
    return Arbitraries.of(ModelKind.class).flatMap(model -> OracleCases.of(MARGIN, model));
  }

  @Property(seed = "20261")
  void backpropagationEqualsFiniteDifferences(@ForAll("ofOneModel") OracleCase sample) {
    collect(sample);
    if (sample.clear()) {
      agrees(sample.network().forward(sample.input()), sample);
    }
  }

  @Property(seed = "20261")
  void layersOfDifferentModelsChain(@ForAll("mixed") OracleCase sample) {
    collect(sample);
    if (sample.clear()) {
      agrees(sample.network().forward(sample.input()), sample);
    }
  }

  @Property(seed = "20261")
  void gradientsReachTheInitialStates(@ForAll("mixed") OracleCase sample, @ForAll long seed) {
    Map<Integer, double[][][]> initial = initialStates(sample, new Numbers(new Random(seed)));
    OracleRun run = sample.network().forward(sample.input(), initial);
    if (run.margin() >= MARGIN && sample.loss().margin(run.output()) >= MARGIN) {
      agrees(run, sample);
    }
  }

  @Property(seed = "20261")
  void withoutPerturbationNothingIsLinearised(@ForAll("mixed") OracleCase sample) {
    OracleRun run = sample.network().forward(sample.input());
    OracleOutput linearised = LinearisedNetwork.around(run).forward().output();
    assertThat(linearised.spikes()).isDeepEqualTo(run.output().spikes());
    assertThat(linearised.membrane()).isDeepEqualTo(run.output().membrane());
  }

  /** Gradients that explode through time bend within any step that double precision can take. */
  private static final double EXPLODED = 1e2;

  private static void agrees(OracleRun run, OracleCase sample) {
    double largest = largestGradient(run, sample);
    boolean exploded = largest > EXPLODED * (1 + run.loss(sample.loss(), sample.targets()));
    Statistics.label("gradients")
        .collect(exploded ? "exploded" : "in bounds")
        .coverage(coverage -> coverage.check("exploded").percentage(p -> p <= 15));
    if (exploded) {
      return;
    }
    Map<String, Double> deviations =
        OracleGradientCheck.deviations(
            run, sample.loss(), sample.targets(), TOLERANCE / 10, ENTRIES);
    assertThat(deviations).allSatisfy((name, d) -> assertThat(d).isLessThanOrEqualTo(TOLERANCE));
  }

  private static double largestGradient(OracleRun run, OracleCase sample) {
    OracleGradients gradients = run.backward(sample.loss(), sample.targets());
    return gradients.names().stream()
        .flatMapToDouble(name -> Arrays.stream(gradients.flat(name)))
        .map(Math::abs)
        .max()
        .orElse(0);
  }

  /** Most numbers are taken as first drawn, and hardly a case is given up. */
  private static void collect(OracleCase sample) {
    String numbers = sample.redrawn() == 0 ? "first drawn" : "redrawn";
    Statistics.label("numbers")
        .collect(sample.clear() ? numbers : "given up")
        .coverage(
            coverage -> {
              coverage.check("first drawn").percentage(p -> p >= 75);
              coverage.check("given up").percentage(p -> p <= 5);
            });
  }

  /** States between -0.5 and 1.5 for every neuron layer. */
  private static Map<Integer, double[][][]> initialStates(OracleCase sample, Numbers numbers) {
    Map<Integer, double[][][]> initial = new HashMap<>();
    List<OracleLayer> layers = sample.network().layers();
    OracleRun run = sample.network().forward(sample.input());
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof OracleNeurons neurons) {
        double[][][] ofLayer = new double[sample.targets().length][][];
        for (int b = 0; b < ofLayer.length; b++) {
          int states = neurons.model().states().size();
          ofLayer[b] = numbers.matrix(states, run.spikes(i)[0][0].length, -0.5, 1.5);
        }
        initial.put(i, ofLayer);
      }
    }
    return initial;
  }
}
