package io.snn4j.train;

/** Watches training; every method does nothing unless overridden. */
public interface TrainingListener {

  /** A listener that does nothing. */
  TrainingListener SILENT = new TrainingListener() {};

  /**
   * A batch was trained on.
   *
   * @param batch how far the epoch has come
   */
  default void trained(Batch batch) {}

  /**
   * A batch was tested on.
   *
   * @param done the number of batches tested on so far
   * @param of how many there are
   */
  default void tested(int done, int of) {}

  /**
   * A batch held out for validation was evaluated.
   *
   * @param done the number of batches evaluated so far
   * @param of how many there are
   */
  default void validated(int done, int of) {}

  /**
   * An epoch, evaluation included, is over.
   *
   * @param epoch what came of it
   */
  default void epoch(History.Epoch epoch) {}

  /**
   * {@return both listeners, this one first}
   *
   * @param other the listener that is told after this one
   */
  default TrainingListener and(TrainingListener other) {
    TrainingListener first = this;
    return new TrainingListener() {
      @Override
      public void trained(Batch batch) {
        first.trained(batch);
        other.trained(batch);
      }

      @Override
      public void tested(int done, int of) {
        first.tested(done, of);
        other.tested(done, of);
      }

      @Override
      public void validated(int done, int of) {
        first.validated(done, of);
        other.validated(done, of);
      }

      @Override
      public void epoch(History.Epoch epoch) {
        first.epoch(epoch);
        other.epoch(epoch);
      }
    };
  }

  /**
   * Where training stands after a batch.
   *
   * @param epoch counted from 1
   * @param epochs how many there will be
   * @param done the number of batches trained on in this epoch
   * @param of how many there are
   * @param samples the number of samples of a batch
   * @param loss the batch's loss
   * @param accuracy the share of the batch's samples that were right
   */
  record Batch(
      int epoch, int epochs, int done, int of, int samples, double loss, double accuracy) {}
}
