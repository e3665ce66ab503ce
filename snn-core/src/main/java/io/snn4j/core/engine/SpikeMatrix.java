package io.snn4j.core.engine;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import io.snn4j.api.SpikeTrain;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * Some samples of a spike train as a matrix of zeros and ones, a row for each sample and step, and
 * its products. For one thread at a time.
 */
public final class SpikeMatrix {

  private static final int ONE = Float.floatToRawIntBits(1f);

  private final int features;
  private int[] words = {};
  private int[] row = {};
  private float[][] rows = {};
  private FloatPointer matrix = new FloatPointer(1L);
  private IntPointer bits = new IntPointer(matrix);
  private FloatPointer result = new FloatPointer(1L);

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
   * @param count rows of {@link #timesTransposed} at once
   * @param columns the columns of the result
   * @param steps the steps of {@link #rows}; 0 where they are not asked for
   */
  public static Memory memory(int features, long count, int columns, int steps) {
    return Memory.of(
        "spikes as matrices",
        Memory.heap("words", 2 * Bytes.ints(features)),
        Memory.heap("rows", steps == 0 ? 0 : Bytes.floats(steps, features)),
        Memory.offHeapFloats("matrix and result", count * (features + columns)));
  }

  /**
   * {@code out[b,t] = s[b,t] * w^T} for some samples and steps.
   *
   * @param spikes s, [T,B,N]
   * @param first the first sample
   * @param end the sample after the last
   * @param from the first step, a multiple of {@link SpikeTrain#STEPS_PER_WORD}
   * @param to the step after the last
   * @param weights [M,N], off the heap
   * @param out receives [samples,steps,M] from index 0
   * @param columns the columns of the result
   */
  public void timesTransposed(
      SpikeTrain spikes,
      int first,
      int end,
      int from,
      int to,
      FloatPointer weights,
      float[] out,
      int columns) {
    int count = (end - first) * (to - from);
    room((long) count * features);
    long at = 0;
    for (int b = first; b < end; b++) {
      for (int t = from; t < to; t++, at += features) {
        load(spikes, b, t);
        bits.position(at).put(row, 0, features);
      }
    }
    if (result.capacity() < (long) count * columns) {
      result = new FloatPointer((long) count * columns);
    }
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        count,
        columns,
        features,
        1f,
        matrix,
        features,
        weights,
        features,
        0f,
        result,
        columns);
    result.position(0).get(out, 0, count * columns);
  }

  /**
   * {@return the rows of some steps of one sample, [steps][N] or more; valid until the next call}
   *
   * @param spikes s, [T,B,N]
   * @param sample which sample
   * @param from the first step, a multiple of {@link SpikeTrain#STEPS_PER_WORD}
   * @param to the step after the last
   */
  public float[][] rows(SpikeTrain spikes, int sample, int from, int to) {
    if (rows.length < to - from) {
      rows = new float[to - from][features];
    }
    room(features);
    for (int t = from; t < to; t++) {
      load(spikes, sample, t);
      bits.position(0).put(row, 0, features);
      matrix.position(0).get(rows[t - from], 0, features);
    }
    return rows;
  }

  private void room(long length) {
    if (matrix.capacity() < length) {
      matrix = new FloatPointer(length);
      bits = new IntPointer(matrix).capacity(length);
    }
    matrix.position(0);
  }

  /**
   * Puts the spikes of one step into {@link #row}, as the bits of floats: what the JIT compiler can
   * vectorise are integers, and off the heap they are floats without a conversion.
   */
  private void load(SpikeTrain spikes, int sample, int step) {
    if (words.length < features) {
      words = new int[features];
      row = new int[features];
    }
    if (step % SpikeTrain.STEPS_PER_WORD == 0) {
      System.arraycopy(spikes.words(), spikes.row(step, sample), words, 0, features);
    }
    expand(words, step, row, features);
  }

  private static void expand(int[] words, int step, int[] row, int length) {
    for (int n = 0; n < length; n++) {
      row[n] = -(words[n] >>> step & 1) & ONE;
    }
  }
}
