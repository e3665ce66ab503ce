package io.snn4j.core.layer;

import io.snn4j.api.Heaviside;
import io.snn4j.api.SpikeTrain;
import io.snn4j.api.Tile;
import io.snn4j.core.engine.OffHeap;
import io.snn4j.core.engine.Rows;
import io.snn4j.core.engine.StepRows;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Memory;
import java.util.Arrays;

/**
 * One tile through time: the arrays a neuron model works on, and the history that the backward walk
 * needs. Reused for tile after tile by one thread.
 *
 * <p>History is kept of one segment of steps at a time, and of the others where each begins, from
 * which its steps are computed again; so it hardly grows with T, and stays in the L2 cache.
 */
final class TileRun implements Tile {

  /** The steps that are summed as bits of one float before they become those of a word. */
  static final int STEPS_PER_FLOAT = SpikeTrain.STEPS_PER_WORD / 2;

  /** Added to fewer multiples of {@link Heaviside#SILENT}, it makes these a float's lowest bits. */
  private static final float WHOLE = 0x1p23f * Heaviside.SILENT;

  private static final int WHOLE_BITS = Float.floatToRawIntBits(WHOLE);

  /** The steps of a segment; the last may have fewer. */
  static final int SEGMENT = 32;

  private static final float[] UNKNOWN = {};

  /** Arrays that stand alone. */
  private static final int ALONE = 10;

  private final int capacity;
  private final int stateCount;
  private final int derivedCount;
  private final boolean[] learns;
  private float[][] coefficients;
  private float[][] derived;
  private float[][] coefficientGradients;
  private float[][] stateGradients;
  private float[] current;
  private float[] currentGradient;
  private float[] inputGradientSum;
  private float[] fedBack;
  private float[] fedBackGradient;
  private float[] spikes;
  private float[] spikeGradient;
  private float[] excessGradient;
  private float[] silentBits;
  private final OffHeap offHeap;
  private final StepRows ownSlopes = new StepRows();
  private StepRows slopes = ownSlopes;
  private int firstSlope;
  private final int[] bits;
  private final int[] words;
  private float[][][] states;
  private float[] excess;
  // the states at the beginning of each segment, and then what is fed back
  private float[][][] beginnings;
  private int keptSteps;
  private int keptSegments;
  private int size;
  private int step;
  private int first;
  private boolean history;
  private boolean spikesAreLast;

  TileRun(int capacity, int stateCount, int derivedCount, boolean[] learns) {
    this.capacity = capacity;
    this.stateCount = stateCount;
    this.learns = learns;
    this.derivedCount = derivedCount;
    offHeap = new OffHeap(capacity);
    bits = new int[Rows.length(capacity)];
    words = new int[Rows.length(capacity)];
    makeArrays(0);
  }

  /** All at once, so that they lie side by side and vectors meet them in step. */
  private void makeArrays(int steps) {
    keptSteps = kept(steps);
    keptSegments = segments(steps);
    coefficients = Rows.of(learns.length, capacity);
    coefficientGradients = Rows.of(learns.length, capacity);
    derived = Rows.of(derivedCount, capacity);
    stateGradients = Rows.of(stateCount, capacity);
    float[][] alone = Rows.of(ALONE, capacity);
    current = alone[0];
    currentGradient = alone[1];
    inputGradientSum = alone[2];
    fedBack = alone[3];
    fedBackGradient = alone[4];
    spikes = alone[5];
    spikeGradient = alone[6];
    excessGradient = alone[7];
    silentBits = alone[8];
    excess = alone[9];
    Arrays.fill(silentBits, WHOLE);
    states = rows(Math.max(2, keptSteps + 1), stateCount);
    beginnings = rows(keptSegments, stateCount + 1);
  }

  private float[][][] rows(int blocks, int count) {
    float[][][] rows = new float[Rows.length(blocks)][][];
    for (int i = 0; i < blocks; i++) {
      rows[i] = Rows.of(count, capacity);
    }
    return rows;
  }

