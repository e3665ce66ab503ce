package io.snn4j.mnist.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file could not be read or written, in words; Java's own messages are often just a path. */
final class Reasons {

  private Reasons() {}

  /**
   * The same as a sentence that names the file.
   *
   * @param what what the file is, such as {@code "the configuration "}; may be empty
   */
  static String unread(String what, Path file, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return what + file + " does not exist";
    } else if (Files.isDirectory(file)) {
      return what + file + " cannot be read: it is a folder, not a file";
    } else if (failure instanceof AccessDeniedException) {
      return what + file + " cannot be read: there is no permission";
    }
    return what + file + " cannot be read: " + of(failure);
  }

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
