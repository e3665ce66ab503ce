package io.snn4j.core.network;

import io.snn4j.api.Parameter;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.Kernels;
import io.snn4j.core.engine.OffHeap;
import io.snn4j.core.engine.Rows;
import io.snn4j.core.memory.Memory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The gradients of parts of a batch that go back side by side, each kept apart until all are there
 * and can be added up in the order of the parts.
 */
final class GradientSums {

  /** Values of a parameter that one thread adds up. */
  private static final int PIECE = 1 << 12;

  private final List<Map<Parameter, OffHeap>> gradients = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private int parts;

  /** Some values of a parameter, from all parts. */
  private static final class Piece {
    final int from;
    final int length;
    final OffHeap whole;
    final List<OffHeap> parts = new ArrayList<>();
    final float[] sum;
    final float[] part;

    Piece(Parameter parameter, int from, int length) {
      this.from = from;
      this.length = length;
      whole = new OffHeap(parameter.gradient());
      sum = new float[Rows.length(length)];
      part = new float[Rows.length(length)];
    }

    void addUp(int count) {
      parts.get(0).get(from, sum, length);
      for (int i = 1; i < count; i++) {
        parts.get(i).get(from, part, length);
        Kernels.add(part, sum, length);
      }
      whole.put(from, sum, length);
    }
  }

  /** What it takes for parameters of so many values. */
  static Memory memory(List<Parameter> parameters, int parts) {
    long values = 0;
    long work = 0;
    for (Parameter parameter : parameters) {
      long length = parameter.value().length();
      values += length;
      for (long from = 0; from < length; from += PIECE) {
        work += 2 * Rows.bytes((int) Math.min(PIECE, length - from));
      }
    }
    return Memory.of(
        "gradients of all parts",
        Memory.offHeapFloats("values", values * parts),
        Memory.heap("sums", work));
  }

  /** Makes ready for a batch; the parameters are the same every time. */
  void begin(List<Parameter> parameters, int newParts) {
    parts = newParts;
    if (pieces.isEmpty()) {
      for (Parameter parameter : parameters) {
        int length = Math.toIntExact(parameter.value().length());
        for (int from = 0; from < length; from += PIECE) {
          pieces.add(new Piece(parameter, from, Math.min(PIECE, length - from)));
        }
      }
    }
    while (gradients.size() < parts) {
      Map<Parameter, OffHeap> own = new HashMap<>();
      int piece = 0;
      for (Parameter parameter : parameters) {
        OffHeap memory = new OffHeap(Math.toIntExact(parameter.value().length()));
        own.put(parameter, memory);
        for (int from = 0; from < memory.length(); from += PIECE) {
          pieces.get(piece++).parts.add(memory);
        }
      }
      gradients.add(own);
    }
  }

  /** Where a part's gradients go. */
  Map<Parameter, OffHeap> of(int part) {
    return gradients.get(part);
  }

  /** Puts the sums where the parameters have theirs. */
  void addUp(Engine engine) {
    engine.parallel(pieces.size(), i -> pieces.get(i).addUp(parts));
  }
}
