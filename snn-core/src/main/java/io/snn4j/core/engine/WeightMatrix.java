package io.snn4j.core.engine;

/**
 * The weights of a linear layer, or their gradient, [outputs,inputs], off the heap.
 *
 * <p>What lies side by side in memory is either all that one output takes in, as in PyTorch, or all
 * that one input gives out. Adding up the weights of inputs that spike, or of pixels that are not
 * dark, by vector instructions takes the latter.
 *
 * @param values the memory
 * @param outputs the rows of the matrix
 * @param inputs its columns
 * @param byInput whether it lies by input
 */
public record WeightMatrix(OffHeap values, int outputs, int inputs, boolean byInput) {

  /**
   * {@return whether weights of many outputs should lie by input: everywhere but where BLAS has
   * kernels that read those of a few outputs in place}
   */
  public static boolean byInputPays() {
    return !Pieces.READS_IN_PLACE;
  }

  /** The matrix as BLAS takes it. */
  Block block() {
    return byInput ? new Block(values, 0, outputs).transpose() : new Block(values, 0, inputs);
  }
}
