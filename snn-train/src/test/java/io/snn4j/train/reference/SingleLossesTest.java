package io.snn4j.train.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snn4j.core.catalog.Catalogs;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses that are not reduced are the parts of the one that is summed. */
class SingleLossesTest {

  static Stream<ReferenceCase> losses() throws IOException {
    return Cases.read("losses").cases().stream()
        .filter(reference -> !reference.text("loss", "").equals("l1_rate_sparsity"));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void singleLossesAddUpToTheSum(ReferenceCase reference) {
    Map<String, ReferenceArray> sum = replay(reference, "sum");
    Map<String, ReferenceArray> none = replay(reference, "none");
    double single = 0;
    for (float each : none.get("loss").values()) {
      single += each;
    }
    double whole = sum.get("loss").values()[0];
    assertThat(single).isCloseTo(whole, within(1e-5 * Math.abs(whole)));
    String gradient = "grad/" + (sum.containsKey("grad/spk") ? "spk" : "mem");
    float[] ofSum = sum.get(gradient).values();
    float[] ofSingle = none.get(gradient).values();
    double largest = sum.get(gradient).largest();
    for (int i = 0; i < ofSum.length; i++) {
      assertThat((double) ofSingle[i]).isCloseTo(ofSum[i], within(1e-5 * largest));
    }
  }

  private static Map<String, ReferenceArray> replay(ReferenceCase reference, String reduction) {
    ObjectNode params = reference.params().deepCopy();
    params.put("reduction", reduction);
    Map<String, ReferenceArray> inputs = new LinkedHashMap<>(reference.inputs());
    inputs.remove("grad_output");
    return new LossFamily(Catalogs.standard())
        .replay(
            new ReferenceCase(
                reference.name(), params, inputs, reference.outputs(), reference.gradients()));
  }
}
