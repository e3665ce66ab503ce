package io.snn4j.mnist.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words; Java's own messages are often just a path. */
final class Reasons {

  private Reasons() {}

  static String of(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "no permission for " + failure.getMessage();
    } else if (failure instanceof NoSuchFileException) {
      return failure.getMessage() + " does not exist";
    } else if (failure instanceof FileAlreadyExistsException) {
      return failure.getMessage() + " is a file, not a folder";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
