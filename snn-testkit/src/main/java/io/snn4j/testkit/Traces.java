package io.snn4j.testkit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What laws require of the arrays that a model wrote. */
final class Traces {

  /** What each method writes, besides derived values, which are also room for what it needs. */
  private static final Map<String, List<String>> RESULTS =
      Map.of(
          "prepare", List.of(),
          "step", List.of("after(", "excess("),
          "excess", List.of("after(", "excess("),
          "reset", List.of("after("),
          "adjoint", List.of("currentGradient(", "stateGradient(", "coefficientGradient("),
          "resetAdjoint", List.of("spikeGradient(", "stateGradient(", "coefficientGradient("));

  private Traces() {}

  /** The trace without the gradients of coefficients. */
  static Map<String, float[]> without(Map<String, float[]> trace) {
    Map<String, float[]> rest = new LinkedHashMap<>(trace);
    rest.keySet().removeIf(name -> name.startsWith("coefficientGradient("));
    return rest;
  }

  static void requireSame(
      Law law, Map<String, float[]> one, String here, Map<String, float[]> other, String there) {
    one.forEach(
        (name, values) -> {
          for (int n = 0; n < values.length; n++) {
            law.require(
                same(values[n], other.get(name)[n]),
                "%s at neuron %d is %s %s and %s %s",
                name,
                n,
                values[n],
                here,
                other.get(name)[n],
                there);
          }
        });
  }

  /** Requires that the coefficients' gradients rose by so much, but for rounding. */
  static void requireMore(Law law, Map<String, float[]> from, Map<String, float[]> to, float more) {
    from.forEach(
        (name, values) -> {
          for (int n = 0; name.startsWith("coefficientGradient(") && n < values.length; n++) {
            float expected = values[n] + more;
            law.require(
                Math.abs(to.get(name)[n] - expected) <= 0.01 * (more + Math.abs(values[n])),
                "%s at neuron %d is %s from 0 on, so from %s on it must be %s, but was %s",
                name,
                n,
                values[n],
                more,
                expected,
                to.get(name)[n]);
          }
        });
  }

  /** Requires that what has this in its name is finite. */
  static void requireFinite(Law law, Map<String, float[]> trace, String part) {
    trace.forEach(
        (name, values) -> {
          for (int n = 0; name.contains(part) && n < values.length; n++) {
            law.require(Float.isFinite(values[n]), "%s at neuron %d is %s", name, n, values[n]);
          }
        });
  }

  /** Requires that no state is larger at the end of a walk. */
  static void requireAtMost(Law law, NeuronWalk walk, float most) {
    List<ArrayTile> tiles = walk.forward(0, walk.sample().neurons());
    ArrayTile last = tiles.get(tiles.size() - 1);
    List<String> states = walk.model().states();
    for (int s = 0; s < states.size(); s++) {
      for (int n = 0; n < last.size(); n++) {
        law.require(
            Math.abs(last.after(s)[n]) <= most,
            "after %d steps without input the %s of neuron %d is %s, expected at most %s",
            tiles.size(),
            states.get(s),
            n,
            last.after(s)[n],
            most);
      }
    }
  }

  /** Requires that the excess of each step comes back. */
  static void requireExcessAgain(Law law, NeuronWalk walk) {
    for (ArrayTile tile : walk.forward(0, walk.sample().neurons())) {
      float[] excess = tile.excess().clone();
      Arrays.fill(tile.excess(), 0, tile.size(), Float.NaN);
      walk.model().excess(tile);
      for (int n = 0; n < tile.size(); n++) {
        law.require(
            same(excess[n], tile.excess()[n]),
            "step gave neuron %d the excess %s, and excess gives it %s",
            n,
            excess[n],
            tile.excess()[n]);
      }
    }
  }

  /** Watches that each call writes its results alone, and nothing past the tile's size. */
  static NeuronWalk.Watch guard(Law law) {
    return (method, body, tile) -> {
      Map<String, float[]> before = tile.snapshot();
      body.accept(tile);
      tile.arrays()
          .forEach(
              (call, array) -> {
                boolean result =
                    call.startsWith("derived(")
                        || RESULTS.get(method).stream().anyMatch(call::startsWith);
                for (int n = result ? tile.size() : 0; n < array.length; n++) {
                  law.require(
                      same(before.get(call)[n], array[n]),
                      "%s changed %s at index %d of a tile of %d, from %s to %s",
                      method,
                      call,
                      n,
                      tile.size(),
                      before.get(call)[n],
                      array[n]);
                }
              });
    };
  }

  /** Fails as the thread did. */
  static void rethrow(Future<?> result) throws Exception {
    try {
      result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AssertionError failure) {
        throw failure;
      }
      throw e;
    }
  }

  private static boolean same(float x, float y) {
    return Float.floatToIntBits(x) == Float.floatToIntBits(y);
  }
}
