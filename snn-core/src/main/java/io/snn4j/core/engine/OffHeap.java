package io.snn4j.core.engine;

import static org.bytedeco.openblas.global.openblas.cblas_sasum;
import static org.bytedeco.openblas.global.openblas.cblas_saxpy;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Floats outside the heap, where BLAS reads and writes them, from and to which runs of values are
 * copied; loops over the copies become vector instructions, loops over a tensor do not.
 *
 * <p>Copied is by way of Java's buffers: JavaCPP's own copies go through JNI, which takes as long
 * again for runs of a thousand values. Threads may copy side by side.
 */
public final class OffHeap {

  /** The floats of a cache line, and of the widest vector. */
  static final int LINE = Rows.CACHE_LINE / Float.BYTES;

  private static final ThreadLocal<MovablePointer> LOOKING =
      ThreadLocal.withInitial(MovablePointer::new);

  /** Keeps the memory from being freed. */
  @SuppressWarnings("UnusedVariable")
  private final INDArray array;

  private final FloatPointer pointer;
  private final FloatBuffer floats;
  private final IntBuffer bits;

  /**
   * The memory of a tensor or of a contiguous view.
   *
   * @param array a tensor of floats
   */
  public OffHeap(INDArray array) {
    this(array, new FloatPointer(array.data().addressPointer()).capacity(array.length()));
  }

  /**
   * New memory, of whatever values, which begins with a cache line.
   *
   * @param length the number of values
   */
  public OffHeap(int length) {
    this(null, atLine(length));
  }

  /**
   * {@return a new tensor, whose memory begins with a cache line; that of ND4J's own begins 16
   * bytes behind one}
   *
   * @param values its values, in c order
   * @param shape its shape
   */
  public static INDArray tensor(float[] values, long... shape) {
    FloatPointer memory = atLine(values.length);
    memory.put(values, 0, values.length);
    return Nd4j.create(Nd4j.createBuffer(memory, values.length, DataType.FLOAT), shape);
  }

  /**
   * {@return a matrix whose columns lie one after another in memory that begins with a cache line}
   *
   * @param values its values, in c order
   * @param rows the number of rows
   * @param columns the number of columns
   */
  public static INDArray matrixByColumn(float[] values, long rows, long columns) {
    return tensor(MemoryOrder.transposed(values, rows, columns), columns, rows).transpose();
  }

  private static FloatPointer atLine(int length) {
    FloatPointer room = new FloatPointer((long) length + LINE - 1);
    long past = room.address() % Rows.CACHE_LINE / Float.BYTES;
    return room.getPointer((LINE - past) % LINE).capacity(length);
  }

  private OffHeap(INDArray array, FloatPointer pointer) {
    this.array = array;
    this.pointer = pointer;
    floats = pointer.asBuffer();
    bits = new IntPointer(pointer).capacity(pointer.capacity()).asBuffer();
  }

  /**
   * {@return the memory itself if it holds this many values, else new memory of whatever values}
   *
   * @param length how many values are needed
   */
  public OffHeap atLeast(int length) {
    return length() >= length ? this : new OffHeap(length);
  }

  /** {@return the number of values} */
  public int length() {
    return Math.toIntExact(pointer.capacity());
  }

  /** Whether the buffers do, which end after 2^31 bytes; tensors do not. */
  private boolean reaches(int at, int length) {
    Objects.checkFromIndexSize(at, length, length());
    return (long) at + length <= floats.capacity();
  }

  /**
   * {@return a pointer to a value, for BLAS; not to be moved}
   *
   * @param at the value's index
   */
  FloatPointer pointer(long at) {
    return at == 0 ? pointer : pointer.getPointer(at);
  }

  /**
   * Reads {@code length} values from index {@code at} on.
   *
   * @param at the first index
   * @param into receives the values, from its index 0 on
   * @param length how many values
   */
  public void get(int at, float[] into, int length) {
    get(at, into, 0, length);
  }

  /**
   * Reads {@code length} values from index {@code at} on.
   *
   * @param at the first index
   * @param into receives the values
   * @param first the index of the first of them
   * @param length how many values
   */
  public void get(int at, float[] into, int first, int length) {
    if (reaches(at, length)) {
      floats.get(at, into, first, length);
    } else {
      pointer(at).get(into, first, length);
    }
  }

  /**
   * Writes {@code length} values from index {@code at} on.
   *
   * @param at the first index
   * @param from the values, from index 0 on
   * @param length how many values
   */
  public void put(int at, float[] from, int length) {
    put(at, from, 0, length);
  }

  /**
   * Writes {@code length} values from index {@code at} on.
   *
   * @param at the first index
   * @param from the values
   * @param first the index of the first of them
   * @param length how many values
   */
  public void put(int at, float[] from, int first, int length) {
    if (reaches(at, length)) {
      floats.put(at, from, first, length);
    } else {
      pointer(at).put(from, first, length);
    }
  }

  /**
   * Writes {@code length} values of other memory.
   *
   * @param at the first index
   * @param from the values
   * @param first the index of the first of them
   * @param length how many values
   */
  public void put(int at, OffHeap from, int first, int length) {
    if (reaches(at, length) && from.reaches(first, length)) {
      floats.put(at, from.floats, first, length);
    } else {
      Pointer.memcpy(pointer(at), from.pointer(first), (long) Float.BYTES * length);
    }
  }

  /** {@return the sum of the sizes of {@code length} values from index {@code at} on} */
  float sumOfSizes(int at, int length) {
    try {
      return cblas_sasum(length, LOOKING.get().to(this, at), 1);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /**
   * Adds the values of other memory, which is as long.
   *
   * @param values what is added
   */
  public void add(OffHeap values) {
    // asked for each piece of each part, so nothing is made for a sentence that nobody reads
    if (length() != values.length()) {
      throw new IllegalArgumentException("%d values, but %d".formatted(length(), values.length()));
    }
    cblas_saxpy(length(), 1f, values.pointer, 1, pointer, 1);
  }

  /**
   * {@return some of the values, in the same place}
   *
   * @param at the first one's index
   * @param length how many values
   */
  public OffHeap view(int at, int length) {
    Objects.checkFromIndexSize(at, length, length());
    return new OffHeap(array, pointer.getPointer(at).capacity(length));
  }

  /**
   * Reads the bits of {@code length} floats from index {@code at} on.
   *
   * @param at the first index
   * @param into receives the bits of each value, from its index 0 on
   * @param length how many values
   */
  public void getBits(int at, int[] into, int length) {
    bits.get(at, into, 0, length);
  }

  /**
   * Writes the bits of {@code length} floats from index {@code at} on.
   *
   * @param at the first index
   * @param from the bits of each value, from index 0 on
   * @param length how many values
   */
  void putBits(int at, int[] from, int length) {
    bits.put(at, from, 0, length);
  }
}
