package io.snn4j.mnist.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of SNN4J and of what it runs on. */
final class Version implements IVersionProvider {

  /** SNN4J's version as the jar has it. */
  static String ofSnn4j() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development version");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "SNN4J " + ofSnn4j(),
      "Java " + System.getProperty("java.version") + " on " + System.getProperty("os.arch")
    };
  }
}
