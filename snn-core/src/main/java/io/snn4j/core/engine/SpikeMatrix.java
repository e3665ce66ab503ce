package io.snn4j.core.engine;

import io.snn4j.api.SpikeTrain;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Memory;

/**
 * Products of some steps of one sample of a spike train, as a matrix with a row for each step, of
 * zeros and twos, of whose products the half is taken. For one thread at a time.
 */
public final class SpikeMatrix {

  /** A spike in the matrix: the one power of two above 1 whose bits are a single one. */
  static final float SPIKE = 2f;

  private static final int SPIKE_BIT = 30;

  private final int features;
  private int[] words = {};
  private int[] row = {};
  private final OffHeapMatrix matrix = new OffHeapMatrix();
  private OffHeap narrow = new OffHeap(1);

  /**
   * For spike trains of so many features.
   *
   * @param features the number of neurons N of the spike trains
   */
  public SpikeMatrix(int features) {
    this.features = features;
  }

  /**
   * {@return what an instance takes}
   *
   * @param features the number of neurons N of the spike trains
   * @param steps the steps at once
   * @param columns the columns of the other matrix
   */
  public static Memory memory(int features, int steps, int columns) {
    return Memory.of(
        "spikes as matrices",
        Memory.heap("words", Bytes.ints(features) + Rows.bytes(features)),
        OffHeapMatrix.memory(steps, features),
        Memory.offHeapFloats("result", (long) steps * columns));
  }

  /**
   * {@code out = w * s^T} for some steps of one sample.
   *
   * @param spikes s, [T,B,N]
   * @param sample which sample
   * @param from the first step, a multiple of {@link SpikeTrain#STEPS_PER_WORD}
   * @param to the step after the last
   * @param weights w, [M,N]
   * @param columns M
   * @param out receives [M,steps] from index 0 on
   */
  public void times(
      SpikeTrain spikes,
      int sample,
      int from,
      int to,
      OffHeapMatrix weights,
      int columns,
      float[] out) {
    int steps = to - from;
    expand(spikes, sample, from, to);
    narrow = narrow.atLeast(steps * columns);
    Block transposed = matrix.block().transpose();
    Block product = new Block(narrow, 0, steps);
    Block.multiplyFew(
        1 / SPIKE, weights.block(), transposed, 0f, product, columns, steps, features);
    narrow.get(0, out, steps * columns);
  }

  /**
   * {@code sum += g^T * s} for some steps of one sample.
   *
   * @param spikes s, [T,B,N]
   * @param sample which sample
   * @param from the first step, a multiple of {@link SpikeTrain#STEPS_PER_WORD}
   * @param to the step after the last
   * @param rows g, [T,B,M]
   * @param columns M
   * @param sum [M,N]
   * @param fresh whether the sum is replaced rather than added to
   */
  public void addTransposedTimes(
      SpikeTrain spikes,
      int sample,
      int from,
      int to,
      float[] rows,
      int columns,
      OffHeapMatrix sum,
      boolean fresh) {
    expand(spikes, sample, from, to);
    narrow = narrow.atLeast((to - from) * columns);
    for (int t = from; t < to; t++) {
      narrow.put((t - from) * columns, rows, (t * spikes.batch() + sample) * columns, columns);
    }
    Block left = new Block(narrow, 0, columns).transpose();
    float kept = fresh ? 0f : 1f;
    Block.multiplyFew(
        1 / SPIKE, left, matrix.block(), kept, sum.block(), columns, features, to - from);
  }

  /**
   * Writes the spikes as the bits of floats: what the JIT compiler can vectorise are integers, and
   * off the heap they are floats without a conversion.
   */
  private void expand(SpikeTrain spikes, int sample, int from, int to) {
    if (words.length < features) {
      words = new int[features];
      row = new int[Rows.length(features)];
    }
    matrix.resize(to - from, features);
    for (int t = from; t < to; t++) {
      if (t % SpikeTrain.STEPS_PER_WORD == 0) {
        System.arraycopy(spikes.words(), spikes.row(t, sample), words, 0, features);
      }
      expand(words, t, row, features);
      matrix.putBits(t - from, row);
    }
  }

  static void expand(int[] words, int step, int[] row, int length) {
    for (int n = 0; n < length; n++) {
      row[n] = (words[n] >>> step & 1) << SPIKE_BIT;
    }
  }
}
