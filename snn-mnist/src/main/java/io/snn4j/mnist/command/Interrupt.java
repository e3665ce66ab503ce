package io.snn4j.mnist.command;

import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/**
 * Ctrl-C and SIGTERM. A command that {@link #listen}s is let finish what it is at, and its exit
 * code counts. Others end at once, with a sentence about what they leave.
 */
public final class Interrupt {

  /** The exit code of a command that was interrupted: 128 and the number of SIGINT. */
  public static final int EXIT_CODE = 130;

  private static final String NOTHING = "nothing was changed; the same command begins anew";

  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private volatile boolean requested;
  private boolean listening;
  private String left = NOTHING;

  /** No request yet. */
  @Inject
  public Interrupt() {}

  /**
   * Runs the command of this process; a signal meanwhile is a request to those who listen.
   *
   * @param terminal is told what was left where a signal ends the command
   * @param command runs and gives the exit code
   * @return the command's exit code
   */
  public int run(Terminal terminal, IntSupplier command) {
    Thread hook = new Thread(() -> signalled(terminal), "snn4j-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    int code = 1;
    try {
      code = command.getAsInt();
      return code;
    } finally {
      ended.complete(code);
    }
  }

  /** Runs when the process is about to end, whatever the cause. */
  private void signalled(Terminal terminal) {
    if (!ended.isDone()) {
      if (ends()) {
        terminal.interrupted(left());
        Runtime.getRuntime().halt(EXIT_CODE);
      }
      // the process would end with the signal's code, whatever the command says
      Runtime.getRuntime().halt(ended.join());
    }
  }

  /** Whether a signal that comes now ends the command; else it is a request. */
  synchronized boolean ends() {
    requested |= listening;
    return !listening;
  }

  /** Asks the command to stop. */
  public void request() {
    requested = true;
  }

  /** Whether to stop; asked by commands that listen. */
  boolean requested() {
    return requested;
  }

  /** Lets a signal be a request from now on. */
  synchronized void listen() {
    listening = true;
  }

  /**
   * Lets a signal end the process at once from now on.
   *
   * @param sentence what is left then, and how to go on
   * @return whether the command has been asked to stop before, and ought to now
   */
  synchronized boolean leave(String sentence) {
    listening = false;
    left = sentence;
    return requested;
  }

  /** What a signal that came now would leave, in a sentence. */
  synchronized String left() {
    return left;
  }
}
