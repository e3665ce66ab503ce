package io.snn4j.bench.peer;

/** A script could not be run or said nothing; the message is a sentence. */
public final class PeerException extends Exception {

  private static final long serialVersionUID = 1;

  PeerException(String message) {
    super(message);
  }
}
