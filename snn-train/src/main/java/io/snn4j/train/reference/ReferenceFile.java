package io.snn4j.train.reference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of cases, in JSON: {@code {"source": ..., "cases": [{"name", "params", "inputs",
 * "outputs", "gradients"}]}}, where an array is {@code {"shape": [...], "data": [...]}}.
 *
 * @param source what computed the numbers
 * @param cases the cases, in the order of the file
 */
public record ReferenceFile(String source, List<ReferenceCase> cases) {

  /** The most bytes of a file that are read. */
  private static final long LONGEST = 1 << 28;

  // decimals are read as they are, so that each becomes the float it was written from
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxDocumentLength(LONGEST).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /**
   * Reads a file.
   *
   * @param in the bytes of the file
   * @return the cases
   * @throws IOException if it cannot be read, or is not of this form
   */
  public static ReferenceFile read(InputStream in) throws IOException {
    try {
      JsonNode root = MAPPER.readTree(in);
      JsonNode cases = root.path("cases");
      if (!cases.isArray() || cases.isEmpty()) {
        throw new IOException("it is no reference file, because it holds no list of cases");
      }
      List<ReferenceCase> list = new ArrayList<>();
      for (JsonNode node : cases) {
        list.add(
            new ReferenceCase(
                node.path("name").asText("case " + (list.size() + 1)),
                node.path("params"),
                arrays(node.path("inputs")),
                arrays(node.path("outputs")),
                arrays(node.path("gradients"))));
      }
      return new ReferenceFile(root.path("source").asText("unknown"), list);
    } catch (JsonProcessingException e) {
      throw new IOException("it is not JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException("it is no reference file: " + e.getMessage(), e);
    }
  }

  private static Map<String, ReferenceArray> arrays(JsonNode node) {
    Map<String, ReferenceArray> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      JsonNode shape = entry.getValue().path("shape");
      JsonNode data = entry.getValue().path("data");
      int[] sizes = new int[shape.size()];
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] = size(shape.get(i));
      }
      // a single number may stand without a list around it
      float[] values = new float[data.isArray() ? data.size() : data.isMissingNode() ? 0 : 1];
      if (values.length == 0 && sizes.length > 1) {
        // nothing says how large the other sizes of an array without values may be
        throw new IllegalArgumentException(entry.getKey() + " has no values");
      }
      for (int i = 0; i < values.length; i++) {
        JsonNode value = data.isArray() ? data.get(i) : data;
        values[i] = value.isBoolean() ? (value.asBoolean() ? 1 : 0) : number(value);
      }
      arrays.put(entry.getKey(), new ReferenceArray(sizes, values));
    }
    return arrays;
  }

  /** Never by way of a decimal such as 1e999999999, whose digits are as many as it says. */
  private static int size(JsonNode value) {
    if (!value.isInt()) {
      throw new IllegalArgumentException("a size in a shape must be whole, but was " + value);
    }
    return value.intValue();
  }

  private static float number(JsonNode value) {
    if (!value.isNumber()) {
      throw new IllegalArgumentException("a number is expected, but found " + value);
    }
    return value.decimalValue().floatValue();
  }
}
