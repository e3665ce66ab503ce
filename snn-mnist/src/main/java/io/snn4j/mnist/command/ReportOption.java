package io.snn4j.mnist.command;

import picocli.CommandLine.Option;

/** Whether training ends with a page about the run. */
final class ReportOption {

  @Option(names = "--no-report", description = "Leaves out RUN/report.html.")
  private boolean none;

  boolean wanted() {
    return !none;
  }
}
