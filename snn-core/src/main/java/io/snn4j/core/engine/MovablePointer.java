package io.snn4j.core.engine;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A pointer for one call of BLAS after another; it keeps nothing from being freed. */
final class MovablePointer extends FloatPointer {

  MovablePointer() {
    super((Pointer) null);
  }

  /** Moves it to a value. */
  MovablePointer to(OffHeap values, long at) {
    address = values.pointer(0).address() + Float.BYTES * at;
    return this;
  }
}
