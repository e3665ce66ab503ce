package io.snn4j.core.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads YAML into a {@link Tree} that remembers lines, and writes plain values as YAML.
 *
 * <p>A text may come from anybody: it makes no objects but those of the tree, has no aliases, and
 * is bounded in length, depth and number of nodes, so that neither memory nor time is taken out of
 * proportion.
 */
public final class Yaml {

  /** The most characters that are read. */
  public static final int LONGEST = 1 << 23;

  private static final int DEEPEST = 50;
  private static final int MOST_NODES = 1_000_000;

  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .loaderOptions(loaderOptions())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // a default of the parser's that the builder forgets
          .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .stringQuotingChecker(new Quoting())
          .build();

  private static final JsonMapper MAPPER = new JsonMapper(FACTORY);

  private final YAMLParser parser;
  private final String text;
  private final String source;
  private int nodes;
  private int wordCharacter;
  private int wordIndex;

  private Yaml(YAMLParser parser, String text, String source) {
    this.parser = parser;
    this.text = text;
    this.source = source;
  }

  private static LoaderOptions loaderOptions() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LONGEST);
    return options;
  }

  /** Quotes every text that would be read as something else, such as a number. */
  private static final class Quoting extends StringQuotingChecker.Default {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean needToQuoteName(String name) {
      return super.needToQuoteName(name)
          || !(name.matches("[A-Za-z0-9_-]+") || readsAsItself(name));
    }

    @Override
    public boolean needToQuoteValue(String value) {
      return super.needToQuoteValue(value) || !readsAsItself(value);
    }

    private static boolean readsAsItself(String value) {
      try {
        return value.equals(Yaml.read(value).plain());
      } catch (ConfigException e) {
        return false;
      }
    }
  }

  /**
   * Reads one document.
   *
   * @param text the document
   * @return the document
   * @throws ConfigException if it is not YAML, is too long, nests too deeply or uses aliases
   */
  public static Tree read(String text) {
    return read(text, "");
  }

  /**
   * Reads one document.
   *
   * @param text the document
   * @param source what to call it in errors, such as the name of its file
   * @return the document
   * @throws ConfigException if it is not YAML, nests too deeply or uses aliases
   */
  public static Tree read(String text, String source) {
    if (text.length() > LONGEST) {
      throw new ConfigException(
          "%d characters are more than the %d that a configuration may have"
              .formatted(text.length(), LONGEST));
    }
    try (YAMLParser parser = FACTORY.createParser(text)) {
      return new Yaml(parser, text, source).document();
    } catch (JsonProcessingException e) {
      throw new ConfigException(malformed(e, source));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String malformed(JsonProcessingException e, String source) {
    Tree.Place place = new Tree.Place(source, 0, 0);
    String problem = e.getOriginalMessage();
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      Mark mark = marked.getProblemMark();
      place = new Tree.Place(source, mark.getLine() + 1, mark.getColumn() + 1);
      problem = marked.getProblem();
    } else if (e.getLocation() != null) {
      place = new Tree.Place(source, e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }
    return place + "not valid YAML: " + problem.lines().findFirst().orElse("");
  }

  /**
   * Writes plain values (maps, lists, numbers, booleans, strings) as YAML.
   *
   * @param plain such a value
   * @return the YAML
   */
  public static String write(Object plain) {
    try {
      return MAPPER.writeValueAsString(plain);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as YAML: " + plain, e);
    }
  }

  /**
   * {@return plain values in one line, for people to read: {@code {alpha: 2.0, scale: 1.0}}}
   *
   * @param plain such a value
   */
  public static String inLine(Object plain) {
    if (plain instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + inLine(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    } else if (plain instanceof List<?> list) {
      return list.stream().map(Yaml::inLine).collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(plain);
  }

  private Tree document() throws IOException {
    if (parser.nextToken() == null) {
      return new Tree.Scalar(null, new Tree.Place(source, 1, 1));
    }
    Tree tree = node(0);
    if (parser.nextToken() != null) {
      throw new ConfigException(place() + "one YAML document is expected, but another begins");
    }
    return tree;
  }

  private Tree node(int depth) throws IOException {
    Tree.Place place = place();
    if (parser.isCurrentAlias()) {
      throw new ConfigException(place + "YAML aliases are not supported");
    }
    if (depth > DEEPEST) {
      throw new ConfigException(place + "nested more than " + DEEPEST + " levels deep");
    }
    nodes++;
    if (nodes > MOST_NODES) {
      throw new ConfigException(place + "more than " + MOST_NODES + " values");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(place, depth);
      case START_ARRAY -> sequence(place, depth);
      case VALUE_NUMBER_INT ->
          new Tree.Scalar(
              parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                  ? (Object) finite(parser.getDoubleValue(), place)
                  : (Object) parser.getLongValue(),
              place);
      case VALUE_NUMBER_FLOAT -> new Tree.Scalar(finite(parser.getDoubleValue(), place), place);
      case VALUE_TRUE, VALUE_FALSE -> new Tree.Scalar(parser.getBooleanValue(), place);
      case VALUE_NULL -> new Tree.Scalar(null, place);
      case VALUE_STRING -> new Tree.Scalar(word(place), place);
      default -> throw new ConfigException(place + "YAML tags are not supported");
    };
  }

  /** A number that is larger than a double can be must not silently be infinite. */
  private static double finite(double number, Tree.Place place) {
    if (Double.isInfinite(number)) {
      throw new ConfigException(place + "the number is too large");
    }
    return number;
  }

  private Tree mapping(Tree.Place place, int depth) throws IOException {
    Map<String, Tree> entries = new LinkedHashMap<>();
    Map<String, Tree.Place> keys = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      keys.put(key, place());
      parser.nextToken();
      entries.put(key, node(depth + 1));
    }
    return new Tree.Mapping(entries, keys, place);
  }

  private Tree sequence(Tree.Place place, int depth) throws IOException {
    List<Tree> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(depth + 1));
    }
    return new Tree.Sequence(items, place);
  }

  /** YAML 1.1 reads 5e-4 as a word; everybody who writes it without quotes means a number. */
  private Object word(Tree.Place place) throws IOException {
    String word = parser.getText();
    if (word.matches("[-+]?[0-9]+(\\.[0-9]*)?[eE][-+]?[0-9]+") && isPlain(word)) {
      return finite(Double.parseDouble(word), place);
    }
    return word;
  }

  /** Whether the word stands in the text as it is, neither quoted nor tagged. */
  private boolean isPlain(String word) {
    int character = (int) parser.currentTokenLocation().getCharOffset();
    // on from the word before: from the start, the time would grow with the square of the words
    wordIndex = text.offsetByCodePoints(wordIndex, character - wordCharacter);
    wordCharacter = character;
    return text.startsWith(word, wordIndex);
  }

  private Tree.Place place() {
    JsonLocation at = parser.currentTokenLocation();
    return new Tree.Place(source, at.getLineNr(), at.getColumnNr());
  }
}
