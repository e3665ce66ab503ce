/**
 * Labelled images to learn from: the MNIST digits from a folder or a download, and digits drawn
 * here where neither is to be had.
 *
 * <p>{@link io.snn4j.mnist.data.DataSources} decides which of them a run gets and says so in one
 * sentence; {@link io.snn4j.mnist.data.Idx} and {@link io.snn4j.mnist.data.Mnist} read and verify,
 * {@link io.snn4j.mnist.data.Downloader} fetches, {@link io.snn4j.mnist.data.SyntheticDigits}
 * draws. The package knows nothing of networks, of tensors or of the command line.
 */
package io.snn4j.mnist.data;
