package io.snn4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuffersTest {

  @Test
  void anArrayLongEnoughIsKept() {
    float[] array = {1, 2, 3};
    assertThat(Buffers.atLeast(array, 3)).isSameAs(array);
    assertThat(Buffers.atLeast(array, 1)).isSameAs(array);
  }

  @Test
  void anArrayTooShortIsReplaced() {
    assertThat(Buffers.atLeast(new float[] {1, 2, 3}, 4)).containsExactly(0, 0, 0, 0);
  }
}
