package io.snn4j.train.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snn4j.core.catalog.Catalogs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** The reference files beside the tests, as they are and with something changed. */
final class Cases {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Cases() {}

  static ReferenceFile read(String name) throws IOException {
    try (InputStream in = Cases.class.getResourceAsStream("/reference/" + name + ".json")) {
      return ReferenceFile.read(in);
    }
  }

  static Verification verification() {
    return Families.all(Catalogs.standard());
  }

  /** What comes of one case after a change. */
  static Verification.Verdict changed(String file, String name, Consumer<ObjectNode> change)
      throws IOException {
    try (InputStream in = Cases.class.getResourceAsStream("/reference/" + file + ".json")) {
      ObjectNode root = (ObjectNode) MAPPER.readTree(in);
      JsonNode found =
          StreamSupport.stream(root.get("cases").spliterator(), false)
              .filter(each -> each.get("name").asText().equals(name))
              .findFirst()
              .orElseThrow();
      change.accept((ObjectNode) found);
      root.putArray("cases").add(found);
      ReferenceFile changed =
          ReferenceFile.read(new ByteArrayInputStream(MAPPER.writeValueAsBytes(root)));
      return verification().verify(changed.cases().get(0));
    }
  }
}
