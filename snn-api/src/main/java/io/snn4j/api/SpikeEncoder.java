package io.snn4j.api;

/**
 * Turns data into the signal that enters a network: currents or spikes.
 *
 * <p>The contract, tested by {@code EncoderContract} of snn-testkit: each sample's signal depends
 * on that sample's data and key alone, never on the batch it came in.
 */
public interface SpikeEncoder extends Plugin {

  /**
   * Encodes a batch.
   *
   * @param data values in [0,1]: a {@link Constant} for a still picture, which also says for how
   *     many steps, or a {@link Dense} for data that changes over time
   * @param keys one per sample; a random encoder draws {@link CounterRandom#uniform} of them
   * @param room memory for the signal, which is the same for one batch after another; the signal
   *     may also be a new one, or the data themselves
   * @return the signal, of as many samples as the data and as many steps as the encoder says
   */
  Signal encode(Signal data, long[] keys, SignalRoom room);

  /**
   * Encodes a batch in new memory.
   *
   * @param data values in [0,1], as above
   * @param keys one per sample
   * @return the signal
   */
  default Signal encode(Signal data, long[] keys) {
    return encode(data, keys, new SignalRoom());
  }
}
