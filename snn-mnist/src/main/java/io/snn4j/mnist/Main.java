package io.snn4j.mnist;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.snn4j.mnist.command.Interrupt;
import io.snn4j.mnist.command.Snn;
import io.snn4j.mnist.command.Terminal;

/** Where the {@code snn} command begins. */
public final class Main {

  private Main() {}

  /**
   * Runs the command and exits with its code: 0, 1 after a failure, 2 after a usage error, 130 if
   * interrupted.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofThisProcess();
    Injector injector = Guice.createInjector(Stage.PRODUCTION, new SnnModule(terminal));
    Snn snn = injector.getInstance(Snn.class);
    System.exit(injector.getInstance(Interrupt.class).run(terminal, () -> snn.run(arguments)));
  }
}
