package io.snn4j.core.layer;

import io.snn4j.api.SpikeTrain;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.Kernels;
import io.snn4j.core.engine.OffHeap;
import io.snn4j.core.engine.OffHeapMatrix;
import io.snn4j.core.engine.Rows;
import io.snn4j.core.engine.SpikeMatrix;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Load;
import io.snn4j.core.memory.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Products of a spike train [T,B,N] with a matrix of few columns: driven by its events, whose rows,
 * too short for vector instructions, are summed in registers; or, where spikes are many, as
 * products of matrices after all.
 */
final class NarrowSpikeProduct implements SpikeProduct {

  private static final int PIECES = 8;
  private static final int NEAR = 1 << 12;

  /**
   * The share of spikes above which a matrix product takes less time than the events do: on the way
   * forwards, and on the way back.
   */
  private static final double DENSE = 0.05;

  private static final double DENSE_BACK = 0.02;

  private static final int GROUPS = 16;
  private static final int LEAST_SAMPLES = 8;
  private static final int STEPS = SpikeTrain.STEPS_PER_WORD;

  private final int inputs;
  private final int outputs;
  private final float[] rows;
  private final float[] sums;
  private final OffHeapMatrix alignedWeights = new OffHeapMatrix();
  private OffHeapMatrix[] groupSums = {};
  private boolean denseBack;
  private final ThreadLocal<Scratch> scratch;

  NarrowSpikeProduct(int inputs, int outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
    rows = new float[inputs * outputs];
    sums = new float[inputs * outputs];
    scratch = ThreadLocal.withInitial(() -> new Scratch(inputs, outputs));
  }

  /**
   * What one thread needs. It knows nothing of the product: threads would never forget what leads
   * back to its own key.
   */
  private static final class Scratch {
    // the last is where bits go that are none
    final int[] counts = new int[STEPS + 1];
    final int[][] spiking;
    final SpikeMatrix matrix;
    final float[] out;
    float[] sum = {};
    float[] part = {};
    int[] events = {};

    Scratch(int inputs, int outputs) {
      spiking = new int[STEPS + 1][inputs + 4];
      matrix = new SpikeMatrix(inputs);
      out = new float[STEPS * outputs];
    }

    void room(int most) {
      // four at once are written, whether or not there are so many
      events = events.length < most + 4 ? new int[most + 4] : events;
    }
  }

  /** Which of both ways is taken depends on the spikes, so there has to be room for both. */
  @Override
  public Memory memory(Flow spikes, boolean forward, boolean backward, Load load) {
    int steps = spikes.steps();
    int batch = spikes.batch();
    // feedback, which goes backward alone, goes by events alone
    boolean both = forward && backward;
    List<Memory> scratch = new ArrayList<>();
    if (forward || backward) {
      scratch.add(Memory.heap("spikes", Bytes.ints(STEPS + 1L, inputs + 4L)));
      int dense = forward ? Math.min(steps, STEPS) : 0;
      scratch.add(SpikeMatrix.memory(inputs, dense, outputs));
      scratch.add(Memory.heap("sums", both && groups(batch) > 1 ? 2 * Rows.bytes(inputs) : 0));
      scratch.add(Memory.heap("rows", Bytes.floats((long) STEPS * outputs)));
      scratch.add(
          Memory.heap(
              "events",
              backward ? Bytes.ints((long) Math.min(near(steps), batch) * steps + 4) : 0));
    }
    long groups = groups(batch);
    return Memory.of(
        "spike products",
        Memory.heap("weights and gradient by input", 2 * Bytes.floats(rows.length)),
        OffHeapMatrix.memory(forward ? outputs : 0, inputs).named("weights"),
        OffHeapMatrix.memory(both ? groups * outputs : 0, inputs).named("sums"),
        Memory.of("threads", scratch).times(load.threads()));
  }

  /** The groups of samples whose gradients are summed side by side. */
  private static int groups(int batch) {
    return Math.min(GROUPS, (batch + LEAST_SAMPLES - 1) / LEAST_SAMPLES);
  }

  /** The samples whose rows of the gradient stay in the L1 cache. */
  private int near(int steps) {
    return Math.max(1, NEAR / (steps * outputs));
  }

  @Override
  public void forward(
      SpikeTrain spikes, OffHeap weights, float[] bias, float[] out, Engine engine) {
    double density = density(spikes, engine);
    denseBack = density > DENSE_BACK;
    if (density > DENSE) {
      forwardDense(spikes, weights, bias, out, engine);
    } else {
      forwardByEvents(spikes, weights, bias, out, engine);
    }
  }

