package io.snn4j.bench;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import io.snn4j.core.engine.Engine;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The matrix products with the pictures, alone and of all pixels: pictures [B,N] times weights
 * [M,N] on the way forwards, gradient [B,M] times pictures on the way back.
 *
 * <p>They are computed by the BLAS that the layers use, cut by columns into one piece for each
 * thread; nothing is copied to it or from it.
 */
final class Floor implements Work {

  private final int batch;
  private final int inputs;
  private final int outputs;
  private final boolean backwards;
  private final Engine engine;
  private final FloatPointer pictures;
  private final FloatPointer weights;
  private final FloatPointer currents;
  private final FloatPointer weightGradient;

  private Floor(int batch, int inputs, int outputs, boolean backwards, Engine engine) {
    this.batch = batch;
    this.inputs = inputs;
    this.outputs = outputs;
    this.backwards = backwards;
    this.engine = engine;
    pictures = filled(batch * inputs);
    weights = filled(outputs * inputs);
    currents = filled(batch * outputs);
    weightGradient = filled(outputs * inputs);
  }

  /** The products of one training batch. */
  static Floor ofTraining(int batch, int inputs, int outputs, Engine engine) {
    return new Floor(batch, inputs, outputs, true, engine);
  }

  /** The product of one batch that is only evaluated. */
  static Floor ofEvaluation(int batch, int inputs, int outputs, Engine engine) {
    return new Floor(batch, inputs, outputs, false, engine);
  }

  private static FloatPointer filled(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (i % 7 - 3) / 8f;
    }
    return new FloatPointer(values);
  }

  @Override
  public void batch(Laps laps) {
    int pieces = engine.threads();
    engine.parallel(pieces, piece -> forward(from(piece, outputs), from(piece + 1, outputs)));
    if (backwards) {
      engine.parallel(pieces, piece -> backward(from(piece, inputs), from(piece + 1, inputs)));
    }
  }

  private int from(int piece, int columns) {
    return (int) ((long) piece * columns / engine.threads());
  }

  /** Columns of {@code currents[B,M] = pictures[B,N] * weights[M,N]^T}. */
  private void forward(int from, int to) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        batch,
        to - from,
        inputs,
        1f,
        pictures,
        inputs,
        at(weights, (long) from * inputs),
        inputs,
        0f,
        at(currents, from),
        outputs);
  }

  /** Columns of {@code weightGradient[M,N] = currents[B,M]^T * pictures[B,N]}. */
  private void backward(int from, int to) {
    cblas_sgemm(
        CblasRowMajor,
        CblasTrans,
        CblasNoTrans,
        outputs,
        to - from,
        batch,
        1f,
        currents,
        outputs,
        at(pictures, from),
        inputs,
        0f,
        at(weightGradient, from),
        inputs);
  }

  private static FloatPointer at(FloatPointer pointer, long position) {
    return new FloatPointer(pointer).position(position);
  }
}
