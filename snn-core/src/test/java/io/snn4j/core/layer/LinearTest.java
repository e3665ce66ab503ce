package io.snn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snn4j.api.Parameter;
import io.snn4j.core.Hill;
import io.snn4j.core.engine.Engine;
import org.junit.jupiter.api.Test;

class LinearTest {

  private static Layer build(Linear linear, int inputs, long seed) {
    return linear.build(new LayerSpec.Context("linear1", inputs, seed, Hill::new));
  }

  private static float[] value(Parameter parameter) {
    return parameter.value().data().asFloat();
  }

  @Test
  void weightsAndBiasesStartUniformBelowOneOverTheRootOfTheInputs() {
    Layer layer = build(new Linear(100, 200), 100, 1);
    assertThat(layer.parameters())
        .extracting(Parameter::name)
        .containsExactly("linear1.weight", "linear1.bias");
    float[] weight = value(layer.parameters().get(0));
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    double sum = 0;
    for (float w : weight) {
      least = Math.min(least, w);
      most = Math.max(most, w);
      sum += w;
    }
    assertThat(least).isBetween(-0.1f, -0.0999f);
    assertThat(most).isBetween(0.0999f, 0.1f);
    assertThat(Math.abs(sum / weight.length)).isLessThan(1e-3);
    assertThat(value(layer.parameters().get(1))).hasSize(200).doesNotContain(0f);
  }

  @Test
  void weightsAreOutputsByInputs() {
    Layer layer = build(new Linear(3, 2), 3, 1);
    assertThat(layer.parameters().get(0).value().shape()).containsExactly(2, 3);
    assertThat(layer.parameters().get(1).value().shape()).containsExactly(2);
    assertThat(layer.inputs()).isEqualTo(3);
    assertThat(layer.outputs()).isEqualTo(2);
    assertThat(layer.name()).isEqualTo("linear1");
  }

  @Test
  void withoutBiasThereIsNone() {
    assertThat(build(new Linear(3, 2, false), 3, 1).parameters())
        .extracting(Parameter::name)
        .containsExactly("linear1.weight");
  }

  @Test
  void theSeedDecidesTheWeights() {
    float[] weight = value(build(new Linear(3, 2), 3, 1).parameters().get(0));
    assertThat(value(build(new Linear(3, 2), 3, 1).parameters().get(0))).isEqualTo(weight);
    assertThat(value(build(new Linear(3, 2), 3, 2).parameters().get(0))).isNotEqualTo(weight);
  }

  @Test
  void inputsMayComeFromTheLayerBefore() {
    assertThat(build(new Linear(0, 2), 7, 1).inputs()).isEqualTo(7);
    assertThat(new Linear(0, 2).outputs(7)).isEqualTo(2);
    assertThat(new Linear(7, 2).outputs(0)).isEqualTo(2);
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Linear(-1, 2))
        .withMessage("in must be at least 0, but was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Linear(1, 0))
        .withMessage("out must be at least 1, but was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Linear(0, 2).outputs(0))
        .withMessage("in must be given for the first layer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Linear(3, 2).outputs(4))
        .withMessage("in is 3, but what comes before has 4 outputs");
  }

  @Test
  void aSignalOfAnotherSizeIsRefused() {
    Layer layer = build(new Linear(3, 2), 3, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> layer.forward(Signals.dense(1, 1, 1, 4), new Pass(Engine.shared())))
        .withMessage("linear1 takes 3 features, but the signal has 4");
  }
}