  private static double density(SpikeTrain spikes, Engine engine) {
    long[] counts = new long[spikes.batch()];
    engine.parallel(counts.length, b -> counts[b] = spikes.count(b));
    return Arrays.stream(counts).sum()
        / ((double) spikes.steps() * spikes.batch() * spikes.features());
  }

  private void forwardDense(
      SpikeTrain spikes, OffHeap weights, float[] bias, float[] out, Engine engine) {
    int batch = spikes.batch();
    alignedWeights.copy(weights, outputs, inputs);
    engine.parallel(
        batch,
        b -> {
          Scratch own = scratch.get();
          for (int from = 0; from < spikes.steps(); from += STEPS) {
            int to = Math.min(spikes.steps(), from + STEPS);
            own.matrix.times(spikes, b, from, to, alignedWeights, outputs, own.out);
            for (int t = from; t < to; t++) {
              int at = (t * batch + b) * outputs;
              for (int k = 0; k < outputs; k++) {
                out[at + k] = bias[k] + own.out[k * (to - from) + t - from];
              }
            }
          }
        });
  }

  private void forwardByEvents(
      SpikeTrain spikes, OffHeap weights, float[] bias, float[] out, Engine engine) {
    // the place of the sums is free until the way back
    weights.get(0, sums, sums.length);
    for (int i = 0; i < inputs; i++) {
      for (int k = 0; k < outputs; k++) {
        rows[i * outputs + k] = sums[k * inputs + i];
      }
    }
    int batch = spikes.batch();
    engine.parallel(
        batch,
        b -> {
          Scratch own = scratch.get();
          for (int from = 0; from < spikes.steps(); from += STEPS) {
            list(spikes, spikes.row(from, b), own);
            for (int t = from; t < Math.min(spikes.steps(), from + STEPS); t++) {
              int at = (t * batch + b) * outputs;
              System.arraycopy(bias, 0, out, at, outputs);
              int s = t - from;
              add(rows, own.spiking[s], own.counts[s], out, at);
            }
          }
        });
  }

  /** Lists where the rows of the inputs begin that spike at each step of a row of words. */
  private void list(SpikeTrain spikes, int row, Scratch own) {
    int[] words = spikes.words();
    int[] counts = own.counts;
    int[][] spiking = own.spiking;
    Arrays.fill(counts, 0);
    for (int i = 0; i < inputs; i++) {
      int word = words[row + i];
      // four bits at once, whether or not there are so many: a branch for each costs more
      while (word != 0) {
        counts[STEPS] = 0;
        for (int bit = 0; bit < 4; bit++) {
          int s = Integer.numberOfTrailingZeros(word);
          spiking[s][counts[s]++] = i * outputs;
          word &= word - 1;
        }
      }
    }
  }

  @Override
  public void backward(SpikeTrain spikes, int shift, float[] rows, float[] into, Engine engine) {
    // feedback, which shifts, never goes forward here and so is never dense
    if (denseBack && shift == 0) {
      backwardDense(spikes, rows, into, engine);
    } else {
      backwardByEvents(spikes, shift, rows, into, engine);
    }
  }

  /** Sums over groups of samples, which do not depend on the number of threads, then over these. */
  private void backwardDense(SpikeTrain spikes, float[] rows, float[] into, Engine engine) {
    int batch = spikes.batch();
    int groups = groups(batch);
    if (groupSums.length < groups) {
      groupSums = new OffHeapMatrix[groups];
      Arrays.setAll(groupSums, group -> new OffHeapMatrix());
    }
    engine.parallel(
        groups,
        group -> {
          Scratch own = scratch.get();
          groupSums[group].resize(outputs, inputs);
          int first = (int) ((long) group * batch / groups);
          int end = (int) ((group + 1L) * batch / groups);
          for (int b = first; b < end; b++) {
            for (int from = 0; from < spikes.steps(); from += STEPS) {
              int to = Math.min(spikes.steps(), from + STEPS);
              boolean fresh = b == first && from == 0;
              own.matrix.addTransposedTimes(
                  spikes, b, from, to, rows, outputs, groupSums[group], fresh);
            }
          }
        });
    if (groups == 1) {
      for (int k = 0; k < outputs; k++) {
        groupSums[0].get(k, into, k * inputs);
      }
      return;
    }
    engine.parallel(
        outputs,
        k -> {
          Scratch own = scratch.get();
          own.sum = own.sum.length < inputs ? new float[Rows.length(inputs)] : own.sum;
          own.part = own.part.length < inputs ? new float[Rows.length(inputs)] : own.part;
          groupSums[0].get(k, own.sum, 0);
          for (int group = 1; group < groups; group++) {
            groupSums[group].get(k, own.part, 0);
            Kernels.add(own.part, own.sum, inputs);
          }
          System.arraycopy(own.sum, 0, into, k * inputs, inputs);
        });
  }

