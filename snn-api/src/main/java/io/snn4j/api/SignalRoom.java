package io.snn4j.api;

/**
 * Memory for the signals that an encoder makes of one batch after another: arrays stay, and so do
 * signals of the same shape, instead of being made anew for each batch.
 *
 * <p>What comes from here is valid until the same kind of signal is asked for again. For one thread
 * at a time.
 */
public final class SignalRoom {

  private SpikeTrain spikes;
  private int[] words = {};
  private Dense dense;
  private Constant constant;
  private SignalRoom inner;

  /**
   * {@return a silent spike train}
   *
   * @param steps the number of time steps T
   * @param batch the number of samples B
   * @param features the number of features N
   * @throws IllegalArgumentException if a size is not positive
   * @throws ArithmeticException if an array cannot hold so much
   */
  public SpikeTrain spikes(int steps, int batch, int features) {
    if (spikes != null && spikes.isOf(steps, batch, features)) {
      spikes.clear();
      return spikes;
    }
    int needed = SpikeTrain.words(steps, batch, features);
    words = words.length >= needed ? words : new int[Math.max(0, needed)];
    spikes = new SpikeTrain(steps, batch, features, words);
    spikes.clear();
    return spikes;
  }

  /**
   * {@return a signal whose {@link Dense#values} are to be filled in; they are whatever they were}
   *
   * @param steps the number of time steps T
   * @param batch the number of samples B
   * @param features the number of features N
   * @throws IllegalArgumentException if a size is not positive
   * @throws ArithmeticException if an array cannot hold so much
   */
  public Dense dense(int steps, int batch, int features) {
    if (dense == null || !dense.isOf(steps, batch, features)) {
      int values = Math.multiplyExact(Math.multiplyExact(steps, batch), features);
      dense = new Dense(steps, batch, features, new float[Math.max(0, values)]);
    }
    return dense;
  }

  /**
   * {@return a signal whose {@link Constant#values} are to be filled in; they are whatever they
   * were}
   *
   * @param steps the number of time steps T
   * @param batch the number of samples B
   * @param features the number of features N
   * @throws IllegalArgumentException if a size is not positive
   * @throws ArithmeticException if an array cannot hold so much
   */
  public Constant constant(int steps, int batch, int features) {
    if (constant == null || !constant.isOf(steps, batch, features)) {
      int values = Math.multiplyExact(batch, features);
      constant = new Constant(steps, batch, features, new float[Math.max(0, values)]);
    }
    return constant;
  }

  /** {@return another room, for an encoder to which this one's encoder hands something on} */
  public SignalRoom inner() {
    if (inner == null) {
      inner = new SignalRoom();
    }
    return inner;
  }

  /**
   * {@return whether a signal came from here, or from an inner room, and is valid}
   *
   * @param signal the signal
   */
  public boolean holds(Signal signal) {
    return signal == spikes
        || signal == dense
        || signal == constant
        || (inner != null && inner.holds(signal));
  }

  /** {@return the bytes of all its arrays, inner rooms included} */
  public long bytes() {
    long floats = dense == null ? 0 : dense.values().length;
    floats += constant == null ? 0 : constant.values().length;
    return Integer.BYTES * (long) words.length
        + Float.BYTES * floats
        + (inner == null ? 0 : inner.bytes());
  }
}
