package io.snn4j.mnist.data;

/** MNIST that is neither here nor to be fetched, which is no error where other data will do. */
final class UnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnavailableException(String sentence) {
    super(sentence);
  }
}
