package io.snn4j.core.layer;

import io.snn4j.api.SpikeTrain;
import io.snn4j.core.engine.Buffers;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.Kernels;
import io.snn4j.core.engine.OffHeap;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Load;
import io.snn4j.core.memory.Memory;
import java.util.Arrays;

/**
 * Products of a spike train [T,B,N] with a matrix and with a gradient, driven by its events: for
 * each spike a row is added, by vector instructions.
 */
final class WideSpikeProduct implements SpikeProduct {

  /** The floats of the rows that are kept near: half a megabyte of L2 cache. */
  private static final int NEAR = 1 << 17;

  private static final int WIDEST = 1024;
  private static final int PIECES = 8;
  private static final int STEPS = SpikeTrain.STEPS_PER_WORD;

  private final int inputs;
  private final int outputs;
  private final int chunks;
  private final int width;
  private final boolean byInput;
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  /** The weights, [out,in], if they do not lie by input. */
  private float[] flat = {};

  /** The transposed weights, by chunk of outputs: [chunk][input][width]. */
  private float[][][] rows = {};

  /** Row sums of the gradient for each input, by chunk of outputs: [chunk][input][width]. */
  private float[][][] sums = {};

  WideSpikeProduct(int inputs, int outputs, boolean byInput) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.byInput = byInput;
    chunks = (outputs + WIDEST - 1) / WIDEST;
    width = (outputs + chunks - 1) / chunks;
  }

  /** What one thread needs. */
  private static final class Scratch {
    final int[] counts = new int[STEPS];
    int[][] spiking = {};
    float[] sum = {};
    float[][] rows = {};
    int[] events = {};

    /** Which steps of each row of words meet a row. */
    int[] met = {};

    void room(int wordRows, int width) {
      if (met.length < wordRows) {
        met = new int[wordRows];
        rows = new float[wordRows * STEPS][width];
        events = new int[wordRows * STEPS];
      }
    }
  }

  @Override
  public Memory memory(Flow spikes, boolean forward, boolean backward, Load load) {
    int block = Math.min(perBlock(), spikes.batch() * spikes.wordRows());
    Memory scratch =
        Memory.of(
            "threads",
            Memory.heap("spikes", forward ? Bytes.ints(STEPS, inputs) + Bytes.floats(width) : 0),
            Memory.heap(
                "rows and events",
                backward
                    ? Bytes.floats((long) block * STEPS, width)
                        + Bytes.ints((long) block * STEPS)
                        + Bytes.ints(block)
                    : 0));
    return Memory.of(
        "spike products",
        Memory.heap("weights", forward && !byInput ? Bytes.floats((long) inputs * outputs) : 0),
        Memory.heap("weights by input", forward ? Bytes.floats(chunks, inputs, width) : 0),
        Memory.heap("gradient by input", backward ? Bytes.floats(chunks, inputs, width) : 0),
        scratch.times(load.threads()));
  }

  /** Rows of words whose rows of the gradient are kept near. */
  private int perBlock() {
    return Math.max(1, NEAR / (STEPS * width));
  }

  @Override
  public void forward(
      SpikeTrain spikes, OffHeap weights, float[] bias, float[] out, Engine engine) {
    if (rows.length == 0) {
      rows = new float[chunks][inputs][width];
      flat = new float[byInput ? 0 : inputs * outputs];
    }
    if (byInput) {
      copy(weights, engine);
    } else {
      weights.get(0, flat, flat.length);
      transpose(flat, engine);
    }
    int batch = spikes.batch();
    // all samples of a chunk before the next, so that all threads read the same weights
    for (int i = 0; i < chunks; i++) {
      int chunk = i;
      engine.parallel(batch, b -> forward(spikes, chunk, b, bias, out));
    }
  }

  private void forward(SpikeTrain spikes, int chunk, int b, float[] bias, float[] out) {
    Scratch own = scratch.get();
    if (own.spiking.length == 0) {
      own.spiking = new int[STEPS][inputs];
    }
    own.sum = Buffers.atLeast(own.sum, width);
    int first = chunk * width;
    int length = Math.min(width, outputs - first);
    for (int from = 0; from < spikes.steps(); from += STEPS) {
      list(spikes, spikes.row(from, b), own);
      for (int t = from; t < Math.min(spikes.steps(), from + STEPS); t++) {
        System.arraycopy(bias, first, own.sum, 0, length);
        int s = t - from;
        Kernels.addRows(rows[chunk], own.spiking[s], own.counts[s], own.sum, length);
        System.arraycopy(own.sum, 0, out, (t * spikes.batch() + b) * outputs + first, length);
      }
    }
  }

  /** From [in,out] to [chunk][in][width]. */
  private void copy(OffHeap weights, Engine engine) {
    engine.parallel(
        (inputs + STEPS - 1) / STEPS,
        piece -> {
          int end = Math.min(inputs, (piece + 1) * STEPS);
          for (int i = piece * STEPS; i < end; i++) {
            for (int chunk = 0; chunk < chunks; chunk++) {
              int first = chunk * width;
              weights.get(i * outputs + first, rows[chunk][i], Math.min(width, outputs - first));
            }
          }
        });
  }

  /** From [out,in] to [chunk][in][width], in squares of a cache line's width. */
  private void transpose(float[] weights, Engine engine) {
    engine.parallel(
        chunks * ((inputs + 15) / 16),
        piece -> {
          int chunk = piece % chunks;
          int block = piece / chunks * 16;
          int first = chunk * width;
          int length = Math.min(width, outputs - first);
          for (int k0 = 0; k0 < length; k0 += 16) {
            for (int i = block; i < Math.min(inputs, block + 16); i++) {
              float[] row = rows[chunk][i];
              for (int k = k0; k < Math.min(length, k0 + 16); k++) {
                row[k] = weights[(first + k) * inputs + i];
              }
            }
          }
        });
  }

  /** Lists the inputs that spike at each step of a row of words. */
  private void list(SpikeTrain spikes, int row, Scratch own) {
    int[] words = spikes.words();
    int[] counts = own.counts;
    int[][] spiking = own.spiking;
    Arrays.fill(counts, 0);
    for (int i = 0; i < inputs; i++) {
      for (int word = words[row + i]; word != 0; word &= word - 1) {
        int s = Integer.numberOfTrailingZeros(word);
        spiking[s][counts[s]++] = i;
      }
    }
  }

  @Override
  public void backward(SpikeTrain spikes, int shift, float[] rows, float[] into, Engine engine) {
    if (sums.length == 0) {
      sums = new float[chunks][inputs][width];
    }
    int ranges = Math.max(1, Math.min(PIECES / chunks, inputs / STEPS));
    engine.parallel(
        chunks * ranges,
        piece -> {
          int range = piece % ranges;
          int first = (int) ((long) range * inputs / ranges);
          int end = (int) ((range + 1L) * inputs / ranges);
          sum(spikes, shift, rows, piece / ranges, first, end);
          if (byInput) {
            copy(into, piece / ranges, first, end);
          } else {
            transpose(into, piece / ranges, first, end);
          }
        });
  }

  private void sum(SpikeTrain spikes, int shift, float[] rows, int chunk, int first, int end) {
    int from = chunk * width;
    int length = Math.min(width, outputs - from);
    int wordRows = spikes.batch() * spikes.rows();
    int perBlock = Math.min(wordRows, perBlock());
    Scratch own = scratch.get();
    own.room(perBlock, width);
    for (int i = first; i < end; i++) {
      Arrays.fill(sums[chunk][i], 0f);
    }
    for (int block = 0; block < wordRows; block += perBlock) {
      int blockEnd = Math.min(wordRows, block + perBlock);
      for (int row = block; row < blockEnd; row++) {
        copy(spikes, shift, rows, row, (row - block) * STEPS, from, length, own);
      }
      add(spikes, block, blockEnd, own, sums[chunk], first, end, length);
    }
  }

  /** Copies the rows that the steps of one row of words meet; each array then begins at 0. */
  private void copy(
      SpikeTrain spikes,
      int shift,
      float[] rows,
      int row,
      int into,
      int from,
      int length,
      Scratch own) {
    int batch = spikes.batch();
    int sample = row / spikes.rows();
    int step = row % spikes.rows() * STEPS + shift;
    int met = Math.max(0, Math.min(STEPS, spikes.steps() - step));
    own.met[into / STEPS] = SpikeProduct.met(met);
    for (int s = 0; s < met; s++) {
      int at = ((step + s) * batch + sample) * outputs + from;
      System.arraycopy(rows, at, own.rows[into + s], 0, length);
    }
  }

  private void add(
      SpikeTrain spikes,
      int block,
      int blockEnd,
      Scratch own,
      float[][] into,
      int first,
      int end,
      int length) {
    int[] words = spikes.words();
    for (int i = first; i < end; i++) {
      int count = 0;
      for (int row = block; row < blockEnd; row++) {
        int at = (row - block) * STEPS;
        for (int word = words[row * inputs + i] & own.met[row - block]; word != 0; ) {
          own.events[count++] = at + Integer.numberOfTrailingZeros(word);
          word &= word - 1;
        }
      }
      Kernels.addRows(own.rows, own.events, count, into[i], length);
    }
  }

  private void copy(float[] into, int chunk, int first, int end) {
    int from = chunk * width;
    int length = Math.min(width, outputs - from);
    for (int i = first; i < end; i++) {
      System.arraycopy(sums[chunk][i], 0, into, i * outputs + from, length);
    }
  }

  private void transpose(float[] into, int chunk, int first, int end) {
    int from = chunk * width;
    int length = Math.min(width, outputs - from);
    // squares of 16 floats, a cache line, on both sides
    for (int i0 = first; i0 < end; i0 += 16) {
      for (int k0 = 0; k0 < length; k0 += 16) {
        for (int k = k0; k < Math.min(length, k0 + 16); k++) {
          for (int i = i0; i < Math.min(end, i0 + 16); i++) {
            into[(from + k) * inputs + i] = sums[chunk][i][k];
          }
        }
      }
    }
  }
}
