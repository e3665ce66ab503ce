package io.snn4j.core.engine;

import static org.bytedeco.openblas.global.openblas.cblas_sasum;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Finds out whether all values of an array are finite. */
public final class Finite {

  /** Values per piece: little enough that threads share a large tensor. */
  private static final int PIECE = 1 << 17;

  private Finite() {}

  /**
   * {@return whether all values are finite; reads each once}
   *
   * @param array a contiguous tensor of floats
   * @param engine runs the work
   */
  public static boolean all(INDArray array, Engine engine) {
    int length = Math.toIntExact(array.length());
    int pieces = (length + PIECE - 1) / PIECE;
    boolean[] finite = new boolean[pieces];
    engine.parallel(
        pieces,
        piece -> {
          int from = piece * PIECE;
          finite[piece] = all(array, from, Math.min(PIECE, length - from));
        });
    for (boolean each : finite) {
      if (!each) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@return whether all values are finite}
   *
   * @param array a contiguous tensor of floats
   */
  public static boolean all(INDArray array) {
    return all(array, 0, Math.toIntExact(array.length()));
  }

  private static boolean all(INDArray array, int from, int length) {
    FloatPointer values = new FloatPointer(array.data().addressPointer()).position(from);
    // a sum of sizes is finite only if all of them are; very large ones may sum to infinity
    if (Float.isFinite(cblas_sasum(length, values, 1))) {
      return true;
    }
    float[] copy = new float[length];
    values.get(copy, 0, length);
    return all(copy, length);
  }

  /**
   * {@return whether the first values of an array are finite}
   *
   * @param values at least {@code length} of them
   * @param length how many to look at
   */
  public static boolean all(float[] values, int length) {
    for (int i = 0; i < length; i++) {
      if (!Float.isFinite(values[i])) {
        return false;
      }
    }
    return true;
  }
}
