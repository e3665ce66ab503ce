package io.snn4j.mnist.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network says of a picture.
 *
 * @param file the picture
 * @param answer the class, or -1 where the decoder abstains
 * @param scores the decoder's score of each class
 * @param spikes how often each output neuron spiked
 * @param membrane the largest membrane of each output neuron
 */
record Prediction(
    Path file, int answer, List<Float> scores, List<Float> spikes, List<Float> membrane) {

  /** What there is to say against the answer, in brackets; empty if nothing. */
  String doubt() {
    float best = scores.stream().reduce(Float.NEGATIVE_INFINITY, Math::max);
    if (spikes.stream().allMatch(count -> count == 0)) {
      return "  (no output neuron spiked)";
    }
    return scores.stream().filter(score -> score == best).count() > 1
        ? "  (several classes have the highest score)"
        : "";
  }

  Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("file", file.toString());
    plain.put("class", answer);
    plain.put("scores", scores);
    plain.put("spikes", spikes);
    plain.put("membrane", membrane);
    return plain;
  }
}
