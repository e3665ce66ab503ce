package io.snn4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.network.Network;
import io.snn4j.core.neuron.Leaky;
import org.junit.jupiter.api.Test;

/** Layers that do nothing of use are counted and told. */
class ActivityTest {

  private static EvaluationResult evaluate(float weight, float... biases) {
    return evaluateOver(10, weight, biases);
  }

  private static EvaluationResult evaluateOver(int steps, float weight, float... biases) {
    Network network =
        Network.sequential(steps).linear(5, biases.length).neurons(new Leaky(0.5f)).build(1);
    network.parameter("linear1.weight").value().assign(weight);
    for (int i = 0; i < biases.length; i++) {
      network.parameter("linear1.bias").value().putScalar(i, biases[i]);
    }
    return Trainer.of(network).evaluate(new Dots(7, 5, 2).batches(3));
  }

  @Test
  void neuronsThatNeverAndAlwaysSpikeAreCounted() {
    // 0.7 charges to 1.05 in the second step and has to charge again after the spike
    EvaluationResult result = evaluate(0, -1, 0.7f, 5, 0.1f, 6);
    assertThat(result.activity()).containsExactly(new Activity("leaky1", 5, 2, 2));
    assertThat(result.activity().get(0).warning()).isEmpty();
  }

  @Test
  void aSilentLayerIsWarnedAbout() {
    assertThat(evaluate(0, -1, -1).activity().get(0).warning())
        .contains(
            "leaky1 is dead: all of its 2 neurons never spiked in the evaluation; larger weights, a"
                + " lower threshold or a larger beta may wake it");
  }

  @Test
  void aLayerThatSpikesAllTheTimeIsWarnedAbout() {
    assertThat(evaluate(0, -1, 5, 5).activity().get(0).warning())
        .contains(
            "leaky1 is saturated: 2 of its 3 neurons spiked at every step and so say nothing;"
                + " smaller weights, a higher threshold or a smaller learningRate may help");
  }

  @Test
  void stepsBeyondAWordCount() {
    // 1.00005 - 0.5^t crosses the threshold at step 15 and thereafter at most steps, 5 at all
    EvaluationResult result = evaluateOver(40, 0, 0.500005f, 5, -1);
    assertThat(result.activity()).containsExactly(new Activity("leaky1", 3, 1, 1));
  }

  @Test
  void layersWiderThanAWordAreCountedNeuronByNeuron() {
    float[] biases = new float[130];
    java.util.Arrays.fill(biases, -1);
    biases[129] = 5;
    biases[64] = 0.7f;
    assertThat(evaluate(0, biases).activity()).containsExactly(new Activity("leaky1", 130, 128, 1));
  }
}
