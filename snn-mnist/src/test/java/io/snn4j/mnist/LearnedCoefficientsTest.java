package io.snn4j.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.network.Network;
import io.snn4j.mnist.data.DataSet;
import io.snn4j.mnist.data.SyntheticDigits;
import io.snn4j.train.History;
import io.snn4j.train.Trainer;
import io.snn4j.train.experiment.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training runs, from YAML, in which more than weights is learned. */
class LearnedCoefficientsTest {

  private static final DataSet DIGITS = SyntheticDigits.generate(1, 400, 100);

  private static final String LEAKY =
      """
      steps: 8
      network:
        - linear: {in: 784, out: 32}
        - leaky: {beta: {value: 0.5, learn: true}}
        - linear: {out: 10}
        - leaky: {beta: {value: 0.5, learn: true}}
      updater: {adam: {learningRate: 0.01}}
      batch: 20
      epochs: 5
      """;

  private static final String ALL =
      """
      steps: 8
      network:
        - linear: {in: 784, out: 32}
        - synaptic:
            alpha: {value: 0.5, learn: true}
            beta: {value: 0.5, learn: true}
            threshold: {value: 1, learn: true}
            graded: {value: 1, learn: true}
            surrogate: {learnable-atan: {alpha: 2}}
        - linear: {out: 10}
        - leaky: {beta: 0.9}
      updater: {adam: {learningRate: 0.01}}
      batch: 20
      epochs: 5
      """;

  /** One that is not learned stays exactly where it was; measured: 0.002 to 0.65. */
  private static final float FAR = 0.001f;

  /** A network, and what training made of it. */
  private record Trained(Network network, History history) {

    float value(String parameter) {
      return network.parameter(parameter).value().getFloat(0);
    }

    /** The loss of the last epoch as a share of that of the first. */
    double lossLeft() {
      List<History.Epoch> epochs = history.epochs();
      return epochs.get(epochs.size() - 1).loss() / epochs.get(0).loss();
    }
  }

  private static Trained train(String yaml) {
    Experiment experiment = Experiment.read(yaml, Catalogs.standard());
    Network network = experiment.net().build(experiment.seed());
    History history =
        Trainer.of(network)
            .loss(experiment.loss())
            .updater(experiment.updater())
            .seed(experiment.seed())
            .fit(DIGITS.train().batches(experiment.batch()), experiment.epochs());
    return new Trained(network, history);
  }

  @Test
  void betaMovesAndTheLossFalls() {
    Trained trained = train(LEAKY);
    assertThat(Math.abs(trained.value("leaky1.beta") - 0.5f)).isGreaterThan(FAR);
    assertThat(Math.abs(trained.value("leaky2.beta") - 0.5f)).isGreaterThan(FAR);
    assertThat(trained.lossLeft()).isLessThan(0.5);
  }

  @Test
  void betaStaysWhereItIsNotLearned() {
    String fixed = LEAKY.replace("{value: 0.5, learn: true}", "0.5");
    assertThat(train(fixed).network.parameters())
        .extracting("name")
        .containsExactlyInAnyOrder(
            "linear1.weight", "linear1.bias", "linear2.weight", "linear2.bias");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha 0.5", "beta 0.5", "threshold 1", "graded 1", "surrogate.alpha 2"})
  void everyCoefficientMoves(String coefficient) {
    String[] parts = coefficient.split(" ", 2);
    float initial = Float.parseFloat(parts[1]);
    assertThat(Math.abs(All.TRAINED.value("synaptic1." + parts[0]) - initial)).isGreaterThan(FAR);
  }

  @Test
  void theLossFallsWhereAllIsLearned() {
    assertThat(All.TRAINED.lossLeft()).isLessThan(0.5);
  }

  /** Trained once, when the first test asks. */
  private static final class All {
    static final Trained TRAINED = train(ALL);
  }
}
