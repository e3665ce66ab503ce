package io.snn4j.decoding;

import static io.snn4j.encoding.ReferenceCases.length;
import static io.snn4j.encoding.ReferenceCases.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.snn4j.api.Dense;
import io.snn4j.api.Recording;
import io.snn4j.api.SpikeDecoder;
import io.snn4j.api.SpikeTrain;
import io.snn4j.encoding.ReferenceCases;
import io.snn4j.testkit.FixedRecording;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Counts, times and classes against snnTorch's, silence and ties included. */
class DecodingReferenceTest {
  @TestFactory
  Stream<DynamicTest> classesAgreeWithSnnTorch() {
    return ReferenceCases.tests(
        DecodingReferenceTest.class, "decoding.json", DecodingReferenceTest::decode);
  }

  private static void decode(JsonNode c) {
    Recording recording = recording(c.get("spikes"));
    assertDecoded(
        new RateDecoder(Ties.LOWEST_INDEX),
        recording,
        1,
        c.get("spike_count"),
        c.get("class_rate"));
    assertDecoded(
        new LatencyDecoder(Ties.LOWEST_INDEX),
        recording,
        -1,
        c.get("first_spike_time"),
        c.get("class_temporal"));
    if (c.has("population_count")) {
      assertDecoded(
          new PopulationDecoder(c.get("classes").asInt()),
          recording,
          1,
          c.get("population_count"),
          c.get("class_population"));
    }
  }

  private static void assertDecoded(
      SpikeDecoder decoder, Recording recording, int sign, JsonNode numbers, JsonNode classes) {
    float[][] scores = decoder.scores(recording);
    float[] expected = values(numbers);
    int i = 0;
    for (float[] sample : scores) {
      for (float score : sample) {
        assertThat(sign * score).isEqualTo(expected[i++]);
      }
    }
    assertThat(i).isEqualTo(expected.length);
    float[] answers = values(classes);
    for (int b = 0; b < answers.length; b++) {
      assertThat(decoder.classes(recording, scores)[b]).isEqualTo((int) answers[b]);
    }
  }

  private static Recording recording(JsonNode spikes) {
    int steps = length(spikes, 0);
    int batch = length(spikes, 1);
    int neurons = length(spikes, 2);
    return FixedRecording.of(
        SpikeTrain.of(steps, batch, neurons, values(spikes)),
        new Dense(steps, batch, neurons, new float[steps * batch * neurons]));
  }
}
