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
 */
public record Parts(int steps, int least, int sampleSteps, long bytes) {

  /**
   * As networks run unless told otherwise: a part takes as much as tutorial 5's batch of 128
   * samples over 25 steps, but eight samples keep that many threads busy, and what each part costs
   * is little beside 64 steps. Tutorial 5's batch goes in parts from about a hundred steps on.
   */
  public static final Parts STANDARD = new Parts(64, 8, 128 * 25, 3 << 20);

  /** All batches as a whole. */
  public static final Parts NONE = new Parts(Integer.MAX_VALUE, 1, 0, Long.MAX_VALUE);

  /**
   * Checks the sizes.
   *
   * @param steps from so many steps on
   * @param least how many samples make a part at least; only batches of twice as many are cut
   * @param sampleSteps how many steps the samples of a part make together at most, unless they are
   *     the least
   * @param bytes if so many bytes at least need not be held then, in training
   */
  public Parts {
    Check.atLeast("steps", steps, 1);
    Check.atLeast("least", least, 1);
    Check.atLeast("sampleSteps", sampleSteps, 0);
  }

  /** How many samples make a part of a signal of so many steps. */
  int samples(int signalSteps) {
    return Math.max(least, sampleSteps / signalSteps);
  }
}
