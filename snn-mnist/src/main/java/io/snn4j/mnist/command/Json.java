package io.snn4j.mnist.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Plain values as JSON, for scripts. */
final class Json {

  private Json() {}

  /** Maps, lists, numbers and texts; a number that JSON has no form for becomes a text. */
  static String of(Object plain) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(plain);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values always have a JSON form", e);
    }
  }
}
