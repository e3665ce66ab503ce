package io.snn4j.core.engine;

import io.snn4j.api.SpikeTrain;
import io.snn4j.core.memory.Memory;
import java.util.Arrays;

/**
 * A spike train that is there as floats, with a row of zeros and ones for each sample of each step,
 * [T*B,N]. Its words are made when somebody asks for them.
 */
public final class FloatTrain extends MatrixTrain {

  /** A bit of the float 1 that 0 has not, and one that what is no number has besides. */
  private static final int ONE_BIT = 23;

  private static final int NO_NUMBER_BIT = 30;

  private final Room room;
  private boolean worded;

  /** Memory for one spike train after another. */
  public static final class Room {
    private final OffHeapMatrix matrix = new OffHeapMatrix();
    private int[] row = {};

    /**
     * {@return what it takes}
     *
     * @param steps the number of time steps T
     * @param batch the number of samples B
     * @param features the number of features N
     */
    public static Memory memory(int steps, int batch, int features) {
      return OffHeapMatrix.memory((long) steps * batch, features).named("spikes as a matrix");
    }
  }

  /**
   * A spike train whose spikes are to be {@linkplain #put put in}.
   *
   * @param steps the number of time steps T, at most {@link SpikeTrain#STEPS_PER_WORD}
   * @param batch the number of samples B
   * @param features the number of features N
   * @param words for the words, as of any spike train
   * @param room for the matrix
   */
  public FloatTrain(int steps, int batch, int features, int[] words, Room room) {
    super(steps, batch, features, words);
    this.room = room;
    begin();
  }

  @Override
  public void begin() {
    worded = false;
    room.matrix.resize(Math.multiplyExact(steps(), batch()), features());
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
    room.matrix.put(step * batch() + sample, from, spikes, first, length);
  }

  @Override
  public void times(OffHeapMatrix weights, int columns, OffHeap out) {
    Block left = room.matrix.block();
    Block right = weights.block().transpose();
    Block product = new Block(out, 0, columns);
    int each = Math.max(1, Math.min(rowsAtOnce(columns), Pieces.SUMS / columns));
    for (int row = 0; row < steps() * batch(); row += each) {
      int rows = Math.min(each, steps() * batch() - row);
      Block.multiplyFew(left.fromRow(row), right, product.fromRow(row), rows, columns, features());
    }
  }

  @Override
  public void transposedTimes(OffHeap gradient, int columns, OffHeap into) {
    Block left = new Block(gradient, 0, columns).transpose();
    Block right = room.matrix.block();
    Block product = new Block(into, 0, features());
    int each = rowsAtOnce(columns);
    for (int row = 0; row < steps() * batch(); row += each) {
      int rows = Math.min(each, steps() * batch() - row);
      Block.multiplyFew(
          1f,
          left.fromColumn(row),
          right.fromRow(row),
          row == 0 ? 0f : 1f,
          product,
          columns,
          features(),
          rows);
    }
  }

  /** Rows whose product with so many columns is one whose sides BLAS reads where they are. */
  private int rowsAtOnce(int columns) {
    return Math.max(1, (int) (Pieces.MULTIPLICATIONS / ((long) columns * features())));
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
          room.matrix.getBits(t * batch() + b, room.row);
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
