package io.snn4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snn4j.api.Coefficient;
import io.snn4j.core.Hill;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Problems;
import io.snn4j.core.config.Yaml;
import io.snn4j.core.layer.LayerSpec;
import io.snn4j.core.layer.Linear;
import io.snn4j.core.layer.Neurons;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.core.neuron.Reset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkSpecTest {

  private static final Catalogs CATALOGS = Catalogs.standard();

  private static NetworkSpec spec(LayerSpec... layers) {
    return new NetworkSpec(3, Optional.of(new Hill()), List.of(layers));
  }

  private static NetworkSpec read(String yaml) {
    Problems problems = new Problems();
    NetworkSpec defaults = new NetworkSpec(25, Optional.empty(), List.of());
    NetworkSpec spec = CATALOGS.binder().bind(defaults, Yaml.read(yaml), "network", problems);
    problems.throwIfAny();
    return spec;
  }

  @Test
  void aBuilderAndYamlDescribeTheSameNetwork() {
    Network built =
        Network.sequential(7)
            .surrogate(new Hill(2))
            .linear(5, 4)
            .neurons(new Leaky(0.8f))
            .layer(new Linear(0, 3, false))
            .neurons(
                new Leaky(Coefficient.learned(0.5f, 0.6f, 0.7f)).withReset(Reset.ZERO), new Hill(1))
            .build(42);
    NetworkSpec read =
        read(
            """
            steps: 7
            surrogate: {hill: {width: 2}}
            network:
              - linear: {in: 5, out: 4}
              - leaky: {beta: 0.8}
              - linear: {out: 3, bias: false}
              - leaky:
                  beta: {value: [0.5, 0.6, 0.7], learn: true}
                  reset: zero
                  surrogate: {hill: {width: 1}}
            """);
    assertThat(read).isEqualTo(built.spec());
    assertThat(Weights.of(read.build(42))).isEqualTo(Weights.of(built));
  }

  @Test
  void aNetworkSurvivesTheWayThroughYaml() {
    NetworkSpec spec =
        spec(
            new Linear(5, 4),
            new Neurons(
                new Leaky(0.5f), Optional.empty(), Optional.of(Coefficient.of(1, 2, 3, 4)), true),
            new Linear(0, 2),
            new Neurons(new Leaky(Coefficient.learned(0.3f)), new Hill(9)));
    assertThat(read(Yaml.write(CATALOGS.writer().write(spec)))).isEqualTo(spec);
  }

  @Test
  void layersAreNamedByTheirKindAndCounted() {
    assertThat(
            spec(new Linear(5, 4), new Neurons(), new Linear(4, 3), new Linear(3, 3), new Neurons())
                .names())
        .containsExactly("linear1", "leaky1", "linear2", "linear3", "leaky2");
  }

  @Test
  void aMisfitIsNamedByItsLayer() {
    NetworkSpec spec = spec(new Linear(5, 4), new Neurons(), new Linear(7, 3), new Neurons());
    String sentence = "linear2: in is 7, but what comes before has 4 outputs";
    assertThat(spec.misfits()).isEqualTo(Map.of(2, sentence));
    assertThatIllegalArgumentException().isThrownBy(() -> spec.build(0)).withMessage(sentence);
  }

  @Test
  void everyMisfitIsReportedAndNoneTwice() {
    NetworkSpec spec =
        spec(
            new Neurons(),
            new Linear(0, 4),
            new Neurons(),
            new Linear(7, 3),
            new Neurons(),
            new Linear(9, 2),
            new Neurons());
    assertThat(spec.misfits())
        .isEqualTo(
            Map.of(
                0,
                "leaky1: a layer of neurons cannot come first; put a linear layer before it",
                5,
                "linear3: in is 9, but what comes before has 3 outputs"));
  }

  @Test
  void aFirstLayerOfNeuronsIsAMisfit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec(new Neurons()).build(0))
        .withMessage("leaky1: a layer of neurons cannot come first; put a linear layer before it");
  }

  @Test
  void theFirstLinearLayerMustSayWhatComesIn() {
    assertThat(spec(new Linear(0, 4), new Neurons()).misfits())
        .isEqualTo(Map.of(0, "linear1: in must be given for the first layer"));
  }

  @Test
  void whatFitsHasNoMisfits() {
    assertThat(spec(new Linear(5, 4), new Neurons(), new Linear(0, 3), new Neurons()).misfits())
        .isEmpty();
  }

  @Test
  void aNetworkEndsInNeurons() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec(new Linear(5, 4), new Neurons(), new Linear(4, 3)).build(0))
        .withMessage("the network ends in linear2, which has no neurons; add a layer of neurons");
  }

  @Test
  void aNetworkHasLayersAndSteps() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec().build(0))
        .withMessage("a network needs at least one layer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Network.sequential(0))
        .withMessage("steps must be at least 1, but was 0");
  }

  @Test
  void coefficientsThatDoNotFitTheLayerAreNamedByIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                spec(new Linear(5, 4), new Neurons(new Leaky(Coefficient.of(0.1f, 0.2f)))).build(0))
        .withMessage(
            "leaky1.beta has 2 values, but the layer has 4 neurons; give one value, or one per"
                + " neuron");
  }

  @Test
  void theStandardSurrogateIsAskedForOnlyWhereNoOtherIsNamed() {
    Network.sequential(2).linear(3, 2).neurons(new Leaky(), new Hill()).build(0);
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> Network.sequential(2).linear(3, 2).neurons(new Leaky()).build(0))
        .withMessage("there is no surrogate gradient 'atan'; known are hill");
  }

  @Test
  void aYamlNetworksMistakesAreReportedTogether() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(
            () ->
                read(
                    """
                    steps: 0.5
                    network:
                      - linaer: {out: 10}
                      - leaky: {bata: 0.9}
                    """))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "line 1, column 8: network: steps must be a whole number, but was 0.5",
                        "line 3, column 5: there is no layer 'linaer'; did you mean 'linear'?",
                        "line 4, column 13: leaky has no parameter 'bata'; did you mean 'beta'?",
                        "line 4, column 12: leaky: beta must be given (share of the membrane left"
                            + " after a step)"));
  }

  @Test
  void theWeightsAreThoseOfTheNetworkThatIsBuilt() {
    NetworkSpec spec =
        read(
            """
            surrogate: hill
            network:
              - slstm: {in: 3, out: 5}
              - leaky-parallel: {out: 4, beta: 0.9}
              - leaky-parallel: {out: 6, beta: 0.9, bias: false}
              - linear: {out: 7, bias: false}
              - leaky: {beta: 0.9, recurrent: dense}
              - linear: {out: 2}
              - synaptic: {alpha: 0.8, beta: 0.9, recurrent: {dense: {bias: false, learn: false}}}
            """);
    Network network = spec.build(0);
    Map<String, Long> built = new LinkedHashMap<>();
    network
        .layers()
        .forEach(
            layer ->
                built.put(
                    layer.name(),
                    layer.parameters().stream().mapToLong(p -> p.value().length()).sum()));
    assertThat(spec.weights()).isEqualTo(built);
  }

  @Test
  void weightsThatNoArrayHoldsAreSaid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec(new Linear(2_000_000_000, 2), new Neurons()).build(0))
        .withMessage(
            "linear1.weight would have 4000000000 values, but one array holds at most 2147483645");
  }
}