  /**
   * What one takes.
   *
   * @param steps T if it walks back, else 0
   */
  static Memory memory(
      int capacity, int stateCount, int derivedCount, int coefficients, int steps) {
    return Memory.of(
        "tile",
        Memory.heap(
            "step",
            Rows.bytes(ALONE, capacity)
                + 2 * Rows.bytes(coefficients, capacity)
                + Rows.bytes(derivedCount, capacity)
                + Rows.bytes(stateCount, capacity)),
        Memory.heap("words", 2 * Rows.bytes(capacity)),
        Memory.offHeapFloats("bits", capacity),
        Memory.heap(
            "history",
            bytes(Math.max(2, kept(steps) + 1), stateCount, capacity)
                + bytes(segments(steps), stateCount + 1, capacity)));
  }

  /** What its own slopes take over so many steps of so many samples. */
  static Memory slopes(int length, int samples, int steps) {
    return StepRows.memory((long) kept(steps) * samples, length).named("slopes");
  }

  private static long bytes(int blocks, int count, int capacity) {
    return Bytes.ints(Rows.length(blocks)) + blocks * Rows.bytes(count, capacity);
  }

  /** The number of segments that make so many steps. */
  static int segments(int steps) {
    return (int) ((steps + SEGMENT - 1L) / SEGMENT);
  }

  private static int kept(int steps) {
    return Math.min(steps, SEGMENT);
  }

  /**
   * Begins a tile.
   *
   * @param keepHistory whether the states of a segment's steps are kept, for the walk back
   */
  void begin(int newSize, int steps, boolean keepHistory) {
    size = newSize;
    history = keepHistory;
    spikesAreLast = false;
    first = 0;
    if (keepHistory && (keptSteps < kept(steps) || keptSegments < segments(steps))) {
      makeArrays(steps);
    }
  }

  /** Goes on from the end of the segment before, or from the start of time, to a segment. */
  void enter(int segment) {
    first = segment * SEGMENT;
    float[][] beginning = beginnings[segment];
    for (int s = 0; s < stateCount; s++) {
      if (segment > 0) {
        System.arraycopy(states[SEGMENT][s], 0, states[0][s], 0, size);
      }
      System.arraycopy(states[0][s], 0, beginning[s], 0, size);
    }
    System.arraycopy(fedBack, 0, beginning[stateCount], 0, size);
  }

  /** Goes back to the beginning of a segment that was entered before. */
  void enterAgain(int segment) {
    first = segment * SEGMENT;
    for (int s = 0; s < stateCount; s++) {
      System.arraycopy(beginnings[segment][s], 0, states[0][s], 0, size);
    }
    fedBackAtFirst();
  }

  /** The states with which a segment begins, and then what comes back at its first step. */
  float[][] beginning(int segment) {
    return beginnings[segment];
  }

  /** The first step of the segment. */
  int first() {
    return first;
  }

  /** Puts back what came back at the first step of the segment. */
  void fedBackAtFirst() {
    System.arraycopy(beginnings[first / SEGMENT][stateCount], 0, fedBack, 0, size);
  }

  /** Goes to a step; {@code before} and {@code after} are its states. */
  void at(int newStep) {
    step = newStep;
  }

