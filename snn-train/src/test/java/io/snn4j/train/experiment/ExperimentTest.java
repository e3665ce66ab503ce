package io.snn4j.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import io.snn4j.core.network.Network;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.encoding.Rate;
import io.snn4j.surrogates.ATan;
import io.snn4j.train.EarlyStopping;
import io.snn4j.train.schedule.CosineDecay;
import io.snn4j.train.schedule.Per;
import io.snn4j.train.update.Adam;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExperimentTest {

  private final Catalogs catalogs = Catalogs.standard();

  private Experiment read(String yaml) {
    return Experiment.read(yaml, catalogs);
  }

  @Test
  void nothingGivenIsTutorialFive() {
    assertThat(read("")).isEqualTo(new Experiment());
    assertThat(read("").net().build(0).parameterCount()).isEqualTo(795_010);
  }

  @Test
  void theYamlOfTheReadmeIsTheJavaOfTheReadme() {
    Experiment experiment =
        read(
            """
            steps: 25
            encoder: constant                        # a name alone takes the plugin's defaults
            surrogate: {atan: {alpha: 2.0}}          # for every neuron layer that names none
            network:
              - linear: {in: 784, out: 1000}
              - leaky: {beta: 0.95}
              - linear: {out: 10}
              - leaky: {beta: 0.95, surrogate: {atan: {alpha: 3}}}
            loss: {cross-entropy-membrane: {}}
            updater: {adam: {learningRate: 5.0e-4}}
            batch: 128
            epochs: 1
            """);
    Network java =
        Network.sequential(25)
            .surrogate(new ATan(2f))
            .linear(784, 1000)
            .neurons(new Leaky(0.95f))
            .layer(new io.snn4j.core.layer.Linear(0, 10))
            .neurons(new Leaky(0.95f), new ATan(3f))
            .build(0);
    assertThat(experiment.net()).isEqualTo(java.spec());
    assertThat(experiment.updater()).isEqualTo(new Adam(5e-4));
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() {
    Experiment experiment =
        read("encoder: {rate: {gain: 0.5}}\ndecoder: {rate: {ties: abstain}}\nseed: -7\n");
    assertThat(experiment.encoder()).isEqualTo(new Rate(0.5f, 0, 0));
    assertThat(read(experiment.yaml(catalogs))).isEqualTo(experiment);
  }

  @Test
  void theStepSizeMayFollowAScheduleAndTheGradientBeCut() {
    Experiment experiment = read("schedule: {cosine: {length: 5}}\ngradientClip: 1\n");
    assertThat(experiment.schedule()).isEqualTo(new CosineDecay(5, 0, Per.EPOCH));
    assertThat(experiment.gradientClip()).isEqualTo(1);
    assertThat(read(experiment.yaml(catalogs))).isEqualTo(experiment);
  }

  @Test
  void earlyStoppingNeedsNoMoreThanItsName() {
    Experiment experiment = read("validation: 0.1\nearlyStopping: {}\n");
    assertThat(experiment.earlyStopping()).contains(new EarlyStopping());
    assertThat(read(experiment.yaml(catalogs))).isEqualTo(experiment);
    assertThat(read("validation: 500\nearlyStopping: {monitor: accuracy}\n").earlyStopping())
        .contains(new EarlyStopping(3, 0, EarlyStopping.Monitor.ACCURACY));
  }

  @Test
  void earlyStoppingWithoutValidationIsAnError() {
    assertThatThrownBy(() -> read("earlyStopping: {patience: 2}\n"))
        .hasMessage(
            "line 1, column 16: experiment: earlyStopping needs samples to validate with; hold some"
                + " out with validation: 0.1");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceWithItsPlace() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    stepz: 25
                    batch: 0.5
                    network:
                      - linear: {in: 784, out: ten}
                      - leaky: {beta: 1.7, treshold: 1}
                    updater: {adam: {learningRate: -1}}
                    """))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "line 1, column 1: experiment has no parameter 'stepz'; did you mean"
                            + " 'steps'?",
                        "line 2, column 8: experiment: batch must be a whole number, but was 0.5",
                        "line 4, column 28: linear: out must be a whole number, but was 'ten'",
                        "line 5, column 24: leaky has no parameter 'treshold'; did you mean"
                            + " 'threshold'?",
                        "line 5, column 19: leaky: beta must lie in [0, 1], but was 1.7",
                        "line 6, column 32: adam: learningRate must not be negative, but was -1"));
  }

  @Test
  void valuesOutOfRangeAreSaidTogetherInTheOrderOfTheirLines() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    epochs: 0
                    validation: many
                    earlyStopping: {patience: 3}
                    network:
                      - leeky: {}
                    batch: -3
                    gradientClip: -1
                    """))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "line 1, column 9: experiment: epochs must be at least 1, but was 0",
                        "line 2, column 13: experiment: validation must be a number, but was"
                            + " 'many'",
                        "line 5, column 5: there is no layer 'leeky'; did you mean 'leaky'?",
                        "line 6, column 8: experiment: batch must be at least 1, but was -3",
                        "line 7, column 15: experiment: gradientClip must not be negative, but was"
                            + " -1"));
  }

  @Test
  void whatDoesNotFitIsSaidTogetherWithWhatIsMisspelt() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    epochz: 3
                    network:
                      - linear: {in: 784, out: 1000}
                      - leeky: {beta: 0.9}
                      - linear: {in: 784, out: 500}
                      - leaky: {beta: 0.9}
                      - linear: {in: 999, out: 10}
                    """))
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "line 1, column 1: experiment has no parameter 'epochz'; did you mean 'epochs'?",
                "line 4, column 5: there is no layer 'leeky'; did you mean 'leaky'?",
                "line 7, column 5: linear3: in is 999, but what comes before has 500 outputs",
                "line 7, column 5: the network ends in linear3, which has no neurons; add a layer"
                    + " of neurons"));
  }

  @Test
  void decoderAndLossMustFitTheOutput() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    decoder: {population: {classes: 3}}
                    loss:
                      mse-count: {classes: 7}
                    """))
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "line 1, column 10: the decoder does not fit the network: population: 10 output"
                    + " neurons cannot be shared equally by 3 classes",
                "line 3, column 3: the loss does not fit the network: 10 output neurons cannot be"
                    + " shared equally by 7 classes"));
  }

  @Test
  void samplesMustFitTheNetwork() {
    SampleShape shape = new SampleShape(700, 11);
    Tree tree = Yaml.read("network: [linear: {in: 784, out: 10}, leaky: {beta: 0.9}]");
    assertThatThrownBy(() -> new Experiment().changed(tree, catalogs, Optional.of(shape)))
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "line 1, column 11: linear1 does not fit samples of 700 features: in is 784, but"
                    + " what comes before has 700 outputs",
                "line 1, column 39: the network has 10 output neurons, but the data have 11"
                    + " classes"));
  }

  @Test
  void aNetworkNeedsLayers() {
    assertThatThrownBy(() -> read("network: []"))
        .hasMessage("line 1, column 10: a network needs at least one layer");
  }

  @Test
  void whatIsLeftOutOnPurposeStaysOut() {
    Experiment experiment = read("surrogate:\n");
    assertThat(experiment.net().surrogate()).isEmpty();
    assertThat(read(experiment.yaml(catalogs))).isEqualTo(experiment);
  }

  @Test
  void valuesOutOfRangeAreSaidWithTheirPlace() {
    assertThatThrownBy(() -> read("network: [linear: {in: 4, out: 2}, leaky: {beta: 1.7}]"))
        .hasMessage("line 1, column 50: leaky: beta must lie in [0, 1], but was 1.7");
  }
}
