package io.snn4j.core.engine;

import io.snn4j.api.SpikeTrain;
import io.snn4j.core.memory.Memory;
import java.util.Arrays;

/**
 * A spike train that is there as matrices for BLAS, of each sample a row of zeros and ones for each
 * step. Its words are made when somebody asks for them.
 */
public final class MatrixTrain extends SpikeTrain {

  /** A bit of the float 1 that 0 has not, and one that what is no number has besides. */
  private static final int ONE_BIT = 23;

  private static final int NO_NUMBER_BIT = 30;

  private final Room room;
  private boolean worded;

  /** Memory for one spike train after another. */
  public static final class Room {
    private OffHeapMatrix[] matrices = {};
    private int[] row = {};

    /**
     * {@return what it takes}
     *
     * @param steps the number of time steps T
     * @param batch the number of samples B
     * @param features the number of features N
     */
    public static Memory memory(int steps, int batch, int features) {
      return OffHeapMatrix.memory(steps, features).times(batch).named("spikes as matrices");
    }
  }

  /**
   * A spike train whose spikes are to be {@linkplain #put put in}.
   *
   * @param steps the number of time steps T, at most {@link SpikeTrain#STEPS_PER_WORD}
   * @param batch the number of samples B
   * @param features the number of features N
   * @param words for the words, as of any spike train
   * @param room for the matrices
   */
  public MatrixTrain(int steps, int batch, int features, int[] words, Room room) {
    super(steps, batch, features, words);
    this.room = room;
    if (room.matrices.length < batch) {
      int before = room.matrices.length;
      room.matrices = Arrays.copyOf(room.matrices, batch);
      for (int b = before; b < batch; b++) {
        room.matrices[b] = new OffHeapMatrix();
      }
    }
    for (int b = 0; b < batch; b++) {
      room.matrices[b].resize(steps, features);
    }
  }

  /**
   * Puts in a step's spikes of some neurons.
   *
   * @param step the time step
   * @param sample the sample
   * @param from the first neuron
   * @param spikes zeros and ones
   * @param first the index of the first neuron's
   * @param length how many neurons
   */
  public void put(int step, int sample, int from, float[] spikes, int first, int length) {
    room.matrices[sample].put(step, from, spikes, first, length);
  }

  /** A sample's matrix, [T,N]. */
  OffHeapMatrix matrix(int sample) {
    return room.matrices[sample];
  }

  @Override
  public synchronized int[] words() {
    int[] words = super.words();
    if (!worded) {
      room.row = room.row.length < features() ? new int[Rows.length(features())] : room.row;
      for (int b = 0; b < batch(); b++) {
        int at = row(0, b);
        Arrays.fill(words, at, at + features(), 0);
        for (int t = 0; t < steps(); t++) {
          room.matrices[b].getBits(t, room.row);
          for (int n = 0; n < features(); n++) {
            int bits = room.row[n];
            words[at + n] |= (bits >>> ONE_BIT & ~(bits >>> NO_NUMBER_BIT) & 1) << t;
          }
        }
      }
      worded = true;
    }
    return words;
  }
}
