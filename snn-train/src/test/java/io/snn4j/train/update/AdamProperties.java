package io.snn4j.train.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.snn4j.api.Parameter;
import io.snn4j.core.engine.Engine;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.nd4j.linalg.factory.Nd4j;

/** Adam is algorithm 1 of its paper, computed here in double precision. */
class AdamProperties {

  @Property(tries = 100)
  void stepsAreThePapers(
      @ForAll @DoubleRange(min = 1e-5, max = 1) @Scale(5) double learningRate,
      @ForAll @DoubleRange(min = -1, max = 1) double slope,
      @ForAll @IntRange(min = 0, max = 9) int smallness) {
    Adam adam = new Adam(learningRate);
    Parameter parameter = new Parameter("w", Nd4j.zeros(1));
    Updates updates = new Updates(adam, List.of(parameter));
    double m = 0;
    double v = 0;
    double w = 0;
    for (int t = 1; t <= 20; t++) {
      // gradients near epsilon are where its place in the formula shows
      float g = (float) (slope * Math.pow(10, -smallness) * (1 + t % 3));
      m = adam.beta1() * m + (1 - adam.beta1()) * g;
      v = adam.beta2() * v + (1 - adam.beta2()) * g * g;
      double mean = m / (1 - Math.pow(adam.beta1(), t));
      double size = Math.sqrt(v / (1 - Math.pow(adam.beta2(), t)));
      w -= learningRate * mean / (size + adam.epsilon());
      parameter.gradient().assign(g);
      updates.step(0, Engine.shared());
      assertThat(parameter.value().getDouble(0))
          .as("w after step %d with gradient %s", t, g)
          .isCloseTo(w, within(1e-4 * learningRate * t));
    }
  }
}
