package io.snn4j.mnist.plot;

import io.snn4j.api.Check;
import io.snn4j.api.Dense;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Pictures of what a layer of neurons did. They keep what they show, so that the recording need not
 * stay valid.
 */
public final class Plots {

  private static final int FEW = 10;

  private Plots() {}

  /**
   * {@return the spikes of a layer: a mark for each, steps to the right, neurons upwards}
   *
   * @param layer what a layer did
   * @param sample which of the recording's samples, from 0
   * @throws IllegalArgumentException if there is no such sample
   */
  public static Picture raster(Recording.Layer layer, int sample) {
    return raster("", layer, sample);
  }

  /**
   * {@return the spikes of a layer, and whose they are}
   *
   * @param what names the sample, in the title; empty if that need not be said
   * @param layer what a layer did
   * @param sample which of the recording's samples, from 0
   */
  public static Picture raster(String what, Recording.Layer layer, int sample) {
    return raster(named(what, layer), layer.spikes(), sample);
  }

  /** The layer and the sample, in a title. */
  private static String named(String what, Recording.Layer layer) {
    return what.isEmpty() ? layer.name() : what + ", " + layer.name();
  }

  /**
   * {@return the spikes of a signal that no layer made, such as an encoder's}
   *
   * @param name what to call the signal
   * @param spikes [T,B,N]
   * @param sample which of the recording's samples, from 0
   */
  public static Picture raster(String name, Signal spikes, int sample) {
    sample(spikes, sample);
    List<double[]> places = new ArrayList<>();
    for (int t = 0; t < spikes.steps(); t++) {
      for (int n = 0; n < spikes.features(); n++) {
        if (spikes.at(t, sample, n) != 0) {
          places.add(new double[] {t, n});
        }
      }
    }
    double[] steps = places.stream().mapToDouble(place -> place[0] - 0.4).toArray();
    double[] neurons = places.stream().mapToDouble(place -> place[1]).toArray();
    double thick = Math.max(0.3, 0.7 * 208 / spikes.features());
    return new Chart("%s: %d spikes".formatted(name, places.size()), "step", "neuron")
        .xRange(-0.5, spikes.steps() - 0.5)
        .yRange(-0.5, spikes.features() - 0.5)
        .wholeX()
        .wholeY()
        .marks(Ink.BLUE, steps, neurons, thick, 0.8)
        .picture();
  }

  /**
   * {@return the membranes of a layer over time, with the threshold where it is known and the same
   * for all neurons shown}
   *
   * @param layer what a layer did
   * @param sample which of the recording's samples, from 0
   * @param neurons which; none for all, or the first ten of more
   * @throws IllegalArgumentException if there is no such sample or neuron
   */
  public static Picture membrane(Recording.Layer layer, int sample, int... neurons) {
    return membrane("", layer, sample, neurons);
  }

  /**
   * {@return the membranes of a layer over time, and whose they are}
   *
   * @param what names the sample, in the title; empty if that need not be said
   * @param layer what a layer did
   * @param sample which of the recording's samples, from 0
   * @param neurons which; none for all, or the first ten of more
   */
  public static Picture membrane(String what, Recording.Layer layer, int sample, int... neurons) {
    Dense membrane = layer.membrane();
    sample(membrane, sample);
    int[] shown =
        neurons.length > 0
            ? neurons
            : IntStream.range(0, Math.min(FEW, membrane.features())).toArray();
    Chart chart =
        new Chart(named(what, layer) + ": membranes", "step", "membrane U").wholeX().size(480, 300);
    double[] steps = IntStream.range(0, membrane.steps()).asDoubleStream().toArray();
    for (int i = 0; i < shown.length; i++) {
      neuron(membrane, shown[i]);
      double[] values = new double[steps.length];
      for (int t = 0; t < steps.length; t++) {
        values[t] = membrane.at(t, sample, shown[i]);
      }
      chart.line("n" + shown[i], Ink.series(i), steps, values);
    }
    threshold(layer, membrane, sample, shown)
        .ifPresent(value -> chart.level("threshold", Ink.RED, value));
    return chart.picture();
  }

  /**
   * U_thr, as U - x at a step without a spike; after one a model may have reset the membrane that
   * the threshold was compared with.
   */
  private static Optional<Double> threshold(
      Recording.Layer layer, Dense membrane, int sample, int[] neurons) {
    Optional<Dense> excess = layer.excess();
    if (excess.isEmpty()) {
      return Optional.empty();
    }
    List<Double> found = new ArrayList<>();
    for (int n : neurons) {
      IntStream.range(0, membrane.steps())
          .filter(t -> excess.get().at(t, sample, n) <= 0)
          .mapToObj(t -> (double) membrane.at(t, sample, n) - excess.get().at(t, sample, n))
          .filter(Double::isFinite)
          .findFirst()
          .ifPresent(found::add);
    }
    boolean same =
        !found.isEmpty() && found.stream().allMatch(each -> Math.abs(each - found.get(0)) < 1e-4);
    return same ? Optional.of(found.get(0)) : Optional.empty();
  }

  /**
   * {@return how often each neuron of a layer spiked: what a rate decoder sees of the output}
   *
   * @param layer what a layer did
   * @param sample which of the recording's samples, from 0
   */
  public static Picture counts(Recording.Layer layer, int sample) {
    return counts("", layer, sample);
  }

  /**
   * {@return how often each neuron of a layer spiked, and for which sample}
   *
   * @param what names the sample, in the title; empty if that need not be said
   * @param layer what a layer did
   * @param sample which of the recording's samples, from 0
   */
  public static Picture counts(String what, Recording.Layer layer, int sample) {
    Signal spikes = layer.spikes();
    sample(spikes, sample);
    double[] counts = new double[spikes.features()];
    for (int t = 0; t < spikes.steps(); t++) {
      for (int n = 0; n < counts.length; n++) {
        counts[n] += spikes.at(t, sample, n) != 0 ? 1 : 0;
      }
    }
    double[] neurons = IntStream.range(0, counts.length).asDoubleStream().toArray();
    return new Chart(
            "%s: spikes of %d steps".formatted(named(what, layer), spikes.steps()),
            "neuron",
            "spikes")
        .xRange(-0.5, counts.length - 0.5)
        .wholeX()
        .wholeY()
        .bars(Ink.BLUE, neurons, counts, 0.8)
        .picture();
  }

  /**
   * {@return how many of some values fall into each of twenty equal parts of [0,1]}
   *
   * @param title stands above the picture
   * @param of what the horizontal axis shows
   * @param count what is counted, such as {@code neurons}
   * @param values in [0,1]
   */
  public static Picture histogram(String title, String of, String count, List<Double> values) {
    int parts = 20;
    double[] heights = new double[parts];
    for (double value : values) {
      heights[Math.min(parts - 1, (int) (value * parts))]++;
    }
    double[] middles = IntStream.range(0, parts).mapToDouble(i -> (i + 0.5) / parts).toArray();
    return new Chart(title, of, count)
        .xRange(0, 1)
        .wholeY()
        .bars(Ink.BLUE, middles, heights, 0.9 / parts)
        .picture();
  }

  private static void sample(Signal signal, int sample) {
    Check.that(
        sample >= 0 && sample < signal.batch(),
        "the recording has the samples 0 to %d, but sample %d was asked for",
        signal.batch() - 1,
        sample);
  }

  private static void neuron(Signal signal, int neuron) {
    Check.that(
        neuron >= 0 && neuron < signal.features(),
        "the layer has the neurons 0 to %d, but neuron %d was asked for",
        signal.features() - 1,
        neuron);
  }
}
