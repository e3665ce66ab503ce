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
 * @param samples how many samples make a part; only batches of twice as many are cut
 * @param bytes if so many bytes at least need not be held then, in training
 */
public record Parts(int steps, int samples, long bytes) {

  /**
   * As networks run unless told otherwise: sixteen samples keep that many threads busy, and what
   * each part costs is little beside 64 steps. Tutorial 5's batch of 128 goes in parts from about a
   * hundred steps on.
   */
  public static final Parts STANDARD = new Parts(64, 16, 3 << 20);

  /** All batches as a whole. */
  public static final Parts NONE = new Parts(Integer.MAX_VALUE, 1, Long.MAX_VALUE);

  /**
   * Checks the sizes.
   *
   * @param steps from so many steps on
   * @param samples how many samples make a part; only batches of twice as many are cut
   * @param bytes if so many bytes at least need not be held then, in training
   */
  public Parts {
    Check.atLeast("steps", steps, 1);
    Check.atLeast("samples", samples, 1);
  }
}
