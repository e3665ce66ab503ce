package io.snn4j.train.update;

import io.snn4j.api.Parameter;
import io.snn4j.core.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The state of an updater for some parameters, such as Adam's moments, and the steps it makes.
 *
 * <p>Large parameters are updated in pieces side by side; updaters work value by value, so the
 * pieces change nothing in the result.
 */
public final class Updates {

  /** Values per piece: enough to make little of the cost of an operation of ND4J's. */
  private static final long PIECE = 1 << 17;

  private final List<Piece> pieces = new ArrayList<>();
  private int iteration;

  /** A run of values of one parameter; each array is one row, as ND4J's updaters expect it. */
  private record Piece(INDArray value, INDArray gradient, GradientUpdater<?> updater) {}

  /** Begins with the updater's initial state for each parameter that is learned. */
  public Updates(Updater updater, List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      if (!parameter.learned()) {
        continue;
      }
      long length = parameter.value().length();
      for (long from = 0; from < length; from += PIECE) {
        long to = Math.min(length, from + PIECE);
        pieces.add(
            new Piece(
                row(parameter.value(), from, to),
                row(parameter.gradient(), from, to),
                start(updater.nd4j(), to - from)));
      }
    }
  }

  private static INDArray row(INDArray array, long from, long to) {
    return array
        .reshape(1, array.length())
        .get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
  }

  private static GradientUpdater<?> start(IUpdater updater, long length) {
    long size = updater.stateSize(length);
    INDArray state = size == 0 ? null : Nd4j.zeros(DataType.FLOAT, 1, size);
    return updater.instantiate(state, true);
  }

  /**
   * Changes every learned parameter by its gradient, which is used up.
   *
   * @param epoch counted from 0, for updaters whose step size depends on it
   */
  public void step(int epoch, Engine engine) {
    engine.parallel(
        pieces.size(),
        i -> {
          Piece piece = pieces.get(i);
          piece.updater.applyUpdater(piece.gradient, iteration, epoch);
          piece.value.subi(piece.gradient);
        });
    iteration++;
  }

  /** The number of steps made. */
  public int iteration() {
    return iteration;
  }
}
