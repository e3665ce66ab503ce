package io.snn4j.train.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.tries.fuzz.Fuzz;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arrays from anybody. */
class NpyFuzzTest {

  private static final List<long[]> SHAPES =
      List.of(new long[] {6}, new long[] {2, 3}, new long[] {1, 1, 2});

  @Test
  void anyArrayIsReadOrRefused() throws IOException {
    List<byte[]> valid = new ArrayList<>();
    for (long[] shape : SHAPES) {
      valid.add(
          written(new float[] {1, -2, Float.NaN, Float.MIN_VALUE, Float.MAX_VALUE, 0}, shape));
    }
    new Fuzz("npy", valid)
        .words("'<f4'", "'>f4'", "'<f8'", "'|O'", "True", "(6,)", "(2, 3)", "()", "(", ", ", "\n")
        .refuses(IOException.class)
        .run(
            0.3,
            bytes -> {
              long[] shape = shape(bytes);
              float[] values = Npy.read(bytes, "x.npy", shape);
              assertThat(Npy.read(written(values, shape), "x.npy", shape)).containsExactly(values);
            });
  }

  /** Of the shapes the one that stands in the header, or the first. */
  private static long[] shape(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    return text.contains("(2, 3)") ? SHAPES.get(1) : SHAPES.get(text.contains("(1, 1") ? 2 : 0);
  }

  private static byte[] written(float[] values, long... shape) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int count = 1;
    for (long n : shape) {
      count *= (int) n;
    }
    Npy.write(out, java.util.Arrays.copyOf(values, count), shape);
    return out.toByteArray();
  }
}
