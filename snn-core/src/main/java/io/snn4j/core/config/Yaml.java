package io.snn4j.core.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads YAML into a {@link Tree} that remembers lines, and writes plain values as YAML. */
public final class Yaml {

  private static final int DEEPEST = 50;

  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private Yaml() {}

  /**
   * Reads one document.
   *
   * @throws ConfigException if it is not YAML, nests too deeply or uses aliases
   */
  public static Tree read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return new Tree.Scalar(null, new Tree.Place(1, 1));
      }
      Tree tree = node(parser, 0);
      if (parser.nextToken() != null) {
        throw new ConfigException(
            place(parser) + "one YAML document is expected, but another begins");
      }
      return tree;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      Tree.Place place =
          at == null ? Tree.Place.NOWHERE : new Tree.Place(at.getLineNr(), at.getColumnNr());
      throw new ConfigException(
          place + "not valid YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Writes plain values (maps, lists, numbers, booleans, strings) as YAML. */
  public static String write(Object plain) {
    try {
      return new JsonMapper(FACTORY).writeValueAsString(plain);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as YAML: " + plain, e);
    }
  }

  private static Tree node(JsonParser parser, int depth) throws IOException {
    Tree.Place place = place(parser);
    if (depth > DEEPEST) {
      throw new ConfigException(place + "nested more than " + DEEPEST + " levels deep");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(parser, place, depth);
      case START_ARRAY -> sequence(parser, place, depth);
      case VALUE_NUMBER_INT ->
          new Tree.Scalar(
              parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                  ? (Object) parser.getDoubleValue()
                  : (Object) parser.getLongValue(),
              place);
      case VALUE_NUMBER_FLOAT -> new Tree.Scalar(parser.getDoubleValue(), place);
      case VALUE_TRUE, VALUE_FALSE -> new Tree.Scalar(parser.getBooleanValue(), place);
      case VALUE_NULL -> new Tree.Scalar(null, place);
      case VALUE_STRING -> new Tree.Scalar(text(parser.getText()), place);
      default -> throw new ConfigException(place + "YAML aliases are not supported");
    };
  }

  private static Tree mapping(JsonParser parser, Tree.Place place, int depth) throws IOException {
    Map<String, Tree> entries = new LinkedHashMap<>();
    Map<String, Tree.Place> keys = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      keys.put(key, place(parser));
      parser.nextToken();
      entries.put(key, node(parser, depth + 1));
    }
    return new Tree.Mapping(entries, keys, place);
  }

  private static Tree sequence(JsonParser parser, Tree.Place place, int depth) throws IOException {
    List<Tree> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(parser, depth + 1));
    }
    return new Tree.Sequence(items, place);
  }

  /** YAML 1.1 reads 5e-4 as a word; everybody who writes it means a number. */
  private static Object text(String text) {
    if (text.matches("[-+]?[0-9]+(\\.[0-9]*)?[eE][-+]?[0-9]+")) {
      return Double.valueOf(text);
    }
    return text;
  }

  private static Tree.Place place(JsonParser parser) {
    JsonLocation at = parser.currentTokenLocation();
    return new Tree.Place(at.getLineNr(), at.getColumnNr());
  }
}
