package io.snn4j.train.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.catalog.Catalogs;
import java.util.LinkedHashMap;
import java.util.Map;

/** snnTorch's names, and what has them here. */
final class Names {

  private static final Map<String, String> SURROGATES =
      Map.of(
          "atan", "atan",
          "fast_sigmoid", "fast-sigmoid",
          "sigmoid", "sigmoid",
          "spike_rate_escape", "spike-rate-escape",
          "triangular", "signed-step",
          "straight_through_estimator", "straight-through",
          "heaviside", "heaviside",
          "SFS", "sparse-fast-sigmoid",
          "SSO", "stochastic-spike",
          "LSO", "leaky-spike");

  private Names() {}

  /** The surrogate gradient that {@code {"name": ..., parameters}} describes. */
  static SurrogateGradient surrogate(JsonNode described, Catalogs catalogs) {
    String theirs = described.path("name").asText();
    if (!SURROGATES.containsKey(theirs)) {
      throw new IllegalArgumentException("there is no surrogate gradient '" + theirs + "' here");
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : described.properties()) {
      if (!entry.getKey().equals("name")) {
        String name = entry.getKey().equals("B") ? "bound" : entry.getKey();
        parameters.put(name, entry.getValue().asDouble());
      }
    }
    return catalogs.create(SurrogateGradient.class, SURROGATES.get(theirs), parameters);
  }

  /**
   * What snnTorch's targets_convert makes of the target of all classes but the right one: {@code
   * max(0, off)} where that is below the right one's, so that its default of step -1, the last one,
   * becomes step 0.
   */
  static double offTarget(double on, double off) {
    return on > off ? Math.max(0, off) : off;
  }
}