  private void backwardByEvents(
      SpikeTrain spikes, int shift, float[] rows, float[] into, Engine engine) {
    int ranges = Math.max(1, Math.min(PIECES, inputs / STEPS));
    // the rows of so many samples stay in the L1 cache while all inputs' spikes look for theirs
    int near = near(spikes.steps());
    engine.parallel(
        ranges,
        range -> {
          int first = (int) ((long) range * inputs / ranges);
          int end = (int) ((range + 1L) * inputs / ranges);
          Arrays.fill(sums, first * outputs, end * outputs, 0f);
          Scratch own = scratch.get();
          own.room(Math.min(near, spikes.batch()) * spikes.steps());
          for (int from = 0; from < spikes.batch(); from += near) {
            int to = Math.min(spikes.batch(), from + near);
            for (int i = first; i < end; i++) {
              int count = events(spikes, shift, i, from, to, own.events);
              add(rows, own.events, count, sums, i * outputs);
            }
          }
          for (int i = first; i < end; i++) {
            for (int k = 0; k < outputs; k++) {
              into[k * inputs + i] = sums[i * outputs + k];
            }
          }
        });
  }

  /** Lists where the rows begin that an input's spikes meet, in the order of sample and step. */
  private int events(SpikeTrain spikes, int shift, int input, int first, int end, int[] events) {
    int[] words = spikes.words();
    int step = spikes.batch() * outputs;
    int count = 0;
    for (int from = 0; from < spikes.steps(); from += STEPS) {
      int met = SpikeProduct.met(spikes.steps() - from - shift);
      int at = spikes.row(from, 0) + input;
      int stride = spikes.rows() * inputs;
      for (int b = first; b < end; b++) {
        int word = words[at + b * stride] & met;
        int base = (from + shift) * step + b * outputs;
        while (word != 0) {
          for (int bit = 0; bit < 4; bit++) {
            events[count] = base + Integer.numberOfTrailingZeros(word) * step;
            count += (word | -word) >>> 31;
            word &= word - 1;
          }
        }
      }
    }
    return count;
  }

  /** {@code sum[at + k] += rows[from[0] + k] + rows[from[1] + k] + ...}. */
  private void add(float[] rows, int[] from, int count, float[] sum, int at) {
    int k = 0;
    for (; k + 10 <= outputs; k += 10) {
      float s0 = sum[at + k];
      float s1 = sum[at + k + 1];
      float s2 = sum[at + k + 2];
      float s3 = sum[at + k + 3];
      float s4 = sum[at + k + 4];
      float s5 = sum[at + k + 5];
      float s6 = sum[at + k + 6];
      float s7 = sum[at + k + 7];
      float s8 = sum[at + k + 8];
      float s9 = sum[at + k + 9];
      for (int e = 0; e < count; e++) {
        int row = from[e] + k;
        s0 += rows[row];
        s1 += rows[row + 1];
        s2 += rows[row + 2];
        s3 += rows[row + 3];
        s4 += rows[row + 4];
        s5 += rows[row + 5];
        s6 += rows[row + 6];
        s7 += rows[row + 7];
        s8 += rows[row + 8];
        s9 += rows[row + 9];
      }
      sum[at + k] = s0;
      sum[at + k + 1] = s1;
      sum[at + k + 2] = s2;
      sum[at + k + 3] = s3;
      sum[at + k + 4] = s4;
      sum[at + k + 5] = s5;
      sum[at + k + 6] = s6;
      sum[at + k + 7] = s7;
      sum[at + k + 8] = s8;
      sum[at + k + 9] = s9;
    }
    for (; k < outputs; k++) {
      float s = sum[at + k];
      for (int e = 0; e < count; e++) {
        s += rows[from[e] + k];
      }
      sum[at + k] = s;
    }
  }
}
