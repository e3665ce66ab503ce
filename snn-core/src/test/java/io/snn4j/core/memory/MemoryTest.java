package io.snn4j.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {

  @Test
  void arraysHaveHeaderAndPadding() {
    assertThat(Bytes.floats(0)).isEqualTo(16);
    assertThat(Bytes.floats(1)).isEqualTo(24);
    assertThat(Bytes.ints(2)).isEqualTo(24);
    assertThat(Bytes.floats(3, 2)).isEqualTo(32 + 3 * 24);
    assertThat(Bytes.doubles(1, 1, 1)).isEqualTo(24 + 24 + 24);
  }

  @Test
  void lengthsThatNoArrayCanHaveAreRefused() {
    assertThatThrownBy(() -> Bytes.floats(1L << 31))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2,147,483,648 values");
  }

  @Test
  void ofTwoUsesInTurnEachPartCountsAtItsLargest() {
    Memory training = Memory.of("layer", Memory.heap("a", 5), Memory.heap("b", 1));
    Memory testing =
        Memory.of("layer", Memory.heap("a", 3), Memory.heap("b", 4), Memory.offHeapFloats("c", 1));
    assertThat(training.or(testing))
        .isEqualTo(testing.or(training))
        .satisfies(
            both -> {
              assertThat(both.heap()).isEqualTo(9);
              assertThat(both.offHeap()).isEqualTo(4);
            });
  }

  @Test
  void sumsAndMultiples() {
    Memory twice = Memory.of("x", Memory.heap("a", 5), Memory.offHeapFloats("b", 2)).times(2);
    assertThat(twice.total()).isEqualTo(26);
    assertThat(twice.parts())
        .isEqualTo(List.of(Memory.heap("a", 10), Memory.offHeapFloats("b", 4)));
  }

  @Test
  void flowsKnowTheirArrays() {
    Flow spikes = new Flow(Flow.Kind.SPIKES, 33, 2, 10);
    assertThat(spikes.bytes()).isEqualTo(Bytes.ints(2 * 2 * 10));
    assertThat(spikes.to(Flow.Kind.DENSE, 10).bytes()).isEqualTo(Bytes.floats(33 * 2 * 10));
    assertThat(spikes.to(Flow.Kind.CONSTANT, 10).bytes()).isEqualTo(Bytes.floats(2 * 10));
  }

  @Test
  void moreRowsThanAnArrayHoldsAreSaid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Flow(Flow.Kind.DENSE, Integer.MAX_VALUE, 2, 3))
        .withMessage(
            "2147483647 steps of 2 samples are 4294967294 rows, but an array holds at most"
                + " 2147483645 values; choose fewer steps or a smaller batch");
  }
}
