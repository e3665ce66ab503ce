package io.snn4j.core.memory;

import io.snn4j.api.Check;
import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;

/**
 * The shape and kind of a signal, without its values.
 *
 * @param kind which kind of signal
 * @param steps T
 * @param batch B
 * @param features N
 */
public record Flow(Kind kind, int steps, int batch, int features) {

  /**
   * Checks that there are not more rows than an array can have, so that no product of sizes
   * overflows.
   *
   * @param kind which kind of signal
   * @param steps T
   * @param batch B
   * @param features N
   * @throws IllegalArgumentException otherwise
   */
  public Flow {
    Check.that(
        (long) steps * batch <= Bytes.LONGEST,
        "%d steps of %d samples are %d rows, but an array holds at most %d values; choose fewer"
            + " steps or a smaller batch",
        steps,
        batch,
        (long) steps * batch,
        Bytes.LONGEST);
  }

  /** The kinds of signals. */
  public enum Kind {
    /** The same at every step, a {@link Constant}. */
    CONSTANT,
    /** Bits, a {@link SpikeTrain}. */
    SPIKES,
    /** Bits that are there as matrices too, which a part of a batch in training makes of spikes. */
    MATRICES,
    /** The same, of neurons many of which fire alike. */
    ALIKE,
    /** A number for every step, a {@link Dense}. */
    DENSE
  }

  /**
   * {@return the flow of a signal}
   *
   * @param signal a signal
   */
  public static Flow of(Signal signal) {
    return new Flow(kind(signal), signal.steps(), signal.batch(), signal.features());
  }

  private static Kind kind(Signal signal) {
    return signal instanceof Constant
        ? Kind.CONSTANT
        : signal instanceof SpikeTrain ? Kind.SPIKES : Kind.DENSE;
  }

  /**
   * {@return whether it is the flow of a signal}
   *
   * @param signal a signal
   */
  public boolean isOf(Signal signal) {
    return kind == kind(signal)
        && steps == signal.steps()
        && batch == signal.batch()
        && features == signal.features();
  }

  /**
   * {@return the same with another kind and other features}
   *
   * @param newKind the kind of the new signal
   * @param newFeatures its number of features
   */
  public Flow to(Kind newKind, int newFeatures) {
    return new Flow(newKind, steps, batch, newFeatures);
  }

  /**
   * {@return the same for another number of samples}
   *
   * @param samples its number of samples
   */
  public Flow batch(int samples) {
    return new Flow(kind, steps, samples, features);
  }

  /**
   * {@return the same for another number of steps}
   *
   * @param newSteps its number of steps
   */
  public Flow steps(int newSteps) {
    return new Flow(kind, newSteps, batch, features);
  }

  /** {@return whether it is the same at every step} */
  public boolean constant() {
    return kind == Kind.CONSTANT;
  }

  /** {@return the same as it is seen from outside a part} */
  public Flow plain() {
    return spikes() ? to(Kind.SPIKES, features) : this;
  }

  /** {@return whether it is spikes, in whichever form} */
  public boolean spikes() {
    return kind == Kind.SPIKES || matrices();
  }

  /** {@return whether it is spikes that are there as matrices too} */
  public boolean matrices() {
    return kind == Kind.MATRICES || kind == Kind.ALIKE;
  }

  /** {@return the number of rows of N distinct values: B if it is constant, else T*B} */
  public long rows() {
    return constant() ? batch : (long) steps * batch;
  }

  /** {@return the values of all steps, T*B*N, whatever the kind} */
  public long values() {
    return (long) steps * batch * features;
  }

  /** {@return the bytes of the signal's array} */
  public long bytes() {
    return spikes()
        ? Bytes.ints((long) wordRows() * batch * features)
        : Bytes.floats(rows() * features);
  }

  /** {@return the words of a neuron's history, were it spikes} */
  public int wordRows() {
    return (steps - 1) / SpikeTrain.STEPS_PER_WORD + 1;
  }
}
