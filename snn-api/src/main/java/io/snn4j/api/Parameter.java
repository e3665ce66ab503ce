package io.snn4j.api;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A tensor of weights, with the gradient of the loss with respect to it.
 *
 * <p>Both arrays are float and contiguous, and stay the same objects for the life of the parameter;
 * a training step writes the gradient, an updater changes the value in place. They lie in c order,
 * or, as the weights of a linear layer may, both column by column (f order): read a matrix by row
 * and column, or as a copy in c order, {@code value().dup('c')}.
 */
public final class Parameter {

  private final String name;
  private final INDArray value;
  private final INDArray gradient;
  private final boolean learned;

  /**
   * A parameter that training changes, with a gradient of zeros.
   *
   * @param name unique within its network, such as {@code linear1.weight}
   * @param value its initial value, which it takes over
   */
  public Parameter(String name, INDArray value) {
    this(name, value, true);
  }

  /**
   * A parameter with a gradient of zeros.
   *
   * @param name the name within the network, such as {@code linear1.weight}
   * @param value the initial value, which is kept and not copied
   * @param learned whether training changes it; if not, it is saved with the others all the same
   */
  public Parameter(String name, INDArray value, boolean learned) {
    this.name = name;
    this.value = value;
    this.learned = learned;
    gradient = value.ulike().assign(0);
  }

  /** {@return the name within the network, such as {@code linear1.weight}} */
  public String name() {
    return name;
  }

  /** {@return the value; the array itself} */
  public INDArray value() {
    return value;
  }

  /** {@return whether training changes the value} */
  public boolean learned() {
    return learned;
  }

  /** {@return dL/d value of the last backward pass; the array itself} */
  public INDArray gradient() {
    return gradient;
  }

  /** {@return the bytes of value and gradient, off the heap} */
  public long bytes() {
    return (value.length() + gradient.length()) * Float.BYTES;
  }

  @Override
  public String toString() {
    return name + java.util.Arrays.toString(value.shape());
  }
}
