package io.snn4j.testkit;

import io.snn4j.api.NeuronModel;
import io.snn4j.api.Tile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tile of arrays that are longer than it, filled with garbage until somebody writes; each is
 * known by the call that gives it, such as {@code before(0)}.
 */
final class ArrayTile implements Tile {

  private static final int SPARE = 5;

  private final int size;
  private final boolean[] learns;
  private final Map<String, float[]> arrays = new LinkedHashMap<>();
  private final float[][] coefficients;
  private final float[][] derived;
  private final float[][] before;
  private final float[][] after;
  private final float[][] stateGradients;
  private final float[][] coefficientGradients;
  private final float[] current;
  private final float[] excess;
  private final float[] spikes;
  private final float[] excessGradient;
  private final float[] spikeGradient;
  private final float[] currentGradient;
  private float[] fired = {};

  ArrayTile(
      NeuronModel model, List<LayerCoefficient> given, int size, float garbage, boolean learning) {
    this.size = size;
    int coefficientCount = given.size();
    learns = new boolean[coefficientCount];
    for (int k = 0; k < coefficientCount; k++) {
      learns[k] = learning && given.get(k).given();
    }
    int states = model.states().size();
    coefficients = named("coefficient", coefficientCount);
    derived = named("derived", model.derived());
    before = named("before", states);
    after = named("after", states);
    stateGradients = named("stateGradient", states);
    coefficientGradients = named("coefficientGradient", coefficientCount);
    current = named("current()");
    excess = named("excess()");
    spikes = named("spikes()");
    excessGradient = named("excessGradient()");
    spikeGradient = named("spikeGradient()");
    currentGradient = named("currentGradient()");
    arrays.values().forEach(array -> Arrays.fill(array, garbage));
  }

  private float[] named(String call) {
    float[] array = new float[size + SPARE];
    arrays.put(call, array);
    return array;
  }

  private float[][] named(String method, int count) {
    float[][] several = new float[count][];
    for (int i = 0; i < count; i++) {
      several[i] = named(method + "(" + i + ")");
    }
    return several;
  }

  /** All arrays, by the calls that give them. */
  Map<String, float[]> arrays() {
    return arrays;
  }

  /** A copy of all arrays as they are now. */
  Map<String, float[]> snapshot() {
    Map<String, float[]> copy = new LinkedHashMap<>();
    arrays.forEach((call, array) -> copy.put(call, array.clone()));
    return copy;
  }

  /** Takes over the arrays that a method gives, from another tile of this size. */
  void take(ArrayTile other, String method) {
    arrays.forEach(
        (call, array) -> {
          if (call.startsWith(method + "(")) {
            System.arraycopy(other.arrays.get(call), 0, array, 0, size);
          }
        });
  }

  /** Knows what fired at the step before. */
  void fired(float[] spikes) {
    fired = spikes;
  }

  @Override
  public float[] fired() {
    return fired;
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
    return before[index];
  }

  @Override
  public float[] after(int index) {
    return after[index];
  }

  @Override
  public float[] excess() {
    return excess;
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

  @Override
  public float[] coefficientGradient(int index) {
    return coefficientGradients[index];
  }

  @Override
  public boolean learns(int index) {
    return learns[index];
  }
}
