package io.snn4j.core.network;

/**
 * How a batch goes through the layers of a network: the first {@code head} take it whole, the
 * others in parts of {@code samples}, the last of which may have fewer.
 */
record Cut(int head, int samples, int batch) {

  /** The batch whole through all layers. */
  static Cut none(int layers, int batch) {
    return new Cut(layers, batch, batch);
  }

  boolean inParts() {
    return samples < batch;
  }

  int parts() {
    return (batch + samples - 1) / samples;
  }

  /** The first sample of a part. */
  int first(int part) {
    return part * samples;
  }

  /** How many samples a part has. */
  int size(int part) {
    return Math.min(samples, batch - first(part));
  }
}
