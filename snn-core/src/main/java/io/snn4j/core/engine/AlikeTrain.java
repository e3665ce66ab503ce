package io.snn4j.core.engine;

import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Memory;
import java.util.Arrays;

/**
 * A spike train of which many neurons fire alike, as those do that a constant current drives from
 * rest: when such a neuron fires depends on its current alone, and of all currents come a few
 * hundred different histories of up to 32 steps.
 *
 * <p>So neurons of all samples are grouped by their words. A product with weights first adds up
 * those of a group's neurons and then multiplies these sums; a product with a gradient goes the
 * same way back. What is left of the products is a tenth or so, and spikes need not become floats.
 */
public final class AlikeTrain extends MatrixTrain {

  /** Groups that there is room for at first; rarely are there more. */
  private static final int GROUPS = 512;

  /** Places of the table for each group, so that few meet another's. */
  private static final int SPARSE = 4;

  /** The golden ratio's bits, whose multiples are far apart (Knuth's multiplicative hashing). */
  private static final int SPREAD = 0x9E3779B9;

  private final Room room;
  private boolean grouped;

  /** Memory for one spike train after another. */
  public static final class Room {
    private final OffHeapMatrix matrix = new OffHeapMatrix();
    private final OffHeapMatrix sides = new OffHeapMatrix();

    /** Values of all neurons and of all groups, for two columns at once. */
    private float[][] ofNeurons = {};

    private float[][] ofGroups = {};

    /** The words of the groups, and the bits of one of their steps. */
    private int[] words = {};

    private int[] bits = {};
    private int groups;

    /** By place: a group's word, or 0, and its number. */
    private int[] keys = {};

    private int[] numbers = {};

    /** The neurons that spike, sample by sample, and the groups they belong to. */
    private int[] neurons = {};

    private int[] groupOf = {};
    private int[] ends = {};

    /**
     * {@return what it takes}
     *
     * @param steps the number of time steps T
     * @param batch the number of samples B
     * @param features the number of features N
     */
    public static Memory memory(int steps, int batch, int features) {
      return Memory.of(
          "groups of spikes",
          Memory.heap("places", 2 * Bytes.ints(SPARSE * GROUPS)),
          Memory.heap("groups", 2 * Bytes.ints(GROUPS) + Rows.bytes(2, GROUPS)),
          Memory.heap("neurons", 2 * Bytes.ints((long) batch * features + 1) + Bytes.ints(batch)),
          Memory.heap("rows", Rows.bytes(2, features)),
          OffHeapMatrix.memory(steps, GROUPS).named("spikes of groups"));
    }

    /**
     * {@return what products take}
     *
     * @param batch the number of samples B
     * @param columns the columns M of the products
     */
    public static Memory products(int batch, int columns) {
      return OffHeapMatrix.memory((long) batch * columns, GROUPS).named("sums of groups");
    }

    private void room(int batch, int features) {
      // one more is written than is counted
      if (neurons.length <= batch * features) {
        neurons = new int[batch * features + 1];
        groupOf = new int[batch * features + 1];
      }
      ends = ends.length < batch ? new int[batch] : ends;
      if (ofNeurons.length == 0 || ofNeurons[0].length < features) {
        ofNeurons = Rows.of(2, features);
      }
      if (words.length == 0) {
        groupRoom(GROUPS);
      }
    }

    private void groupRoom(int most) {
      words = new int[most];
      bits = new int[most];
      ofGroups = Rows.of(2, most);
      keys = new int[SPARSE * most];
      numbers = new int[SPARSE * most];
    }
  }

  /**
   * A spike train whose spikes are to be written into its words.
   *
   * @param steps the number of time steps T, at most {@link #STEPS_PER_WORD}
   * @param batch the number of samples B
   * @param features the number of features N
   * @param words for the spikes, as of any spike train
   * @param room for their groups
   */
  public AlikeTrain(int steps, int batch, int features, int[] words, Room room) {
    super(steps, batch, features, words);
    this.room = room;
  }

  /**
   * {@return whether products of groups are known to take less time than those of a {@link
   * FloatTrain}: where BLAS would copy all spikes first, or read them once for each column}
   */
  public static boolean pays() {
    return !Pieces.READS_IN_PLACE;
  }

  @Override
  public void begin() {
    grouped = false;
  }

  /** Groups the neurons, in the order in which their words are met first. */
  private void group() {
    if (grouped) {
      return;
    }
    room.room(batch(), features());
    while (!foundGroups()) {
      room.groupRoom(2 * room.words.length);
    }
    resize(room.matrix, steps());
    for (int t = 0; t < steps(); t++) {
      SpikeMatrix.expand(room.words, t, room.bits, room.groups);
      room.matrix.putBits(t, room.bits);
    }
    grouped = true;
  }

