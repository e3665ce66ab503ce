package io.snn4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class HeapMatrixTest {

  /** The shape of a product, [m,k] times [k,n]. */
  record Shape(int m, int k, int n) {}

  static Stream<Shape> shapes() {
    return Stream.of(
        new Shape(1, 1, 1),
        new Shape(1, 784, 10),
        new Shape(3, 5, 7),
        new Shape(2, 3, 127),
        new Shape(2, 3, 128),
        new Shape(5, 9, 129),
        new Shape(7, 1, 300),
        new Shape(255, 4, 3),
        new Shape(257, 6, 1),
        new Shape(513, 2, 63),
        new Shape(600, 11, 5),
        new Shape(64, 65, 66),
        new Shape(33, 200, 191),
        new Shape(700, 4, 130),
        new Shape(300, 3, 600),
        new Shape(150, 256, 9),
        new Shape(61, 272, 70),
        new Shape(6, 992, 331));
  }

  private final Random random = new Random(1);

  private float[] values(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return values;
  }

  private static INDArray tensor(float[] values, int rows, int columns) {
    return Nd4j.create(values, new long[] {rows, columns}, 'c');
  }

  /** Weights or their gradient, by output and by input. */
  private static List<WeightMatrix> bothWays(float[] values, int outputs, int inputs) {
    INDArray byInput = OffHeap.matrixByColumn(values, outputs, inputs);
    return List.of(
        weights(values, outputs, inputs),
        new WeightMatrix(new OffHeap(byInput), outputs, inputs, true));
  }

  private static WeightMatrix weights(float[] values, int outputs, int inputs) {
    OffHeap memory = new OffHeap(tensor(values, outputs, inputs));
    return new WeightMatrix(memory, outputs, inputs, false);
  }

  /** The values by output. */
  private static float[] values(WeightMatrix matrix) {
    float[] values = new float[matrix.outputs() * matrix.inputs()];
    matrix.values().get(0, values, values.length);
    return matrix.byInput()
        ? MemoryOrder.transposed(values, matrix.inputs(), matrix.outputs())
        : values;
  }

  private static WeightMatrix room(int outputs, int inputs) {
    return weights(new float[outputs * inputs], outputs, inputs);
  }

  /** {@code a * b}, with a [m,k] and b [k,n], or either of them given transposed. */
  private static double[] naive(Shape s, float[] a, boolean at, float[] b, boolean bt) {
    double[] c = new double[s.m * s.n];
    for (int i = 0; i < s.m; i++) {
      for (int j = 0; j < s.n; j++) {
        for (int p = 0; p < s.k; p++) {
          c[i * s.n + j] +=
              (double) a[at ? p * s.m + i : i * s.k + p] * b[bt ? j * s.k + p : p * s.n + j];
        }
      }
    }
    return c;
  }

  private static void close(float[] actual, double[] expected, Shape shape) {
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(actual[i] - expected[i]));
    }
    assertThat(largest).as("%s", shape).isLessThan(1e-6 * (1 + shape.k));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void timesTransposedIsTheProduct(Shape s) {
    float[] a = values(s.m * s.k);
    float[] b = values(s.n * s.k);
    float[] bias = values(s.n);
    double[] expected = naive(s, a, false, b, true);
    for (int i = 0; i < expected.length; i++) {
      expected[i] += bias[i % s.n];
    }
    for (WeightMatrix right : bothWays(b, s.n, s.k)) {
      float[] c = new float[s.m * s.n];
      new HeapMatrix().timesTransposed(Engine.shared(), a, right, bias, c, s.m);
      close(c, expected, s);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void timesIsTheProduct(Shape s) {
    float[] a = values(s.m * s.k);
    float[] b = values(s.k * s.n);
    for (WeightMatrix right : bothWays(b, s.k, s.n)) {
      float[] c = new float[s.m * s.n];
      new HeapMatrix().times(Engine.shared(), a, right, c, s.m);
      close(c, naive(s, a, false, b, false), s);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void transposedTimesIsTheProduct(Shape s) {
    float[] a = values(s.k * s.m);
    float[] b = values(s.k * s.n);
    for (WeightMatrix c : bothWays(values(s.m * s.n), s.m, s.n)) {
      new HeapMatrix().transposedTimes(Engine.shared(), a, b, c, s.k);
      close(values(c), naive(s, a, true, b, false), s);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void marginsOfZerosTakeNoPartAndHaveNoGradient(Shape s) {
    for (int first : new int[] {0, 1, 17, s.k / 2, s.k}) {
      float[] a = values(s.m * s.k);
      clearMargins(a, s.k, first);
      float[] b = values(s.n * s.k);
      for (WeightMatrix right : bothWays(b, s.n, s.k)) {
        float[] c = new float[s.m * s.n];
        new HeapMatrix().timesTransposed(Engine.shared(), a, right, new float[s.n], c, s.m);
        close(c, naive(s, a, false, b, true), s);
      }
    }
    for (int first : new int[] {0, 1, 17, s.n / 2, s.n}) {
      float[] a = values(s.k * s.m);
      float[] b = values(s.k * s.n);
      clearMargins(b, s.n, first);
      for (WeightMatrix c : bothWays(values(s.m * s.n), s.m, s.n)) {
        new HeapMatrix().transposedTimes(Engine.shared(), a, b, c, s.k);
        close(values(c), naive(s, a, true, b, false), s);
      }
    }
  }

  @Test
  void aResultIsFiniteForSureOnlyIfItsFactorsAreAndAreNotHuge() {
    Shape s = new Shape(130, 20, 300);
    assertThat(finiteForSure(s, 1f, 1f)).isTrue();
    assertThat(finiteForSure(s, 0f, 0f)).isTrue();
    for (float broken : new float[] {Float.NaN, Float.POSITIVE_INFINITY, -1e38f}) {
      assertThat(finiteForSure(s, broken, 1f)).isFalse();
      assertThat(finiteForSure(s, 1f, broken)).isFalse();
    }
    assertThat(finiteForSure(s, 1e25f, 1e25f)).isFalse();
  }

  /** With these last values on both sides. */
  private boolean finiteForSure(Shape s, float left, float right) {
    float[] a = values(s.k * s.m);
    float[] b = values(s.k * s.n);
    a[a.length - 1] = left;
    b[b.length - 1] = right;
    return new HeapMatrix().transposedTimes(Engine.shared(), a, b, room(s.m, s.n), s.k);
  }

  /** Makes as many columns zero on either side, and of the first row a few more. */
  private static void clearMargins(float[] matrix, int columns, int first) {
    for (int i = 0; i < matrix.length; i++) {
      int column = i % columns;
      int wider = i < columns ? 3 : 0;
      if (column < first + wider || column >= columns - first - wider) {
        matrix[i] = 0;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void anyNumberOfThreadsGivesTheSameBits(Shape s) {
    float[] a = values(s.m * s.k);
    float[] b = values(s.k * s.n);
    float[][] first = products(1, s, a, b);
    for (int threads = 2; threads <= 3; threads++) {
      assertThat(products(threads, s, a, b)).isDeepEqualTo(first);
    }
  }

  private static float[][] products(int threads, Shape s, float[] a, float[] b) {
    HeapMatrix matrix = new HeapMatrix();
    List<float[]> products = new ArrayList<>();
    try (Engine engine = new Engine(threads)) {
      for (int way = 0; way < 2; way++) {
        float[] times = new float[s.m * s.n];
        float[] timesTransposed = new float[s.m * s.n];
        WeightMatrix gradient = bothWays(new float[s.m * s.n], s.m, s.n).get(way);
        matrix.times(engine, a, bothWays(b, s.k, s.n).get(way), times, s.m);
        WeightMatrix right = bothWays(b, s.n, s.k).get(way);
        matrix.timesTransposed(engine, a, right, new float[s.n], timesTransposed, s.m);
        matrix.transposedTimes(engine, a, b, gradient, s.k);
        products.addAll(List.of(times, timesTransposed, values(gradient)));
      }
    }
    return products.toArray(float[][]::new);
  }

  @Test
  void oneInstanceServesLargerAndSmallerProductsInTurn() {
    HeapMatrix matrix = new HeapMatrix();
    for (Shape s : new Shape[] {new Shape(3, 4, 5), new Shape(300, 20, 7), new Shape(2, 3, 2)}) {
      float[] a = values(s.m * s.k);
      float[] b = values(s.k * s.n);
      float[] c = new float[s.m * s.n];
      matrix.times(Engine.shared(), a, weights(b, s.k, s.n), c, s.m);
      close(c, naive(s, a, false, b, false), s);
    }
  }

  @Test
  void longerArraysThanNeededKeepTheirEnds() {
    float[] a = {1, 2, 99};
    float[] c = {0, 0, 77};
    new HeapMatrix().times(Engine.shared(), a, weights(new float[] {3, 4}, 1, 2), c, 1);
    assertThat(c).containsExactly(3, 4, 77);
  }

  @Test
  void copiesThereAndBack() {
    INDArray tensor = Nd4j.create(2, 3);
    HeapMatrix.copy(new float[] {1, 2, 3, 4, 5, 6, 7}, tensor);
    assertThat(tensor.data().asFloat()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(tensor.getFloat(1, 0)).isEqualTo(4);
    float[] back = {0, 0, 0, 0, 0, 0, 9};
    HeapMatrix.copy(tensor, back);
    assertThat(back).containsExactly(1, 2, 3, 4, 5, 6, 9);
  }

  @Test
  void copiesAreInCOrderWhateverTheMemoryIsLike() {
    INDArray tensor = OffHeap.matrixByColumn(new float[] {9, 9, 9, 9, 9, 9}, 2, 3);
    HeapMatrix.copy(new float[] {1, 2, 3, 4, 5, 6, 7}, tensor);
    assertThat(tensor.getFloat(1, 0)).isEqualTo(4);
    assertThat(tensor.data().asFloat()).containsExactly(1, 4, 2, 5, 3, 6);
    float[] back = {0, 0, 0, 0, 0, 0, 9};
    HeapMatrix.copy(tensor, back);
    assertThat(back).containsExactly(1, 2, 3, 4, 5, 6, 9);
  }

  @Test
  void theWayBackMayMultiplyWhatWasMultiplied() {
    float[] a = values(6);
    float[] gradient = values(4);
    float[] other = {1, 2, 3, 4, 5, 6};
    HeapMatrix matrix = new HeapMatrix();
    Engine engine = Engine.shared();
    WeightMatrix weights = weights(values(6), 2, 3);
    matrix.timesTransposed(engine, a, weights, new float[2], new float[4], 2);
    for (float[] right : List.of(a, other, other, a)) {
      WeightMatrix again = room(2, 3);
      WeightMatrix alone = room(2, 3);
      matrix.transposedTimes(engine, gradient, right, again, 2);
      new HeapMatrix().transposedTimes(engine, gradient, right, alone, 2);
      assertThat(values(again)).isEqualTo(values(alone));
      // the same array may hold other values by then
      other[2] = 9;
    }
  }
}
