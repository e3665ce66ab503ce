package io.snn4j.train.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExponentialsTest {

  @Test
  void zeroAndWhatIsNextToItGiveOne() {
    assertThat(of(0, -0.0, -Double.MIN_VALUE, -Double.MIN_NORMAL, -1e-17)).containsOnly(1);
  }

  @Test
  void farBelowZeroIsNextToNothing() {
    double least = 1.001 * StrictMath.exp(-600);
    for (double y : of(-600.001, -709, -746, -1e9, -Double.MAX_VALUE, Double.NEGATIVE_INFINITY)) {
      assertThat(y).isBetween(Double.MIN_NORMAL, least);
    }
  }

  @Test
  void notANumberStaysSo() {
    assertThat(of(-1, Double.NaN, -1)[1]).isNaN();
    assertThat(of(Double.NaN)).containsOnly(Double.NaN);
  }

  @Test
  void compiledLoopsGiveTheSameBits() {
    double[] x = new double[1003];
    Arrays.setAll(x, n -> -0.7 * n);
    double[] first = of(x.clone());
    for (int i = 0; i < 2000; i++) {
      assertThat(of(x.clone())).isEqualTo(first);
    }
  }

  private static double[] of(double... x) {
    new Exponentials(x.length).of(new double[][] {x}, x.length);
    return x;
  }
}
