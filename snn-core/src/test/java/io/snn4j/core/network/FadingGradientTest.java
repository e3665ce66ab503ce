package io.snn4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.Coefficient;
import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.Tile;
import io.snn4j.core.Hill;
import io.snn4j.core.neuron.Alpha;
import io.snn4j.core.neuron.Lapicque;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.core.neuron.Synaptic;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A gradient that fades over time ends as zero, not as denormal numbers. */
class FadingGradientTest {

  private static final int STEPS = 400;

  static NeuronModel[] models() {
    return new NeuronModel[] {
      new Leaky(0.5f),
      new Leaky(Coefficient.learned(0.5f)),
      new Lapicque(0.7f),
      new Synaptic(0.4f, 0.5f),
      new Alpha(0.6f, 0.5f)
    };
  }

  /** Counts the denormal gradients that come to it, and takes no care of its own. */
  record Watchful(Coefficient beta) implements NeuronModel {

    private static final AtomicInteger DENORMAL = new AtomicInteger();

    @Override
    public void step(Tile tile) {
      for (int n = 0; n < tile.size(); n++) {
        tile.after(0)[n] = beta.at(0) * tile.before(0)[n] + tile.current()[n];
        tile.excess()[n] = tile.after(0)[n] - 1;
      }
    }

    @Override
    public void adjoint(Tile tile) {
      for (int n = 0; n < tile.size(); n++) {
        float gradient = tile.stateGradient(0)[n];
        if (gradient != 0 && Math.abs(gradient) < Float.MIN_NORMAL) {
          DENORMAL.incrementAndGet();
        }
        tile.currentGradient()[n] = gradient;
        tile.stateGradient(0)[n] = beta.at(0) * gradient;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0.1f, 0.5f, 0.9f})
  void noGradientOfAStateIsDenormal(float beta) {
    Network network =
        Network.sequential(STEPS)
            .linear(3, 4)
            .neurons(new Watchful(Coefficient.of(beta)), new Hill())
            .build(0);
    Run run = network.run();
    var layer = run.forward(new Constant(STEPS, 1, 3, new float[] {0.1f, 0.1f, 0.1f})).output();
    Arrays.fill(run.gradient().membrane(layer), 4 * (STEPS - 1), 4 * STEPS, 1e-3f);
    Watchful.DENORMAL.set(0);
    run.backward();
    assertThat(Watchful.DENORMAL).hasValue(0);
  }

  @ParameterizedTest
  @MethodSource("models")
  void noGradientOfACurrentIsDenormal(NeuronModel model) {
    Network network = Network.sequential(STEPS).linear(3, 4).neurons(model, new Hill()).build(0);
    Run run = network.run();
    float[] input = new float[STEPS * 3];
    Arrays.fill(input, 0.1f);
    var layer = run.forward(new Dense(STEPS, 1, 3, input)).output();
    float[] gradient = run.gradient().membrane(layer);
    Arrays.fill(gradient, 4 * (STEPS - 1), 4 * STEPS, 1e-3f);
    run.backward();
    float[] values = run.currentGradient(layer).orElseThrow().values();
    assertThat(values[4 * (STEPS - 2)]).isNotZero();
    assertThat(values[0]).isZero();
    for (float value : values) {
      assertThat(value == 0 || Math.abs(value) >= Float.MIN_NORMAL).as("%s", value).isTrue();
    }
  }
}
