package io.snn4j.train.data;

import io.snn4j.api.Targets;
import java.util.Arrays;

/** Some of the samples, by their indices. */
record Subset(Samples all, int[] chosen) implements Samples {

  @Override
  public int size() {
    return chosen.length;
  }

  @Override
  public int features() {
    return all.features();
  }

  @Override
  public int classes() {
    return all.classes();
  }

  @Override
  public int label(int sample) {
    return all.label(chosen[sample]);
  }

  @Override
  public Targets targets(int... samples) {
    return all.targets(numbers(samples));
  }

  @Override
  public void read(int sample, float[] into, int offset) {
    all.read(chosen[sample], into, offset);
  }

  @Override
  public void read(int[] samples, float[] into, int offset) {
    all.read(numbers(samples), into, offset);
  }

  /** Which of all samples these are. */
  private int[] numbers(int[] samples) {
    return Arrays.stream(samples).map(sample -> chosen[sample]).toArray();
  }
}
