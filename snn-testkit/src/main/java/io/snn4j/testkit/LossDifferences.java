package io.snn4j.testkit;

import io.snn4j.api.CounterRandom;
import io.snn4j.api.Dense;
import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.Targets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A loss's gradient at one recording, to be compared with central differences around it. */
final class LossDifferences {

  private final Loss loss;
  private final Recording here;
  private final Targets targets;
  private final double tolerance;
  private final FixedGradient gradient = new FixedGradient();
  private final double value;

  LossDifferences(Loss loss, Recording here, Targets targets, double tolerance) {
    this.loss = loss;
    this.here = here;
    this.targets = targets;
    this.tolerance = tolerance;
    value = loss.evaluate(here, targets, gradient);
  }

  /** A direction in which every value goes its own way, by up to 1. */
  FixedGradient anyDirection(long seed) {
    FixedGradient direction = new FixedGradient();
    ArrayKind.forEach(
        here,
        (layer, kind) -> {
          long key = CounterRandom.key(seed, CounterRandom.word(layer.name() + kind));
          float[] array = kind.of(direction, layer);
          for (int i = 0; i < array.length; i++) {
            array[i] = 2 * CounterRandom.uniform(key, i) - 1;
          }
        });
    return direction;
  }

  /** The same, but uphill wherever the gradient says so: here nothing cancels. */
  FixedGradient uphill(long seed) {
    FixedGradient direction = anyDirection(seed);
    ArrayKind.forEach(
        here,
        (layer, kind) -> {
          float[] array = kind.of(direction, layer);
          float[] slope = kind.of(gradient, layer);
          for (int i = 0; i < array.length; i++) {
            array[i] = slope[i] == 0 ? array[i] : Math.copySign(array[i], slope[i]);
          }
        });
    return direction;
  }

  /** How the change along a direction differs from what the gradient says; empty if not. */
  String gap(FixedGradient direction, float far) {
    Recording ahead = moved(direction, far);
    Recording back = moved(direction, -far);
    double[] sums = new double[2];
    ArrayKind.forEach(
        here,
        (layer, kind) -> {
          int which = here.layers().indexOf(layer);
          float[] to = kind.of(ahead.layers().get(which));
          float[] from = kind.of(back.layers().get(which));
          float[] slope = kind.of(gradient, layer);
          for (int i = 0; i < slope.length; i++) {
            // floats have rounded the way, so it is measured
            double term = slope[i] * ((double) to[i] - from[i]);
            sums[0] += term;
            sums[1] += Math.abs(term);
          }
        });
    double change = value(ahead) - value(back);
    double allowed = tolerance * sums[1] + 1e-6 * Math.abs(value) + 1e-15;
    return Math.abs(change - sums[0]) <= allowed
        ? ""
        : String.format(
            Locale.ROOT,
            "moved by up to %s the value changes by %.6g, but by the gradient it should by %.6g;"
                + " %s",
            far,
            change,
            sums[0],
            farthestOff(far));
  }

  /** One entry of the gradient, with what differences say of it. */
  private record Entry(String place, double slope, double difference) {
    double off() {
      return Math.abs(slope - difference);
    }
  }

  /** Where the gradient is most wrong, when each value is moved alone. */
  private String farthestOff(float far) {
    List<Entry> entries = new ArrayList<>();
    ArrayKind.forEach(
        here,
        (layer, kind) -> {
          float[] slope = kind.of(gradient, layer);
          float[] from = kind.of(layer);
          for (int i = 0; i < slope.length; i++) {
            FixedGradient alone = new FixedGradient();
            kind.of(alone, layer)[i] = 1;
            double width = (double) (from[i] + far) - (from[i] - far);
            double change = value(moved(alone, far)) - value(moved(alone, -far));
            entries.add(new Entry(place(layer, kind, i), slope[i], change / width));
          }
        });
    Entry worst = Collections.max(entries, Comparator.comparingDouble(Entry::off));
    return String.format(
        Locale.ROOT,
        "farthest off is %s: expected about %.5g, got %.5g",
        worst.place,
        worst.difference,
        worst.slope);
  }

  private static String place(Recording.Layer layer, ArrayKind kind, int index) {
    Signal shape = layer.spikes();
    int neuron = index % shape.features();
    int sample = index / shape.features() % shape.batch();
    int step = index / shape.features() / shape.batch();
    return "%s of %s at step %d, sample %d, neuron %d"
        .formatted(kind, layer.name(), step, sample, neuron);
  }

  private double value(Recording recording) {
    return loss.evaluate(recording, targets, new FixedGradient());
  }

  private Recording moved(FixedGradient direction, float far) {
    List<Recording.Layer> layers = new ArrayList<>();
    for (Recording.Layer layer : here.layers()) {
      layers.add(
          new FixedRecording.FixedLayer(
              layer.name(),
              moved(layer, ArrayKind.SPIKES, direction, far),
              moved(layer, ArrayKind.MEMBRANE, direction, far)));
    }
    return new FixedRecording(layers);
  }

  private static Dense moved(
      Recording.Layer layer, ArrayKind kind, FixedGradient direction, float far) {
    float[] values = kind.of(layer).clone();
    float[] way = kind.of(direction, layer);
    for (int i = 0; i < way.length; i++) {
      values[i] += far * way[i];
    }
    Signal shape = layer.spikes();
    return new Dense(shape.steps(), shape.batch(), shape.features(), values);
  }
}
