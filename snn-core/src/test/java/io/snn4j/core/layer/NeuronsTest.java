package io.snn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snn4j.api.Coefficient;
import io.snn4j.api.Dense;
import io.snn4j.api.Parameter;
import io.snn4j.api.SpikeTrain;
import io.snn4j.core.Hill;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.HeapMatrix;
import io.snn4j.core.neuron.Fire;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.core.neuron.Reset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeuronsTest {

  private static SpikingLayer build(Neurons spec, int neurons) {
    return (SpikingLayer) spec.build(new LayerSpec.Context("leaky1", neurons, 0, Hill::new));
  }

  private static Leaky leaky(Coefficient beta, Coefficient threshold) {
    return new Leaky(beta, threshold, Reset.SUBTRACT, true, Fire.AFTER_UPDATE);
  }

  private static SpikeTrain run(Neurons spec, int steps, int neurons, float... values) {
    return (SpikeTrain)
        build(spec, neurons)
            .forward(new Dense(steps, 1, neurons, values), new Pass(Engine.shared()));
  }

  @Test
  void aMembraneAtTheThresholdDoesNotSpike() {
    SpikeTrain spikes = run(new Neurons(new Leaky(0.9f)), 1, 3, 1f, Math.nextUp(1f), 0.999f);
    assertThat(spikes.dense().values()).containsExactly(0, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x7fc00000, 0xffc00000, 0x7f800001, 0xffffffff})
  void aMembraneThatIsNotANumberDoesNotSpikeWhateverItsSign(int bits) {
    SpikeTrain spikes = run(new Neurons(new Leaky(0.9f)), 1, 3, 2, Float.intBitsToFloat(bits), 2);
    assertThat(spikes.dense().values()).containsExactly(1, 0, 1);
  }

  @Test
  void anInfiniteMembraneDoesNotSpike() {
    float[] currents = {2, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 2};
    SpikeTrain spikes = run(new Neurons(new Leaky(0.9f)), 1, 4, currents);
    assertThat(spikes.dense().values()).containsExactly(1, 0, 0, 1);
  }

  @Test
  void ofEqualNeuronsInhibitionLetsTheFirstSpike() {
    Neurons spec = new Neurons(new Leaky(0.9f), Optional.of(new Hill()), Optional.empty(), true);
    assertThat(run(spec, 1, 4, 0.5f, 2, 2, 1.5f).dense().values()).containsExactly(0, 1, 0, 0);
  }

  @Test
  void inhibitionLetsNobodySpikeBelowTheThreshold() {
    Neurons spec = new Neurons(new Leaky(0.9f), Optional.of(new Hill()), Optional.empty(), true);
    assertThat(run(spec, 1, 3, 0.5f, 0.9f, 0.1f).count()).isZero();
  }

  @Test
  void parametersAreTheLearnedCoefficients() {
    Neurons spec =
        new Neurons(
            leaky(Coefficient.learned(0.9f), Coefficient.learned(1, 2, 3)),
            Optional.of(new Hill()),
            Optional.of(Coefficient.learned(0.5f)),
            false);
    assertThat(build(spec, 3).parameters())
        .extracting(Parameter::toString)
        .containsExactly("leaky1.beta[1]", "leaky1.threshold[3]", "leaky1.graded[1]");
    assertThat(build(new Neurons(new Leaky()), 3).parameters()).isEmpty();
  }

  @Test
  void asManyValuesAsNeuronsOrOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> build(new Neurons(leaky(Coefficient.of(0.1f, 0.2f), Coefficient.of(1))), 3))
        .withMessage(
            "leaky1.beta has 2 values, but the layer has 3 neurons; give one value, or one per"
                + " neuron");
  }

  @Test
  void aLearnedCoefficientOutsideItsRangeIsClampedAndHasNoGradient() {
    Neurons spec =
        new Neurons(
            new Leaky(
                Coefficient.learned(1.5f, 0.5f),
                Coefficient.of(100),
                Reset.NONE,
                true,
                Fire.AFTER_UPDATE));
    SpikingLayer layer = build(spec, 2);
    Pass pass = new Pass(Engine.shared());
    layer.forward(new Dense(3, 1, 2, new float[] {1, 1, 1, 1, 1, 1}), pass);
    assertThat(layer.recording(pass).membrane().values()).containsExactly(1, 1, 2, 1.5f, 3, 1.75f);
    layer.membraneGradient(pass)[4] = 1;
    layer.membraneGradient(pass)[5] = 1;
    layer.backward(SignalGradient.ZERO, pass);
    // U[2] = 1 + beta * (1 + beta), of derivative 1 + 2 * beta
    assertThat(layer.parameters().get(0).gradient().data().asFloat()).containsExactly(0, 2);
  }

  @Test
  void aChangedCoefficientCountsFromTheNextForwardPass() {
    SpikingLayer layer = build(new Neurons(leaky(Coefficient.learned(0.5f), Coefficient.of(9))), 1);
    Pass pass = new Pass(Engine.shared());
    Dense input = new Dense(2, 1, 1, new float[] {1, 0});
    layer.forward(input, pass);
    HeapMatrix.copy(new float[] {0.25f}, layer.parameters().get(0).value());
    assertThat(layer.recording(pass).membrane().values()).containsExactly(1, 0.5f);
    layer.forward(input, pass);
    assertThat(layer.recording(pass).membrane().values()).containsExactly(1, 0.25f);
  }

  @Test
  void aLossSeesZerosToAddToAfterEachForwardPass() {
    SpikingLayer layer = build(new Neurons(new Leaky()), 2);
    Pass pass = new Pass(Engine.shared());
    layer.forward(Signals.dense(1, 2, 2, 2), pass);
    layer.spikeGradient(pass)[3] = 5;
    layer.membraneGradient(pass)[3] = 5;
    assertThat(layer.spikeGradient(pass)[3]).isEqualTo(5);
    layer.forward(Signals.dense(1, 2, 2, 2), pass);
    assertThat(layer.spikeGradient(pass)).containsOnly(0f);
    assertThat(layer.membraneGradient(pass)).containsOnly(0f);
  }

  @Test
  void theNetworksSurrogateServesWhereNoneIsNamed() {
    SpikingLayer wide = build(new Neurons(new Leaky(0.5f)), 1);
    SpikingLayer narrow = build(new Neurons(new Leaky(0.5f), new Hill(0.1f)), 1);
    assertThat(inputGradient(wide)).isEqualTo(new Hill().derivative(-1 + 0.25f));
    assertThat(inputGradient(narrow)).isEqualTo(new Hill(0.1f).derivative(-1 + 0.25f));
  }

  private static float inputGradient(SpikingLayer layer) {
    Pass pass = new Pass(Engine.shared());
    Dense input = new Dense(1, 1, 1, new float[] {0.25f});
    layer.forward(input, pass);
    SignalGradient one = new SignalGradient.PerStep(1, 1, new float[] {1});
    return Signals.read(layer.backward(one, pass), input, 1)[0];
  }

  @Test
  void neuronsCannotComeFirst() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Neurons().outputs(0))
        .withMessage("a layer of neurons cannot come first; put a linear layer before it");
    assertThat(new Neurons().outputs(7)).isEqualTo(7);
  }

  @Test
  void aSignalOfAnotherSizeIsRefused() {
    SpikingLayer layer = build(new Neurons(), 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> layer.forward(Signals.dense(1, 1, 1, 4), new Pass(Engine.shared())))
        .withMessage("leaky1 has 3 neurons, but the signal has 4 features");
  }

  @Test
  void aLayerIsNamedAfterItsModel() {
    assertThat(new Neurons().name()).isEqualTo("leaky");
  }
}