  private float[][] states(int at) {
    return states[history ? at - first : at & 1];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public float[] coefficient(int index) {
    return coefficients[index];
  }

  @Override
  public float[] derived(int index) {
    return derived[index];
  }

  @Override
  public float[] current() {
    return current;
  }

  @Override
  public float[] before(int index) {
    return states(step)[index];
  }

  @Override
  public float[] after(int index) {
    return states(step + 1)[index];
  }

  @Override
  public float[] excess() {
    return excess;
  }

  @Override
  public float[] fired() {
    return spikesAreLast ? spikes : UNKNOWN;
  }

  /** Says whether {@link #spikes} are those of the step before, as the excess decided them. */
  void spikesAreLast(boolean now) {
    spikesAreLast = now;
  }

  @Override
  public float[] spikes() {
    return spikes;
  }

  /**
   * How much spikes grow with a constant current, a row for each sample of each step of a segment.
   */
  StepRows slopes() {
    return slopes;
  }

  /** The first row of the slopes that is the tile's. */
  int firstSlope() {
    return firstSlope;
  }

  /** Takes rows, from some row on, for slopes that are kept for the way back. */
  void slopes(StepRows kept, int first) {
    slopes = kept;
    firstSlope = first;
  }

  /** Takes rows of its own, for slopes that are soon forgotten. */
  void ownSlopes() {
    slopes(ownSlopes, 0);
  }

  @Override
  public float[] excessGradient() {
    return excessGradient;
  }

  @Override
  public float[] stateGradient(int index) {
    return stateGradients[index];
  }

  @Override
  public float[] spikeGradient() {
    return spikeGradient;
  }

  @Override
  public float[] currentGradient() {
    return currentGradient;
  }

  /** Makes ready for the walk back: no gradients yet. */
  void clearGradients() {
    spikesAreLast = false;
    for (int s = 0; s < stateCount; s++) {
      Arrays.fill(stateGradients[s], 0f);
    }
    for (int k = 0; k < learns.length; k++) {
      Arrays.fill(coefficientGradients[k], 0f);
    }
    Arrays.fill(inputGradientSum, 0f);
    Arrays.fill(fedBackGradient, 0f);
  }

  /**
   * The steps of up to {@link #STEPS_PER_FLOAT} without a spike, each a power of two times {@link
   * Heaviside#SILENT}: adding floats is what the JIT compiler turns into vector instructions,
   * setting bits is not. They begin at {@link #WHOLE}.
   */
  float[] silentBits() {
    return silentBits;
  }

  /**
   * Puts the spikes of the steps summed into the words of a spike train and begins anew.
   *
   * @param step the step of the lowest bit
   * @param steps how many were summed
   * @param sample the sample that the tile begins with
   * @param from the neuron of it that the tile begins with
   */
  void storeBits(SpikeTrain train, int step, int steps, int sample, int from) {
    int shift = step % SpikeTrain.STEPS_PER_WORD;
    if (shift == 0) {
      Arrays.fill(words, 0, size, 0);
    }
    // by way of memory off the heap, where floats become their bits without a loop
    offHeap.put(0, silentBits, size);
    offHeap.getBits(0, bits, size);
    addSpikes(bits, (1 << steps) - 1, shift, words, size);
    int length = Math.min(size, train.features() - from);
    for (int done = 0, b = sample; done < size; done += length, b++) {
      System.arraycopy(words, done, train.words(), train.row(step, b) + from, length);
    }
    Arrays.fill(silentBits, 0, size, WHOLE);
  }

  /** From sums of silent steps to spikes; none where a sum is no number, as a membrane is none. */
  private static void addSpikes(int[] sums, int steps, int shift, int[] words, int length) {
    for (int n = 0; n < length; n++) {
      int silent = sums[n] - WHOLE_BITS;
      int number = ((silent >>> STEPS_PER_FLOAT) - 1) >> 31;
      words[n] |= (~silent & steps & number) << shift;
    }
  }

  /** What went out at the step before and comes back now. */
  float[] fedBack() {
    return fedBack;
  }

  /** The gradient of what went out at the step before, by way of what it did now. */
  float[] fedBackGradient() {
    return fedBackGradient;
  }

  /** For the gradient of a current that is the same at every step. */
  float[] inputGradientSum() {
    return inputGradientSum;
  }

  @Override
  public float[] coefficientGradient(int index) {
    return coefficientGradients[index];
  }

  @Override
  public boolean learns(int index) {
    return learns[index];
  }
}
