package io.snn4j.bench;

/** Something that is done batch after batch. */
@FunctionalInterface
public interface Work {

  /**
   * Does one batch.
   *
   * @param laps is told when a part of it ends, where it has parts
   */
  void batch(Laps laps);

  /** Does one batch that nobody times in parts. */
  default void batch() {
    batch(part -> {});
  }

  /** Hears when parts of a batch end. */
  @FunctionalInterface
  interface Laps {

    /**
     * A part has ended, and whatever follows begins.
     *
     * @param part its name, such as {@code forward}
     */
    void end(String part);
  }
}
