package io.snn4j.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PeerTimeTest {

  private static final List<String> WORKLOADS = List.of("plain", "rate", "layer512");

  private static PeerTime read(String line) {
    return PeerTime.read(line).orElseThrow();
  }

  @Test
  void medianOfABatch() {
    PeerTime time = read("plain: median 110.0 ms per batch over 100 batches, last loss 5.125");
    assertThat(time).isEqualTo(new PeerTime("plain", OptionalInt.empty(), Map.of("median", 110.0)));
    assertThat(time.ms()).isEqualTo(110);
    assertThat(time.title()).isEqualTo("plain");
  }

  @Test
  void partsAddUp() {
    PeerTime time = read("multi n=512: forward 1.5 ms, backward 2 ms, peak memory 300 MiB");
    assertThat(time.parts()).containsExactly(Map.entry("forward", 1.5), Map.entry("backward", 2.0));
    assertThat(time.ms()).isEqualTo(3.5);
    assertThat(time.title()).isEqualTo("multi n=512");
  }

  @Test
  void otherLinesTellNoTime() {
    for (String line :
        List.of(
            "", "loading MNIST", "warning: slow", "median 3 ms", "plain: 3 msec", "a b: c 3 ms")) {
      assertThat(PeerTime.read(line)).as(line).isEmpty();
    }
  }

  @Test
  void isComparedByNameThenByWidthThenWithPlain() {
    assertThat(read("rate: median 1 ms").workload(WORKLOADS)).isEqualTo("rate");
    assertThat(read("multi n=512: median 1 ms").workload(WORKLOADS)).isEqualTo("layer512");
    assertThat(read("hoist: median 1 ms").workload(WORKLOADS)).isEqualTo("plain");
  }
}
