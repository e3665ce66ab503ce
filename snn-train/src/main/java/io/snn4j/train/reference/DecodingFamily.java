package io.snn4j.train.reference;

import io.snn4j.api.Check;
import io.snn4j.api.SpikeDecoder;
import io.snn4j.core.catalog.Catalogs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decoders: spikes to counts, times of first spikes, predicted classes and accuracies. */
final class DecodingFamily implements Family {

  private static final List<String> SIGNS =
      List.of(
          "spike_count",
          "class_rate",
          "accuracy_rate",
          "first_spike_time",
          "class_temporal",
          "accuracy_temporal",
          "population_count",
          "class_population",
          "accuracy_population");

  private final Catalogs catalogs;

  DecodingFamily(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  @Override
  public String name() {
    return "decoding";
  }

  @Override
  public boolean has(ReferenceCase reference) {
    return SIGNS.stream().anyMatch(reference.outputs()::containsKey);
  }

  @Override
  public double tolerance(ReferenceCase reference, String output) {
    return output.startsWith("accuracy") ? Tolerances.STATES : Tolerances.IDENTICAL;
  }

  @Override
  public Map<String, ReferenceArray> replay(ReferenceCase reference) {
    GivenRecording recording = GivenRecording.ofSpikes(reference.input("spk"));
    Map<String, ReferenceArray> results = new LinkedHashMap<>();
    decode(create("rate", Map.of()), recording, reference, Integer.MAX_VALUE)
        .put(results, "spike_count", 1, "rate");
    decode(create("latency", Map.of()), recording, reference, Integer.MAX_VALUE)
        .put(results, "first_spike_time", -1, "temporal");
    if (reference.has("num_classes")) {
      int classes = reference.whole("num_classes", 0);
      decode(create("population", Map.of("classes", classes)), recording, reference, classes)
          .put(results, "population_count", 1, "population");
    }
    return results;
  }

  private SpikeDecoder create(String name, Map<String, ?> parameters) {
    return catalogs.create(SpikeDecoder.class, name, parameters);
  }

  /** What a decoder made of the spikes; targets count modulo the classes. */
  private static Decoded decode(
      SpikeDecoder decoder, GivenRecording recording, ReferenceCase reference, int classes) {
    float[][] scores = decoder.scores(recording);
    int[] answers = decoder.classes(recording, scores);
    int[] targets =
        reference.inputs().containsKey("targets")
            ? reference.input("targets").integers()
            : new int[0];
    Check.that(
        targets.length == 0 || targets.length == answers.length,
        "there are %d targets for %d samples",
        targets.length,
        answers.length);
    int hits = 0;
    for (int b = 0; b < targets.length; b++) {
      hits += answers[b] == targets[b] % classes ? 1 : 0;
    }
    return new Decoded(scores, answers, targets.length == 0 ? Double.NaN : hits);
  }

  private record Decoded(float[][] scores, int[] answers, double hits) {

    void put(Map<String, ReferenceArray> results, String numbers, int sign, String what) {
      int columns = scores[0].length;
      float[] values = new float[scores.length * columns];
      float[] classes = new float[scores.length];
      for (int b = 0; b < scores.length; b++) {
        classes[b] = answers[b];
        for (int n = 0; n < columns; n++) {
          values[b * columns + n] = sign * scores[b][n];
        }
      }
      results.put(numbers, ReferenceArray.of(values, scores.length, columns));
      results.put("class_" + what, ReferenceArray.of(classes, scores.length));
      results.put("accuracy_" + what, ReferenceArray.of(hits / scores.length));
    }
  }
}
