package io.snn4j.mnist.data;

import static java.util.Objects.requireNonNull;

/**
 * A file to be had from a mirror, and how to tell that it is the right one.
 *
 * @param name the file's name on the mirror and in the folder, such as {@code
 *     train-images-idx3-ubyte.gz}
 * @param sha256 the SHA-256 of its unpacked bytes in lower-case hexadecimal
 * @param maximumBytes the most bytes that are accepted for it as it is sent
 * @param unpackedBytes the number of its unpacked bytes
 */
record RemoteFile(String name, String sha256, long maximumBytes, long unpackedBytes) {
  /**
   * Checks the name, the sum and the sizes.
   *
   * @throws IllegalArgumentException if the name is not a plain file name, the sum is not 64
   *     hexadecimal digits, or a size is not positive
   */
  RemoteFile {
    requireNonNull(name, "name is null");
    requireNonNull(sha256, "sha256 is null");
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("a plain file name is needed, but was " + name);
    }
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "%s: sha256 must be 64 lower-case hexadecimal digits, but was %s"
              .formatted(name, sha256));
    }
    if (maximumBytes < 1 || unpackedBytes < 1) {
      throw new IllegalArgumentException(
          "%s: sizes must be positive, but were %d and %d"
              .formatted(name, maximumBytes, unpackedBytes));
    }
  }
}
