package io.snn4j.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs that can be followed by hand. */
class OracleTest {

  private static final OracleLeaky HALF = new OracleLeaky(PerNeuron.of(0.5));

  private static OracleRun run(OracleNeuron model, OracleFiring firing, double[]... currents) {
    double[][][] input = new double[currents.length][1][];
    for (int t = 0; t < currents.length; t++) {
      input[t][0] = currents[t];
    }
    return new OracleNetwork(List.of(OracleNeurons.of(model, firing))).forward(input);
  }

  private static OracleRun constant(OracleNeuron model, OracleFiring firing) {
    return run(model, firing, new double[] {1.5}, new double[] {1.5}, new double[] {1.5});
  }

  private static double[] first(double[][][] signal) {
    return Arrays.stream(signal).mapToDouble(step -> step[0][0]).toArray();
  }

  @Test
  void aSpikeSubtractsTheThresholdInTheNextStep() {
    OracleRun run = constant(HALF, OracleFiring.above(1));
    assertThat(first(run.membrane(0))).containsExactly(1.5, 1.25, 1.125);
    assertThat(first(run.spikes(0))).containsExactly(1, 1, 1);
  }

  @Test
  void resetToZeroKeepsTheInput() {
    OracleRun run = constant(HALF, OracleFiring.above(1).reset(OracleReset.ZERO));
    assertThat(first(run.membrane(0))).containsExactly(1.5, 1.5, 1.5);
  }

  @Test
  void resetOfTheUpdateDropsTheInput() {
    OracleRun run = constant(HALF, OracleFiring.above(1).reset(OracleReset.ZERO_UPDATE));
    assertThat(first(run.membrane(0))).containsExactly(1.5, 0, 1.5);
    assertThat(first(run.spikes(0))).containsExactly(1, 0, 1);
  }

  @Test
  void withoutResetTheMembraneGrows() {
    OracleRun run = constant(HALF, OracleFiring.above(1).reset(OracleReset.NONE));
    assertThat(first(run.membrane(0))).containsExactly(1.5, 2.25, 2.625);
  }

  @Test
  void withoutDelayTheSpikesOwnStepIsReset() {
    OracleRun run = constant(HALF, OracleFiring.above(1).withoutResetDelay());
    assertThat(first(run.membrane(0))).containsExactly(0.5, 0.75, 0.875);
  }

  @Test
  void theTutorialsNeuronFiresOnTheMembraneBefore() {
    OracleRun run = constant(new OracleTutorialLeaky(PerNeuron.of(0.5)), OracleFiring.above(1));
    assertThat(first(run.spikes(0))).containsExactly(0, 1, 1);
    assertThat(first(run.membrane(0))).containsExactly(1.5, 1.75, 1.875);
  }

  @Test
  void aMembraneAtItsThresholdStaysSilent() {
    OracleRun run = run(HALF, OracleFiring.above(1), new double[] {1});
    assertThat(first(run.spikes(0))).containsExactly(0);
    assertThat(run.margin()).isZero();
  }

  @Test
  void theWinnerAloneFiresAndTheFirstOfEqualsWins() {
    OracleRun run =
        run(HALF, OracleFiring.above(1).withInhibition(), new double[] {2, 3, 3}, new double[3]);
    assertThat(run.spikes(0)[0][0]).containsExactly(0, 1, 0);
    assertThat(run.membrane(0)[1][0]).containsExactly(0, 0.5, 0.5); // all three are reset
  }

  @Test
  void gradedSpikesResetAsOthers() {
    OracleRun run = constant(HALF, OracleFiring.above(1).graded(3));
    assertThat(first(run.spikes(0))).containsExactly(3, 3, 3);
    assertThat(first(run.membrane(0))).containsExactly(1.5, 1.25, 1.125);
  }

  @Test
  void theClampOfBetaPassesGradientUpToBothEnds() {
    double[] betas = {-0.2, 0, 1, 1.2};
    OracleRun run =
        run(
            new OracleLeaky(PerNeuron.of(betas)),
            OracleFiring.above(9),
            new double[] {2, 2, 2, 2},
            new double[4]);
    assertThat(run.membrane(0)[1][0]).containsExactly(0, 0, 2, 2);
    OracleOutput toMembrane = run.output().zeros();
    Arrays.fill(toMembrane.membrane()[1][0], 1);
    assertThat(run.backward(toMembrane).flat("layer0.beta")).containsExactly(0, 2, 2, 0);
  }

  @Test
  void oneStepOfBackpropagationByHand() {
    OracleNetwork network =
        new OracleNetwork(
            List.of(
                new OracleLinear(new double[][] {{0.5}}, new double[] {0.25}),
                OracleNeurons.of(HALF, OracleFiring.above(1))));
    OracleRun run = network.forward(new double[][][] {{{2}}});
    OracleOutput toSpikes = run.output().zeros();
    toSpikes.spikes()[0][0][0] = 1;
    OracleGradients gradients = run.backward(toSpikes);
    double surrogate = 1 / (1 + Math.pow(Math.PI * 0.25, 2));
    assertThat(gradients.flat("layer0.weight")[0]).isCloseTo(2 * surrogate, within(1e-15));
    assertThat(gradients.flat("layer0.bias")[0]).isCloseTo(surrogate, within(1e-15));
    assertThat(gradients.flat("layer1.threshold")[0]).isCloseTo(-surrogate, within(1e-15));
    assertThat(gradients.constantInput()[0][0]).isCloseTo(0.5 * surrogate, within(1e-15));
  }

  @Test
  void aWrongNameIsAnsweredWithTheRightOnes() {
    OracleGradients gradients =
        constant(HALF, OracleFiring.above(1)).backward(new OracleCrossEntropyMembrane(), 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gradients.of("layer0.betta"))
        .withMessage(
            "no parameter 'layer0.betta', there are [layer0.beta, layer0.graded,"
                + " layer0.threshold]");
  }

  @Test
  void theTutorialsNeuronHasNoResetWithinTheStep() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                OracleNeurons.of(
                    new OracleTutorialLeaky(PerNeuron.of(0.5)),
                    OracleFiring.above(1).withoutResetDelay()));
  }
}
