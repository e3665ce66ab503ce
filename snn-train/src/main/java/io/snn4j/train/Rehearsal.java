package io.snn4j.train;

import io.snn4j.api.Constant;
import io.snn4j.api.Loss;
import io.snn4j.api.Signal;
import io.snn4j.api.SignalRoom;
import io.snn4j.api.SpikeDecoder;
import io.snn4j.api.SpikeEncoder;
import io.snn4j.api.Targets;
import io.snn4j.core.memory.Flow;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One sample of silent neurons, shown to encoder, decoder and loss to see whether they fit a
 * network of this shape, before there is any.
 *
 * @param steps T
 * @param neurons the neurons of each layer that has some, by its name, from input to output
 */
public record Rehearsal(int steps, Map<String, Integer> neurons) {

  /** What would take too much time and memory to try, in values. */
  private static final long MANY = 10_000_000;

  /**
   * Keeps the order.
   *
   * @param steps T
   * @param neurons the neurons of each layer that has some, by its name, from input to output
   */
  public Rehearsal {
    neurons = new LinkedHashMap<>(neurons);
  }

  /** {@return whether it is small enough to try} */
  public boolean quick() {
    return neurons.values().stream().mapToLong(n -> (long) n * steps).sum() <= MANY;
  }

  /**
   * {@return whether a sample of so many features is small enough to encode}
   *
   * @param features the number of features of a sample
   */
  public boolean quick(int features) {
    return (long) features * steps <= MANY;
  }

  /**
   * {@return the features that an encoder makes of a sample}
   *
   * @param encoder the encoder
   * @param steps the number of time steps T
   * @param sample its values
   * @throws IllegalArgumentException if it does not take such samples
   */
  public static int encoded(SpikeEncoder encoder, int steps, float[] sample) {
    return signal(encoder, steps, sample, new SignalRoom()).features();
  }

  /** What an encoder makes of a sample; the sample is the first thing as large as the steps. */
  static Signal signal(SpikeEncoder encoder, int steps, float[] sample, SignalRoom room) {
    try {
      return encoder.encode(new Constant(steps, 1, sample.length, sample), new long[] {0}, room);
    } catch (OutOfMemoryError | ArithmeticException | NegativeArraySizeException e) {
      throw new IllegalArgumentException(
          "%d steps of %d features, encoded by %s, are too much for memory with one sample alone; choose fewer steps"
              .formatted(steps, sample.length, encoder.name()),
          e);
    }
  }

  /**
   * Lets a decoder read the output.
   *
   * @param decoder the decoder
   * @throws IllegalArgumentException if it does not fit
   */
  public void decode(SpikeDecoder decoder) {
    Asked silence = silence();
    decoder.classes(silence, decoder.scores(silence));
  }

  /**
   * Lets a loss judge the output.
   *
   * @param loss the loss
   * @param label the sample's class
   * @throws IllegalArgumentException if it does not fit
   */
  public void judge(Loss loss, int label) {
    Asked silence = silence();
    loss.evaluate(silence, Targets.classes(label), silence);
  }

  private Asked silence() {
    Map<String, Flow> flows = new LinkedHashMap<>();
    neurons.forEach((name, n) -> flows.put(name, new Flow(Flow.Kind.SPIKES, steps, 1, n)));
    return new Asked(flows);
  }
}
