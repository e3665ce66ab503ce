package io.snn4j.encoding;

import static io.snn4j.encoding.ReferenceCases.length;
import static io.snn4j.encoding.ReferenceCases.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Signal;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The codes against snnTorch's, spike by spike; of the rate code, its probabilities. */
class EncodingReferenceTest {
  @TestFactory
  Stream<DynamicTest> codesAgreeWithSnnTorch() {
    return ReferenceCases.tests(
        EncodingReferenceTest.class,
        "encoding.json",
        c -> {
          switch (c.get("params").get("function").asText()) {
            case "latency" -> latency(c);
            case "delta" -> delta(c);
            default -> rate(c);
          }
        });
  }

  private static void latency(JsonNode c) {
    JsonNode params = c.get("params");
    Latency latency =
        new Latency(
            number(params, "tau", 1),
            number(params, "threshold", 0.01f),
            params.path("linear").asBoolean() ? LatencyCode.LINEAR : LatencyCode.LOG,
            params.path("normalize").asBoolean(),
            params.path("clip").asBoolean(),
            params.path("bypass").asBoolean(),
            params.path("first_spike_time").asInt());
    // snnTorch normalizes over the batch, which is what we do with a batch that is one sample
    float[] x = values(c.get("data"));
    Constant oneSample = new Constant(length(c.get("expected"), 0), 1, x.length, x);
    assertSignal(latency.encode(oneSample, new long[1]), c.get("expected"));
  }

  private static void delta(JsonNode c) {
    JsonNode params = c.get("params");
    Delta delta =
        new Delta(
            number(params, "threshold", 0.1f),
            params.path("off_spike").asBoolean(),
            params.path("padding").asBoolean());
    JsonNode x = c.get("data");
    Dense data = new Dense(length(x, 0), 1, length(x, 1), values(x));
    assertSignal(delta.encode(data, new long[1]), c.get("expected"));
  }

  private static void rate(JsonNode c) {
    JsonNode params = c.get("params");
    Rate rate =
        new Rate(
            number(params, "gain", 1),
            number(params, "offset", 0),
            params.path("first_spike_time").asInt());
    JsonNode x = c.get("data");
    JsonNode expected = c.get("expected");
    int steps = length(expected, 0);
    int batch = length(expected, 1);
    int features = length(expected, 2);
    Signal data =
        params.path("time_var_input").asBoolean()
            ? new Dense(length(x, 0), batch, features, values(x))
            : new Constant(steps, batch, features, values(x));
    // that spikes come with the stated probability is a law of the contract
    RateProperties stated = new RateProperties();
    float[] probabilities = values(expected);
    for (int i = 0; i < probabilities.length; i++) {
      int t = i / (batch * features);
      assertThat(stated.expectation(rate, data, t, i / features % batch, i % features))
          .isEqualTo(probabilities[i]);
    }
    assertThat(rate.encode(data, new long[batch]).steps()).isEqualTo(steps);
  }

  private static void assertSignal(Signal signal, JsonNode expected) {
    assertThat(signal.steps()).isEqualTo(length(expected, 0));
    assertThat(signal.dense().values()).isEqualTo(values(expected));
  }

  private static float number(JsonNode params, String name, float otherwise) {
    return params.has(name) ? Float.parseFloat(params.get(name).asText()) : otherwise;
  }
}
