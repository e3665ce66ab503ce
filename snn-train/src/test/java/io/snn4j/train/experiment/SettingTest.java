package io.snn4j.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.api.Coefficient;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import io.snn4j.core.layer.Neurons;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.core.settings.Setting;
import io.snn4j.decoding.RateDecoder;
import io.snn4j.encoding.Rate;
import io.snn4j.train.EarlyStopping;
import io.snn4j.train.update.Adam;
import io.snn4j.train.update.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --set} changes in an experiment, and what it says where there is no such key. */
class SettingTest {

  private static final Catalogs CATALOGS = Catalogs.standard();

  private static Experiment with(String yaml, String... settings) {
    Tree tree = Yaml.read(yaml, "my.yaml");
    for (String setting : settings) {
      tree = Setting.parse("--set", setting).in(tree, new Experiment(), CATALOGS);
    }
    return new Experiment().changed(tree, CATALOGS);
  }

  private static Coefficient beta(Experiment experiment, int layer) {
    Neurons neurons = (Neurons) experiment.net().network().get(layer);
    return ((Leaky) neurons.model()).beta();
  }

  @Test
  void aValueAtTheTop() {
    assertThat(with("", "epochs=3").epochs()).isEqualTo(3);
    assertThat(with("epochs: 2", "epochs=3", "epochs=4").epochs()).isEqualTo(4);
  }

  @Test
  void aPluginByItsNameAndWithParameters() {
    assertThat(with("", "encoder=rate").encoder()).isEqualTo(new Rate());
    assertThat(with("encoder: burst", "encoder={rate: {gain: 0.5}}").encoder())
        .isEqualTo(new Rate(0.5f, 0, 0));
    assertThat(with("encoder: rate", "encoder.rate.gain=0.5").encoder())
        .isEqualTo(new Rate(0.5f, 0, 0));
  }

  @Test
  void aParameterOfAPluginLeavesTheOthers() {
    assertThat(with("", "updater.adam.beta1=0.8").updater())
        .isEqualTo(with("updater: {adam: {learningRate: 5e-4, beta1: 0.8}}").updater());
    assertThat(with("updater: {adam: {beta1: 0.8}}", "updater.adam.learningRate=1e-3").updater())
        .isEqualTo(with("updater: {adam: {beta1: 0.8, learningRate: 1e-3}}").updater());
  }

  @Test
  void anotherPluginBeginsWithItsOwnDefaults() {
    assertThat(with("", "updater.sgd.learningRate=0.1").updater()).isEqualTo(new Sgd(0.1));
    assertThat(with("updater: sgd", "updater.adam.learningRate=0.1").updater())
        .isEqualTo(new Adam(0.1));
    assertThat(with("", "decoder=rate").decoder()).isEqualTo(new RateDecoder());
  }

  @Test
  void aLayerByItsPlaceOrAllOfAName() {
    assertThat(beta(with("", "network.1.leaky.beta=0.5"), 1)).isEqualTo(Coefficient.of(0.5f));
    assertThat(beta(with("", "network.1.leaky.beta=0.5"), 3)).isEqualTo(Coefficient.of(0.95f));
    assertThat(beta(with("", "network.*.leaky.beta=0.5"), 3)).isEqualTo(Coefficient.of(0.5f));
    assertThat(with("", "network.1=lapicque").net().network().get(1).name()).isEqualTo("lapicque");
  }

  @Test
  void whetherACoefficientIsLearned() {
    assertThat(beta(with("", "network.1.leaky.beta.learn=true"), 1))
        .isEqualTo(Coefficient.learned(0.95f));
    assertThat(beta(with("", "network.1.leaky.beta={value: 0.5, learn: true}"), 1))
        .isEqualTo(Coefficient.learned(0.5f));
  }

  @Test
  void aRecordThatIsNotThereYet() {
    assertThat(with("validation: 0.1", "earlyStopping.patience=7").earlyStopping())
        .contains(new EarlyStopping(7, 0, EarlyStopping.Monitor.LOSS));
    assertThat(with("checkpoints: {keep: 5}", "checkpoints.every=9").checkpoints())
        .isEqualTo(new Keeping(9, 5));
    assertThat(with("", "surrogate=").net().surrogate()).isEmpty();
  }

  @Test
  void aListAsAWhole() {
    assertThat(with("", "network=[linear: {in: 784, out: 10}, leaky: {beta: 0.5}]").net().network())
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epochs | a key and its value are needed, such as --set epochs=3",
        "=3 | a key and its value are needed, such as --set epochs=3",
        "a..b=3 | 'a..b' is not a key; keys are joined with dots, such as"
            + " updater.adam.learningRate",
        "epochz=3 | experiment has no parameter 'epochz'; did you mean 'epochs'?",
        "updatr.adam=3 | experiment has no parameter 'updatr'; did you mean 'updater'?",
        "updater.adamm.beta1=3 | there is no updater 'adamm'; did you mean 'adam'?",
        "updater.adam.learningrate=3 | adam has no parameter 'learningrate'; did you mean"
            + " 'learningRate'?",
        "updater.learningRate=3 | 'learningRate' belongs to 'adam'; write"
            + " updater.adam.learningRate",
        "network.1.beta=0.5 | 'beta' belongs to 'leaky'; write network.1.leaky.beta",
        "network.0.leaky.beta=0.5 | network.0 is 'linear', not 'leaky'",
        "network.4.leaky.beta=0.5 | network has 4 entries, 0 to 3, or * for all of a name, but no"
            + " '4'",
        "network.*.laeky.beta=0.5 | network has no entry 'laeky'; did you mean 'leaky'?",
        "network.1.leaky.beta.lern=true | network.1.leaky.beta has no 'lern'; did you mean"
            + " 'learn'?",
        "encoder.constant.x=1 | constant takes no parameters, so there is no 'x'",
        "epochs.x=3 | epochs is a single value; there is no 'x' in it",
        "epochs=three | experiment: epochs must be a whole number, but was 'three'",
        "epochs=0 | experiment: epochs must be at least 1, but was 0",
        "network.1.leaky.beta=7 | leaky: beta must lie in [0, 1], but was 7"
      })
  void whatIsWrongIsSaidWithTheOptionAndWhatWouldBeRight(String setting, String sentence) {
    assertThatThrownBy(() -> with("", setting)).hasMessage("--set " + setting + ": " + sentence);
  }

  @Test
  void brokenYamlIsSaidWithTheOption() {
    assertThatThrownBy(() -> with("", "encoder={rate"))
        .hasMessageStartingWith("--set encoder={rate: line 1, column ");
  }
}
