package io.snn4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.SpikeTrain;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** All factors are small whole numbers, of which floats compute sums and products exactly. */
class MatrixTrainProperties {

  private final FloatTrain.Room floats = new FloatTrain.Room();
  private final AlikeTrain.Room alike = new AlikeTrain.Room();

  /**
   * In either form, in memory that other trains have used; a few neurons that all fire differently,
   * or many of which many fire alike.
   */
  @Property
  void productsAreThoseOfTheSpikes(
      @ForAll long seed,
      @ForAll boolean grouped,
      @ForAll @IntRange(min = 1, max = SpikeTrain.STEPS_PER_WORD) int steps,
      @ForAll @IntRange(min = 1, max = 4) int batch,
      @ForAll @IntRange(min = 1, max = 70) int features,
      @ForAll @IntRange(min = 1, max = 18) int columns,
      @ForAll @IntRange(min = 0, max = 40) int histories) {
    Random random = new Random(seed);
    int[] words = words(random, SpikeTrain.words(steps, batch, features), steps, histories);
    agree(random, grouped, new SpikeTrain(steps, batch, features, words), columns);
  }

  /** More groups than there is room for at first. */
  @Property(tries = 20)
  void neuronsMayAllFireDifferently(
      @ForAll long seed, @ForAll @IntRange(min = 300, max = 700) int features) {
    Random random = new Random(seed);
    int[] words = words(random, 3 * features, SpikeTrain.STEPS_PER_WORD, 0);
    agree(random, true, new SpikeTrain(SpikeTrain.STEPS_PER_WORD, 3, features, words), 2);
  }

  /** Words of so many histories, of which one may be silence; of any if there are none. */
  private static int[] words(Random random, int length, int steps, int histories) {
    int met = steps == SpikeTrain.STEPS_PER_WORD ? -1 : (1 << steps) - 1;
    int[] known = random.ints(histories).toArray();
    int[] words = new int[length];
    for (int i = 0; i < length; i++) {
      int any = histories == 0 ? random.nextInt() : known[random.nextInt(histories)];
      words[i] = any & met;
      if (histories > 0 && any == known[0]) {
        words[i] = 0;
      }
    }
    return words;
  }

  private void agree(Random random, boolean grouped, SpikeTrain spikes, int columns) {
    int steps = spikes.steps();
    int batch = spikes.batch();
    int features = spikes.features();
    MatrixTrain train = grouped ? grouped(spikes) : floats(spikes);
    float[] w = whole(random, columns * features);
    float[] g = whole(random, steps * batch * columns);
    float[] product = new float[steps * batch * columns];
    float[] gradient = new float[columns * features];
    for (int row = 0; row < steps * batch; row++) {
      for (int n = 0; n < features; n++) {
        float spike = spikes.at(row / batch, row % batch, n);
        for (int k = 0; k < columns; k++) {
          product[row * columns + k] += spike * w[k * features + n];
          gradient[k * features + n] += spike * g[row * columns + k];
        }
      }
    }
    OffHeap flat = new OffHeap(w.length);
    flat.put(0, w, w.length);
    OffHeapMatrix weights = new OffHeapMatrix();
    weights.copy(flat, columns, features);
    OffHeap out = new OffHeap(product.length);
    OffHeap given = new OffHeap(g.length);
    given.put(0, g, g.length);
    // forwards and back in turn, as often as one likes
    for (int i = 0; i < 2; i++) {
      train.times(weights, columns, out);
      assertThat(read(out)).isEqualTo(product);
      train.transposedTimes(given, columns, flat);
      assertThat(read(flat)).isEqualTo(gradient);
    }
    assertThat(Arrays.copyOf(train.words(), words(spikes).length)).isEqualTo(words(spikes));
  }

  private static int[] words(SpikeTrain spikes) {
    return Arrays.copyOf(
        spikes.words(), SpikeTrain.words(spikes.steps(), spikes.batch(), spikes.features()));
  }

  /** First with other spikes, which are forgotten then. */
  private MatrixTrain grouped(SpikeTrain spikes) {
    int[] words = new int[words(spikes).length];
    Arrays.fill(words, 1);
    MatrixTrain train =
        new AlikeTrain(spikes.steps(), spikes.batch(), spikes.features(), words, alike);
    OffHeapMatrix weights = new OffHeapMatrix();
    weights.resize(1, spikes.features());
    train.times(weights, 1, new OffHeap(spikes.steps() * spikes.batch()));
    train.begin();
    System.arraycopy(spikes.words(), 0, words, 0, words.length);
    return train;
  }

  private MatrixTrain floats(SpikeTrain spikes) {
    int[] words = new int[words(spikes).length];
    FloatTrain train =
        new FloatTrain(spikes.steps(), spikes.batch(), spikes.features(), words, floats);
    float[] row = new float[spikes.features()];
    for (int t = 0; t < spikes.steps(); t++) {
      for (int b = 0; b < spikes.batch(); b++) {
        for (int n = 0; n < row.length; n++) {
          row[n] = spikes.at(t, b, n);
        }
        train.put(t, b, 0, row, 0, row.length);
      }
    }
    return train;
  }

  private static float[] whole(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextInt(9) - 4;
    }
    return values;
  }

  private static float[] read(OffHeap from) {
    float[] values = new float[from.length()];
    from.get(0, values, values.length);
    return values;
  }
}
