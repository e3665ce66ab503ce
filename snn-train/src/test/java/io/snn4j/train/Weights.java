package io.snn4j.train;

import io.snn4j.core.network.Network;
import java.nio.IntBuffer;
import java.util.Collection;
import java.util.List;

/**
 * A network's parameters, bit by bit; AssertJ's recursive comparison lets floats differ by 1e-6.
 */
public final class Weights {

  private Weights() {}

  /** The bits of all values, in the order of the parameters. */
  public static List<IntBuffer> bits(Network network) {
    return bits(floats(network));
  }

  /** The bits of arrays. */
  static List<IntBuffer> bits(Collection<float[]> arrays) {
    return arrays.stream().map(Weights::bits).toList();
  }

  private static IntBuffer bits(float[] values) {
    IntBuffer bits = IntBuffer.allocate(values.length);
    for (int i = 0; i < values.length; i++) {
      bits.put(i, Float.floatToRawIntBits(values[i]));
    }
    return bits;
  }

  /** A copy of all values, in the order of the parameters. */
  public static List<float[]> floats(Network network) {
    return List.copyOf(Snapshot.of(network.parameters()).values());
  }
}
