package io.snn4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SpikeTrainTest {

  @Test
  void aNeuronTakesAWordForEveryThirtyTwoSteps() {
    assertThat(SpikeTrain.words(1, 1, 1)).isEqualTo(1);
    assertThat(SpikeTrain.words(32, 2, 3)).isEqualTo(6);
    assertThat(SpikeTrain.words(33, 2, 3)).isEqualTo(12);
    assertThat(SpikeTrain.words(65, 1, 10)).isEqualTo(30);
  }

  @Test
  void aValueAboveZeroIsASpikeAndNothingElseIs() {
    float[] values = {0f, -0f, -1f, Float.NaN, Float.MIN_VALUE, 0.5f, 2f};
    SpikeTrain train = SpikeTrain.of(1, 1, 7, values);
    assertThat(train.dense().values()).containsExactly(0, 0, 0, 0, 1, 1, 1);
  }

  @Test
  void givenWordsAreKeptAndNotCopied() {
    int[] words = {0b101};
    SpikeTrain train = new SpikeTrain(3, 1, 1, words);
    assertThat(train.count()).isEqualTo(2);
    train.set(1, 0, 0);
    assertThat(words).containsExactly(0b111);
  }

  @Test
  void aSpikeTrainHasASize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SpikeTrain(0, 1, 1))
        .withMessage("a signal needs steps, samples and features");
    assertThatIllegalArgumentException().isThrownBy(() -> new SpikeTrain(1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new SpikeTrain(1, 1, 0));
  }

  @Test
  void tooFewWordsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SpikeTrain(33, 3, 2, new int[11]))
        .withMessage("a spike train needs 12 words");
  }
}
