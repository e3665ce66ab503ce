package io.snn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.api.Constant;
import io.snn4j.api.Loss;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.api.Targets;
import io.snn4j.core.network.Network;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.surrogates.ATan;
import io.snn4j.surrogates.Rectangular;
import io.snn4j.train.loss.CrossEntropyCount;
import io.snn4j.train.loss.CrossEntropyMembrane;
import io.snn4j.train.update.Sgd;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are not finite are found in the step in which they arise. */
class GuardTest {

  /** A surrogate gradient with a hole at the threshold's left. */
  private record Holed() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return x < 0 ? Float.NaN : 1;
    }
  }

  private static Network network(SurrogateGradient hidden) {
    return Network.sequential(6)
        .linear(8, 20_000)
        .neurons(new Leaky(0.9f), hidden)
        .linear(20_000, 2)
        .neurons(new Leaky(0.9f))
        .build(1);
  }

  private static void step(Trainer trainer, float feature) {
    float[] features = new float[16];
    Arrays.fill(features, feature);
    trainer.step(new Constant(6, 2, 8, features), Targets.classes(0, 1));
  }

  private static Trainer trainer(Network network, Loss loss) {
    return Trainer.of(network).loss(loss).updater(new Sgd(0.01));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void weightsThatAreNotFiniteAreFoundAtOnce(float value) {
    for (String parameter : List.of("linear1.weight", "linear1.bias", "linear2.weight")) {
      for (int at : new int[] {0, 777}) {
        Network network = network(new Rectangular());
        Trainer trainer = trainer(network, new CrossEntropyCount());
        network.parameter(parameter).value().putScalar(at, value);
        assertThatThrownBy(() -> step(trainer, 0.5f))
            .isInstanceOf(ArithmeticException.class)
            .hasMessage(parameter + " holds values that are not finite");
      }
    }
  }

  @Test
  void aNanThatArisesInAHiddenLayerIsFoundThoughItOnlySilencesNeurons() {
    Network network = network(new Rectangular());
    Trainer trainer = trainer(network, new CrossEntropyCount());
    step(trainer, 0.5f);
    network.parameter("linear1.weight").value().putScalar(159_999, Float.NaN);
    assertThatThrownBy(() -> step(trainer, 0.5f))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("linear1.weight")
        .hasMessageContaining("training step 2");
  }

  @Test
  void aSurrogateGradientThatIsNotFiniteIsNamedAndChangesNothing() {
    Network network = network(new Holed());
    List<IntBuffer> before = Weights.bits(network);
    assertThatThrownBy(() -> step(trainer(network, new CrossEntropyMembrane()), 0.5f))
        .hasMessage(
            "the gradient of linear1.bias in training step 1 is not finite; it arises in leaky1 or"
                + " after it: a surrogate gradient or the loss is not finite there");
    assertThat(Weights.bits(network)).isEqualTo(before);
  }

  @Test
  void featuresThatAreNotFiniteAreNamed() {
    assertThatThrownBy(
            () -> step(trainer(network(new ATan()), new CrossEntropyMembrane()), Float.NaN))
        // by the loss, or by the gradient where hidden spikes are bits, which are never NaN
        .hasMessageContaining("training step 1")
        .hasMessageEndingWith(
            ": what enters the network is not finite; look at the samples and the encoder");
  }

  @Test
  void membranesThatOverflowAreNamed() {
    Network network = network(new ATan());
    network.parameter("linear2.weight").value().assign(1e38f);
    assertThatThrownBy(() -> step(trainer(network, new CrossEntropyMembrane()), 0.5f))
        .hasMessageStartingWith("the loss of training step 1 is NaN")
        .hasMessageContaining(": the membrane of leaky2 has grown beyond all floats; a smaller");
  }

  @Test
  void aStepThatOverflowsIsFound() {
    Network network = network(new ATan());
    Trainer trainer = trainer(network, new CrossEntropyMembrane()).updater(new Sgd(1e45));
    assertThatThrownBy(() -> step(trainer, 0.5f))
        .hasMessageMatching(
            "training step 1 has made values of linear\\d\\.\\w+ infinite or NaN, though its"
                + " gradient was finite; a smaller learningRate or a gradientClip may help");
  }

  @Test
  void anEvaluationWithoutAFiniteLossIsAnError() {
    Network network = network(new ATan());
    network.parameter("linear2.bias").value().putScalar(0, Float.POSITIVE_INFINITY);
    assertThatThrownBy(
            () ->
                trainer(network, new CrossEntropyMembrane()).evaluate(new Dots(4, 8, 2).batches(2)))
        .hasMessage("the loss of the evaluation is NaN; a smaller learningRate may help");
  }
}