  /** Makes room for rows of a value for each group, at first for as many as there may be. */
  private void resize(OffHeapMatrix matrix, int rows) {
    matrix.resize(rows, room.words.length);
    matrix.resize(rows, room.groups);
  }

  /** Whether there was room for all groups. */
  private boolean foundGroups() {
    int[] words = words();
    int[] keys = room.keys;
    int[] numbers = room.numbers;
    int last = keys.length - 1;
    int shift = Integer.numberOfLeadingZeros(last);
    Arrays.fill(keys, 0);
    int groups = 0;
    int end = 0;
    for (int b = 0; b < batch(); b++) {
      int from = row(0, b);
      int first = end;
      end = listSpiking(words, from, features(), room.neurons, first);
      for (int i = first; i < end; i++) {
        int word = words[from + room.neurons[i]];
        int place = (word * SPREAD) >>> shift;
        while (keys[place] != word) {
          if (keys[place] != 0) {
            place = (place + 1) & last;
          } else if (groups == room.words.length) {
            return false;
          } else {
            keys[place] = word;
            numbers[place] = groups;
            room.words[groups++] = word;
          }
        }
        room.groupOf[i] = numbers[place];
      }
      room.ends[b] = end;
    }
    // a matrix has columns
    if (groups == 0) {
      room.words[groups++] = 0;
    }
    room.groups = groups;
    return true;
  }

  /** Lists the neurons that spike; a branch for each would cost more. */
  private static int listSpiking(int[] words, int from, int length, int[] into, int first) {
    int count = first;
    for (int n = 0; n < length; n++) {
      into[count] = n;
      int word = words[from + n];
      count += (word | -word) >>> 31;
    }
    return count;
  }

  @Override
  public void times(OffHeapMatrix weights, int columns, OffHeap out) {
    group();
    int all = batch() * columns;
    resize(room.sides, all);
    for (int k = 0; k < columns; k += 2) {
      int second = Math.min(k + 1, columns - 1);
      weights.get(k, room.ofNeurons[0], 0);
      weights.get(second, room.ofNeurons[1], 0);
      for (int b = 0; b < batch(); b++) {
        clear(room.ofGroups, room.groups);
        add(room.ofNeurons, room.neurons, room.ofGroups, room.groupOf, from(b), room.ends[b]);
        room.sides.put(b * columns + k, 0, room.ofGroups[0], 0, room.groups);
        room.sides.put(b * columns + second, 0, room.ofGroups[1], 0, room.groups);
      }
    }
    Block right = room.sides.block().transpose();
    Block product = new Block(out, 0, all);
    float scale = 1 / SpikeMatrix.SPIKE;
    Block.multiply(scale, room.matrix.block(), right, 0f, product, steps(), all, room.groups);
  }

  @Override
  public void transposedTimes(OffHeap gradient, int columns, OffHeap into) {
    group();
    int all = batch() * columns;
    resize(room.sides, all);
    Block left = new Block(gradient, 0, all).transpose();
    Block product = room.sides.block();
    float scale = 1 / SpikeMatrix.SPIKE;
    Block.multiply(scale, left, room.matrix.block(), 0f, product, all, room.groups, steps());
    for (int k = 0; k < columns; k += 2) {
      int second = Math.min(k + 1, columns - 1);
      clear(room.ofNeurons, features());
      for (int b = 0; b < batch(); b++) {
        room.sides.get(b * columns + k, room.ofGroups[0], 0);
        room.sides.get(b * columns + second, room.ofGroups[1], 0);
        add(room.ofGroups, room.groupOf, room.ofNeurons, room.neurons, from(b), room.ends[b]);
      }
      into.put(k * features(), room.ofNeurons[0], features());
      into.put(second * features(), room.ofNeurons[1], features());
    }
  }

  private int from(int sample) {
    return sample == 0 ? 0 : room.ends[sample - 1];
  }

  private static void clear(float[][] two, int length) {
    Arrays.fill(two[0], 0, length, 0f);
    Arrays.fill(two[1], 0, length, 0f);
  }

  /** {@code sum[to[i]] += x[from[i]]}, for two x at once: what costs is where they are. */
  private static void add(float[][] x, int[] from, float[][] sum, int[] to, int first, int end) {
    float[] x0 = x[0];
    float[] x1 = x[1];
    float[] sum0 = sum[0];
    float[] sum1 = sum[1];
    for (int i = first; i < end; i++) {
      int at = from[i];
      int there = to[i];
      sum0[there] += x0[at];
      sum1[there] += x1[at];
    }
  }
}
