package io.snn4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SignalRoomTest {

  private final SignalRoom room = new SignalRoom();

  @Test
  void aSpikeTrainOfTheSameShapeIsTheSameAndSilent() {
    SpikeTrain first = room.spikes(40, 2, 3);
    first.set(39, 1, 2);
    SpikeTrain second = room.spikes(40, 2, 3);
    assertThat(second).isSameAs(first);
    assertThat(second.count()).isZero();
  }

  @Test
  void aSmallerSpikeTrainIsSilentInTheSameWords() {
    SpikeTrain large = room.spikes(70, 2, 3);
    large.set(5, 0, 0);
    SpikeTrain small = room.spikes(6, 1, 3);
    assertThat(small.words()).isSameAs(large.words());
    assertThat(small.count()).isZero();
    assertThat(small.steps()).isEqualTo(6);
  }

  @Test
  void currentsOfTheSameShapeAreTheSame() {
    assertThat(room.dense(3, 2, 4)).isSameAs(room.dense(3, 2, 4));
    assertThat(room.dense(2, 2, 4).values()).hasSize(16);
    assertThat(room.constant(3, 2, 4)).isSameAs(room.constant(3, 2, 4));
    assertThat(room.constant(4, 2, 4).values()).hasSize(8);
  }

  @Test
  void itHoldsWhatItGaveLastAndWhatAnInnerRoomDid() {
    SpikeTrain spikes = room.spikes(3, 2, 4);
    Constant inner = room.inner().constant(3, 2, 4);
    assertThat(room.holds(spikes)).isTrue();
    assertThat(room.holds(inner)).isTrue();
    room.spikes(4, 2, 4);
    assertThat(room.holds(spikes)).isFalse();
    assertThat(room.holds(new Constant(3, 2, 4, inner.values()))).isFalse();
  }

  @Test
  void itsBytesAreThoseOfItsArrays() {
    assertThat(room.bytes()).isZero();
    room.spikes(33, 2, 5);
    room.dense(3, 2, 5);
    room.inner().constant(3, 2, 5);
    assertThat(room.bytes()).isEqualTo(4 * (2 * 2 * 5 + 3 * 2 * 5 + 2 * 5));
  }

  @Test
  void sizesMustBePositive() {
    assertThatThrownBy(() -> room.spikes(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> room.dense(-1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> room.constant(1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
