package io.snn4j.mnist.command;

/** There is not enough memory; the message says how much there is and what to lower. */
final class OutOfRoom extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OutOfRoom(String message) {
    super(message);
  }
}
