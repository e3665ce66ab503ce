package io.snn4j.train.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.snn4j.tries.fuzz.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reference files from anybody: read or refused; replayed, or said not to agree. */
class ReferenceFuzzTest {

  private static final List<String> FILES =
      List.of("decoding", "encoding", "losses", "network", "neurons", "surrogates");

  private static Fuzz fuzz(String name) throws IOException {
    return new Fuzz(name, valid())
        .words(
            "[", "]", "{", "}", ",", ":", "null", "true", "\"shape\":", "\"data\":", "\"params\":")
        .words("\"num_steps\":", "\"num_classes\":", "\"sizes\":", "\"learn\":", "\"targets\"")
        .words("\"inputs\":", "\"outputs\":", "\"gradients\":", "\"\\u0000\"", "\"", "[0,", "1e9,")
        .refuses(IOException.class);
  }

  /** The smallest cases of every kind, one a file. */
  private static List<byte[]> valid() throws IOException {
    JsonMapper mapper = new JsonMapper();
    List<byte[]> valid = new ArrayList<>();
    for (String name : FILES) {
      try (InputStream in = Fuzz.class.getResourceAsStream("/reference/" + name + ".json")) {
        Set<String> kinds = new HashSet<>();
        for (JsonNode each : mapper.readTree(in).get("cases")) {
          byte[] file = mapper.writeValueAsBytes(Map.of("source", "test", "cases", List.of(each)));
          if (file.length < 8000 && kinds.add(kind(each.path("params")))) {
            valid.add(file);
          }
        }
      }
    }
    return valid;
  }

  private static String kind(JsonNode params) {
    return params.path("function").asText() + params.path("model").asText() + params.path("loss");
  }

  @Test
  void anyFileIsReadOrRefused() throws IOException {
    fuzz("reference").allocates(8 << 20, 1000).run(0.12, ReferenceFuzzTest::read);
  }

  @Test
  void anyCaseIsReplayedOrSaidNotToAgree() throws IOException {
    Verification verification = Cases.verification();
    fuzz("replay")
        // what a case asks for, such as steps, is not in proportion to its file
        .allocates(1L << 31, 0)
        .run(0.02, file -> read(file).cases().forEach(verification::verify));
  }

  private static ReferenceFile read(byte[] file) throws IOException {
    ReferenceFile read = ReferenceFile.read(new ByteArrayInputStream(file));
    for (ReferenceCase each : read.cases()) {
      for (ReferenceArray array : each.inputs().values()) {
        long size = 1;
        for (int n : array.shape()) {
          size *= n;
        }
        assertThat(array.values()).hasSize(Math.toIntExact(size));
      }
    }
    return read;
  }
}
