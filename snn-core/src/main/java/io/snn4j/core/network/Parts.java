package io.snn4j.core.network;

import io.snn4j.api.Check;

/**
 * When a batch goes through a network in parts of a few samples, one after another with the same
 * memory, and not as a whole: gradient checkpointing over samples.
 *
 * <p>Where the input is constant, the layers up to the first with neurons work on the whole batch,
 * and what happens to a sample in the others depends on no other sample. So they run part by part;
 * of all but the output nothing is held for the whole batch, and on the way back each part goes
 * forwards once more. Which parts there are depends on shapes alone, never on threads.
 *
 * @param steps from so many steps on
 * @param least how many samples make a part at least; only batches of twice as many are cut
 * @param sampleSteps how many steps the samples of a part make together at most, unless they are
 *     the least
 * @param bytes if so many bytes at least need not be held then, in training
 * @param near a batch that goes there and back at once does so in parts that keep so many bytes at
 *     most, or one sample
 * @param gradients unless the parameters' gradients of all these parts take more bytes than this
 */
public record Parts(int steps, int least, int sampleSteps, long bytes, long near, long gradients) {

  /**
   * As networks run unless told otherwise: a part takes as much as tutorial 5's batch of 128
   * samples over 25 steps, but eight samples keep that many threads busy, and what each part costs
   * is little beside 64 steps. Tutorial 5's batch goes in parts from about eighty steps on.
   */
  public static final Parts STANDARD = new Parts(64, 8, 128 * 25, 3 << 20, 1 << 20, 4 << 20);

  /** Parts at once that keep many threads busy. */
  private static final int LEAST_PARTS = 16;

  /** All batches as a whole. */
  public static final Parts NONE = new Parts(Integer.MAX_VALUE, 1, 0, Long.MAX_VALUE, 0, 0);

  /**
   * Checks the sizes.
   *
   * @param steps from so many steps on
   * @param least how many samples make a part at least; only batches of twice as many are cut
   * @param sampleSteps how many steps the samples of a part make together at most, unless they are
   *     the least
   * @param bytes if so many bytes at least need not be held then, in training
   * @param near how many bytes a part that goes there and back at once keeps at most
   * @param gradients how many bytes the gradients of all these parts take at most
   */
  public Parts {
    Check.atLeast("steps", steps, 1);
    Check.atLeast("least", least, 1);
    Check.atLeast("sampleSteps", sampleSteps, 0);
  }

  /**
   * The same, but each batch that goes there and back at once as a whole.
   *
   * @param steps from so many steps on
   * @param least how many samples make a part at least; only batches of twice as many are cut
   * @param sampleSteps how many steps the samples of a part make together at most, unless they are
   *     the least
   * @param bytes if so many bytes at least need not be held then, in training
   */
  public Parts(int steps, int least, int sampleSteps, long bytes) {
    this(steps, least, sampleSteps, bytes, 0, 0);
  }

  /**
   * How many samples of a batch go there and back at once, a power of two: of means over the
   * samples the same bits come then.
   *
   * @param each the bytes that a sample keeps
   * @return 0 if the batch goes whole
   */
  int sides(int batch, long each) {
    long most = Math.min(near / Math.max(1, each), batch / LEAST_PARTS);
    return near == 0 || batch < 2 ? 0 : Math.toIntExact(Long.highestOneBit(Math.max(1, most)));
  }

  /** How many samples make a part of a signal of so many steps. */
  int samples(int signalSteps) {
    return Math.max(least, sampleSteps / signalSteps);
  }
}
