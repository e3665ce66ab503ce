package io.snn4j.core.network;

import io.snn4j.api.Parameter;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.OffHeap;
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
  private static final int PIECE = 1 << 10;

  private final List<Map<Parameter, OffHeap>> gradients = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private int parts;

  /** Some values of a parameter, from all parts. */
  private static final class Piece {
    final OffHeap whole;
    final List<OffHeap> parts = new ArrayList<>();

    Piece(OffHeap whole) {
      this.whole = whole;
    }

    void addUp(int count) {
      whole.put(0, parts.get(0), 0, whole.length());
      for (int i = 1; i < count; i++) {
        whole.add(parts.get(i));
      }
    }
  }

  /** What it takes for parameters of so many values. */
  static Memory memory(List<Parameter> parameters, int parts) {
    long values = parameters.stream().mapToLong(each -> each.value().length()).sum();
    return Memory.offHeapFloats("gradients of all parts", values * parts);
  }

  /** Makes ready for a batch; the parameters are the same every time. */
  void begin(List<Parameter> parameters, int newParts) {
    parts = newParts;
    if (pieces.isEmpty()) {
      for (Parameter parameter : parameters) {
        for (OffHeap piece : inPieces(new OffHeap(parameter.gradient()))) {
          pieces.add(new Piece(piece));
        }
      }
    }
    while (gradients.size() < parts) {
      Map<Parameter, OffHeap> own = new HashMap<>();
      int piece = 0;
      for (Parameter parameter : parameters) {
        OffHeap memory = new OffHeap(Math.toIntExact(parameter.value().length()));
        own.put(parameter, memory);
        for (OffHeap values : inPieces(memory)) {
          pieces.get(piece++).parts.add(values);
        }
      }
      gradients.add(own);
    }
  }

  private static List<OffHeap> inPieces(OffHeap values) {
    List<OffHeap> pieces = new ArrayList<>();
    for (int from = 0; from < values.length(); from += PIECE) {
      pieces.add(values.view(from, Math.min(PIECE, values.length() - from)));
    }
    return pieces;
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
