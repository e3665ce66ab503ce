package io.snn4j.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ExponentialsProperties {

  /** Evenly from -600 to 0, or of any magnitude there. */
  @Provide
  Arbitrary<double[]> numbers() {
    Arbitrary<Double> even = Arbitraries.doubles().between(-600, 0).ofScale(15);
    Arbitrary<Double> anyMagnitude =
        Arbitraries.longs()
            .between(0, Double.doubleToLongBits(600))
            .map(bits -> -Double.longBitsToDouble(bits));
    return Arbitraries.oneOf(even, anyMagnitude).array(double[].class).ofMinSize(1).ofMaxSize(200);
  }

  @Property(tries = 500)
  void exponentialsAreStrictMaths(@ForAll("numbers") double[] x) {
    double[] y = x.clone();
    new Exponentials(x.length).of(new double[][] {y}, x.length);
    for (int n = 0; n < x.length; n++) {
      double e = StrictMath.exp(x[n]);
      // two units of ours and one of StrictMath's
      assertThat(y[n]).as("e^%s", x[n]).isCloseTo(e, within(3 * Math.ulp(e)));
    }
  }

  @Property(tries = 200)
  void neighboursDoNotMatter(
      @ForAll("numbers") double[] x,
      @ForAll @IntRange(min = 1, max = 4) int arrays,
      @ForAll @IntRange(min = 1, max = 200) int length) {
    // in blocks of one array or of several
    Exponentials exponentials = new Exponentials(length * ((arrays + 2) / 3));
    double[][] many = new double[arrays][length + 1];
    for (double[] each : many) {
      Arrays.setAll(each, n -> x[n % x.length]);
    }
    exponentials.of(many, length);
    for (int n = 0; n < length; n++) {
      double[] alone = {x[n % x.length]};
      exponentials.of(new double[][] {alone}, 1);
      for (double[] each : many) {
        assertThat(each[n]).isEqualTo(alone[0]);
      }
    }
    for (double[] each : many) {
      assertThat(each[length]).as("beyond the length").isEqualTo(x[length % x.length]);
    }
  }
}
