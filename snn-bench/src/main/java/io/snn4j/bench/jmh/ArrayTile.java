package io.snn4j.bench.jmh;

import io.snn4j.api.Coefficient;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.Tile;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A tile of one model's neurons at one step, with random currents, states and gradients. */
final class ArrayTile implements Tile {

  private final int size;
  private final float[][] coefficients;
  private final float[][] coefficientGradients;
  private final float[][] derived;
  private final float[][] before;
  private final float[][] after;
  private final float[][] stateGradients;
  private final float[] current;
  private final float[] excess;
  private final float[] spikes;
  private final float[] excessGradient;
  private final float[] spikeGradient;
  private final float[] currentGradient;

  ArrayTile(NeuronModel model, int size) {
    this.size = size;
    List<float[]> values = coefficients(model, size);
    coefficients = values.toArray(new float[0][]);
    coefficientGradients = new float[coefficients.length][size];
    derived = new float[model.derived()][size];
    before = random(model.states().size(), size);
    after = new float[before.length][size];
    stateGradients = random(before.length, size);
    current = Values.between(-1, 1, size);
    excess = new float[size];
    spikes = new float[size];
    excessGradient = Values.between(-1, 1, size);
    spikeGradient = Values.between(-1, 1, size);
    currentGradient = new float[size];
    model.prepare(this);
  }

  private static List<float[]> coefficients(NeuronModel model, int size) {
    List<float[]> all = new ArrayList<>();
    for (RecordComponent component : model.getClass().getRecordComponents()) {
      if (component.getType() == Coefficient.class) {
        try {
          Coefficient value = (Coefficient) component.getAccessor().invoke(model);
          float[] spread = new float[size];
          Arrays.fill(spread, value.at(0));
          all.add(spread);
        } catch (ReflectiveOperationException e) {
          throw new IllegalArgumentException(model.name(), e);
        }
      }
    }
    return all;
  }

  private static float[][] random(int arrays, int size) {
    float[][] all = new float[arrays][];
    for (int i = 0; i < arrays; i++) {
      all[i] = Values.between(-1, 1, size);
    }
    return all;
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
    return false;
  }
}
