package io.snn4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SpikeTrainTest {

  @Test
  void aRowTakesAWordForEverySixtyFourNeurons() {
    assertThat(SpikeTrain.wordsPerRow(1)).isEqualTo(1);
    assertThat(SpikeTrain.wordsPerRow(64)).isEqualTo(1);
    assertThat(SpikeTrain.wordsPerRow(65)).isEqualTo(2);
    assertThat(SpikeTrain.wordsPerRow(128)).isEqualTo(2);
    assertThat(SpikeTrain.wordsPerRow(129)).isEqualTo(3);
  }

  @Test
  void aValueAboveZeroIsASpikeAndNothingElseIs() {
    float[] values = {0f, -0f, -1f, Float.NaN, Float.MIN_VALUE, 0.5f, 2f};
    SpikeTrain train = SpikeTrain.of(1, 1, 7, values);
    assertThat(train.dense().values()).containsExactly(0, 0, 0, 0, 1, 1, 1);
  }

  @Test
  void givenWordsAreKeptAndNotCopied() {
    long[] words = {0b101};
    SpikeTrain train = new SpikeTrain(1, 1, 3, words);
    assertThat(train.count()).isEqualTo(2);
    train.set(0, 0, 1);
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
        .isThrownBy(() -> new SpikeTrain(2, 3, 65, new long[11]))
        .withMessage("a spike train needs 12 words");
  }
}
