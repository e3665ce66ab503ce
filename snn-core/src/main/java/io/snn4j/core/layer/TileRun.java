package io.snn4j.core.layer;

import io.snn4j.api.SpikeTrain;
import io.snn4j.api.Tile;
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

  /** The steps whose spikes are summed as bits of one float before they become those of a word. */
  static final int STEPS_PER_FLOAT = SpikeTrain.STEPS_PER_WORD / 2;

  /** The steps of a segment; the last may have fewer. */
  static final int SEGMENT = 32;

  private final boolean[] learns;
  private final float[][] coefficients;
  private final float[][] derived;
  private final float[][] coefficientGradients;
  private final float[][] stateGradients;
  private final float[] current;
  private final float[] currentGradient;
  private final float[] inputGradientSum;
  private final float[] fedBack;
  private final float[] fedBackGradient;
  private final float[] spikes;
  private final float[] spikeGradient;
  private final float[] excessGradient;
  private final float[] spikeBits;
  private float[][][] states;
  private float[][] excess;
  // the states at the beginning of each segment, and then what is fed back
  private float[][][] beginnings = {};
  private int size;
  private int step;
  private int first;
  private boolean history;

  TileRun(int capacity, int stateCount, int derivedCount, boolean[] learns) {
    this.learns = learns;
    coefficients = new float[learns.length][capacity];
    coefficientGradients = new float[learns.length][capacity];
    derived = new float[derivedCount][capacity];
    stateGradients = new float[stateCount][capacity];
    current = new float[capacity];
    currentGradient = new float[capacity];
    inputGradientSum = new float[capacity];
    fedBack = new float[capacity];
    fedBackGradient = new float[capacity];
    spikes = new float[capacity];
    spikeGradient = new float[capacity];
    excessGradient = new float[capacity];
    spikeBits = new float[capacity];
    states = new float[2][stateCount][capacity];
    excess = new float[1][capacity];
  }

  /**
   * What one takes.
   *
   * @param steps T if it has been on the way back, else 0
   */
  static Memory memory(
      int capacity, int stateCount, int derivedCount, int coefficients, int steps) {
    int alone = 9; // arrays that stand alone
    return Memory.of(
        "tile",
        Memory.heap(
            "step",
            alone * Bytes.floats(capacity)
                + 2 * Bytes.floats(coefficients, capacity)
                + Bytes.floats(derivedCount, capacity)
                + Bytes.floats(stateCount, capacity)),
        Memory.heap(
            "history",
            Bytes.floats(Math.max(2, kept(steps) + 1L), stateCount, capacity)
                + Bytes.floats(Math.max(1, kept(steps)), capacity)
                + Bytes.floats(segments(steps), stateCount + 1L, capacity)));
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
    first = 0;
    int capacity = current.length;
    if (keepHistory && excess.length < kept(steps)) {
      states = new float[kept(steps) + 1][stateGradients.length][capacity];
      excess = new float[kept(steps)][capacity];
    }
    if (keepHistory && beginnings.length < segments(steps)) {
      beginnings = new float[segments(steps)][stateGradients.length + 1][capacity];
    }
  }

  /** Goes on from the end of the segment before, or from the start of time, to a segment. */
  void enter(int segment) {
    first = segment * SEGMENT;
    float[][] beginning = beginnings[segment];
    int count = states[0].length;
    for (int s = 0; s < count; s++) {
      if (segment > 0) {
        System.arraycopy(states[SEGMENT][s], 0, states[0][s], 0, size);
      }
      System.arraycopy(states[0][s], 0, beginning[s], 0, size);
    }
    System.arraycopy(fedBack, 0, beginning[count], 0, size);
  }

  /** Goes back to the beginning of a segment that was entered before. */
  void enterAgain(int segment) {
    first = segment * SEGMENT;
    for (int s = 0; s < states[0].length; s++) {
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
    float[][] beginning = beginnings[first / SEGMENT];
    System.arraycopy(beginning[beginning.length - 1], 0, fedBack, 0, size);
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
    return excess[history ? step - first : 0];
  }

  @Override
  public float[] spikes() {
    return spikes;
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
    for (float[] gradient : stateGradients) {
      Arrays.fill(gradient, 0f);
    }
    for (float[] gradient : coefficientGradients) {
      Arrays.fill(gradient, 0f);
    }
    Arrays.fill(inputGradientSum, 0f);
    Arrays.fill(fedBackGradient, 0f);
  }

  /**
   * Spikes of up to {@link #STEPS_PER_FLOAT} steps, each a power of two: adding floats is what the
   * JIT compiler turns into vector instructions, setting bits is not.
   */
  float[] spikeBits() {
    return spikeBits;
  }

  /**
   * Puts the summed spikes into the words of a spike train and begins anew.
   *
   * @param step the step of the lowest bit
   */
  void storeBits(int[] words, int at, int step) {
    int shift = step % SpikeTrain.STEPS_PER_WORD;
    for (int n = 0; n < size; n++) {
      int earlier = shift == 0 ? 0 : words[at + n];
      words[at + n] = earlier | (int) spikeBits[n] << shift;
    }
    Arrays.fill(spikeBits, 0, size, 0f);
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
