package io.snn4j.encoding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;

/** Inputs and outputs computed by snnTorch, as the JSON files beside the tests hold them. */
public final class ReferenceCases {

  private ReferenceCases() {}

  /** One test per case of a file. */
  public static Stream<DynamicTest> tests(Class<?> beside, String file, Consumer<JsonNode> test) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      JsonNode cases = new ObjectMapper().readTree(in).get("cases");
      return StreamSupport.stream(cases.spliterator(), false)
          .map(c -> DynamicTest.dynamicTest(c.get("name").asText(), () -> test.accept(c)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The length of one axis of an array. */
  public static int length(JsonNode array, int axis) {
    return array.get("shape").get(axis).asInt();
  }

  /** The values of an array, row-major. */
  public static float[] values(JsonNode array) {
    JsonNode data = array.get("data");
    float[] values = new float[data.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(data.get(i).asText());
    }
    return values;
  }
}
