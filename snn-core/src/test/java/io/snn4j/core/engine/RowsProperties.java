package io.snn4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.memory.Bytes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RowsProperties {

  @Property
  void takeWholeCacheLinesAndLittleMore(@ForAll @IntRange(max = 1 << 20) int least) {
    int length = Rows.length(least);
    long bytes = Bytes.floats(length);
    assertThat(bytes % 64).isZero();
    assertThat(bytes).isBetween(Bytes.floats(least), Bytes.floats(least) + 64 + 2 * 320);
  }

  @Property
  void ofNoTwoAreAPageApart(@ForAll @IntRange(min = 77, max = 1 << 20) int least) {
    assertThat(Bytes.floats(Rows.length(least)) % 4096).isBetween(320L, 4096L - 320);
  }

  @Property(tries = 200)
  void areAsManyAndAsLongAsAskedFor(
      @ForAll @IntRange(max = 40) int count, @ForAll @IntRange(max = 2000) int least) {
    float[][] rows = Rows.of(count, least);
    long bytes = Bytes.floats(rows.length);
    for (int i = 0; i < count; i++) {
      assertThat(rows[i].length).isGreaterThanOrEqualTo(least);
      bytes += Bytes.floats(rows[i].length);
    }
    assertThat(rows.length).isGreaterThanOrEqualTo(count);
    assertThat(Rows.bytes(count, least)).isEqualTo(bytes);
  }
}
