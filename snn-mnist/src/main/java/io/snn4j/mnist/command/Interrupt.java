package io.snn4j.mnist.command;

import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * Ctrl-C and SIGTERM as a request: a command that {@link #listen}s is let finish what it is at, and
 * its exit code counts. Others end at once, as without this.
 */
public final class Interrupt {

  /** The exit code of a command that was interrupted: 128 and the number of SIGINT. */
  public static final int EXIT_CODE = 130;

  private final AtomicBoolean listening = new AtomicBoolean();
  private final AtomicBoolean requested = new AtomicBoolean();
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();

  /** No request yet. */
  @Inject
  public Interrupt() {}

  /**
   * Runs the command of this process; a signal meanwhile is a request to those who listen.
   *
   * @param command runs and gives the exit code
   * @return the command's exit code
   */
  public int run(IntSupplier command) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::signalled, "snn4j-interrupt"));
    int code = command.getAsInt();
    ended.complete(code);
    return code;
  }

  /** Runs when the process is about to end, whatever the cause. */
  private void signalled() {
    if (listening.get() && !ended.isDone()) {
      request();
      // the process would end with the signal's code, whatever the command says
      Runtime.getRuntime().halt(ended.join());
    }
  }

  /** Asks the command to stop. */
  public void request() {
    requested.set(true);
  }

  /** Whether to stop; asked by commands that listen. */
  boolean requested() {
    return requested.get();
  }

  /** Lets a signal be a request from now on. */
  void listen() {
    listening.set(true);
  }
}
