package io.snn4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What an extension point gives to a plugin that writes only what it must. */
class DefaultsTest {

  record Ramp() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return 2 * x;
    }
  }

  /** Gives out the same scores whatever it sees. */
  record Fixed(List<float[]> rows) implements SpikeDecoder {
    @Override
    public float[][] scores(Recording recording) {
      return rows.toArray(float[][]::new);
    }
  }

  private static final Recording NOTHING = List::of;

  @Test
  void aSurrogateGradientTakesManyValuesAsItTakesOne() {
    float[] x = {-1, 0, 3, 9};
    float[] into = {7, 7, 7, 7};
    new Ramp().derivatives(x, into, 3);
    assertThat(into).containsExactly(-2, 0, 6, 7);
  }

  @Test
  void aSurrogateGradientMayOverwriteItsArgument() {
    float[] x = {-1, 0, 3};
    new Ramp().derivatives(x, x, 3);
    assertThat(x).containsExactly(-2, 0, 6);
  }

  @Test
  void aSurrogateGradientNeedsNoAntiderivative() {
    assertThat(new Ramp().antiderivative(1)).isNaN();
  }

  @Test
  void aDecoderAnswersWithTheHighestScoreAndTheLowestIndexOfEqualOnes() {
    SpikeDecoder decoder =
        new Fixed(List.of(new float[] {1, 3, 2}, new float[] {2, 1, 2}, new float[] {-3, -1, -1}));
    assertThat(decoder.classes(NOTHING, decoder.scores(NOTHING))).containsExactly(1, 0, 1);
  }

  @Test
  void theOutputIsTheLastSpikingLayer() {
    Recording.Layer first = new Named("leaky1");
    Recording.Layer last = new Named("leaky2");
    Recording recording = () -> List.of(first, last);
    assertThat(recording.output()).isSameAs(last);
  }

  @Test
  void aLayerNeedNotKnowItsDistanceToTheThreshold() {
    assertThat(new Named("leaky1").excess()).isEmpty();
  }

  private record Named(String name) implements Recording.Layer {
    @Override
    public Signal spikes() {
      return new SpikeTrain(1, 1, 1);
    }

    @Override
    public Dense membrane() {
      return new Dense(1, 1, 1, new float[1]);
    }
  }
}
