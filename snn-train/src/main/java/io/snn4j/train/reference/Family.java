package io.snn4j.train.reference;

import java.util.Map;

/** A kind of cases, and how to compute what they ask for. */
public interface Family {

  /** {@return what the cases are about, such as {@code neurons}} */
  String name();

  /**
   * {@return whether a case is of this kind}
   *
   * @param reference a case of a reference file
   */
  boolean has(ReferenceCase reference);

  /**
   * Builds what the case describes, by name, and runs it.
   *
   * @param reference a case of a reference file
   * @return the arrays by name; outputs as the file names them, gradients with {@code grad/} before
   *     their name
   * @throws IllegalArgumentException if there is nothing here that does what the case describes
   */
  Map<String, ReferenceArray> replay(ReferenceCase reference);

  /**
   * {@return how far an array may be off, as a share of its largest absolute value; 0 for what must
   * be identical}
   *
   * @param reference a case of a reference file
   * @param output the name of an output, or {@code grad/} and the name of a gradient
   */
  default double tolerance(ReferenceCase reference, String output) {
    return output.startsWith("grad/") ? Tolerances.GRADIENTS : Tolerances.STATES;
  }

  /**
   * {@return how far one value of an array may be off, where not all may alike}
   *
   * @param reference a case of a reference file
   * @param output the name of an output
   * @param index its place in the array, row-major
   */
  default double tolerance(ReferenceCase reference, String output, int index) {
    return tolerance(reference, output);
  }
}
