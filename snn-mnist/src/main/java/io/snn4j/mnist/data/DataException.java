package io.snn4j.mnist.data;

/** Data that cannot be had or must not be used; the message is one sentence for the user. */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception with a sentence that says what is wrong and what would be right.
   *
   * @param sentence what is wrong and what would be right
   */
  public DataException(String sentence) {
    super(sentence);
  }

  /**
   * Creates the exception with a sentence and the failure beneath it.
   *
   * @param sentence what is wrong and what would be right
   * @param cause the failure beneath
   */
  public DataException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
