package io.snn4j.train.update;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** The steps of an updater of ND4J's, by its operations. */
final class Nd4jSteps implements Steps {

  private final GradientUpdater<?> updater;
  private final INDArray value;
  private final INDArray gradient;
  private final double weightDecay;

  /** Begins with the initial state; each array is one row, as ND4J's updaters expect it. */
  Nd4jSteps(IUpdater settings, INDArray value, INDArray gradient, double weightDecay) {
    this.value = value;
    this.gradient = gradient;
    this.weightDecay = weightDecay;
    long size = settings.stateSize(value.length());
    updater = settings.instantiate(size == 0 ? null : Nd4j.zeros(DataType.FLOAT, 1, size), true);
  }

  @Override
  public void step(int iteration, int epoch) {
    updater.applyUpdater(gradient, iteration, epoch);
    if (weightDecay > 0) {
      double learningRate = updater.getConfig().getLearningRate(iteration, epoch);
      new WeightDecay(weightDecay, true).apply(value, gradient, learningRate, iteration, epoch);
    }
    value.subi(gradient);
  }

  @Override
  public Map<String, float[]> state() {
    Map<String, float[]> state = new LinkedHashMap<>();
    updater.getState().forEach((name, array) -> state.put(name, array.toFloatVector()));
    return state;
  }

  @Override
  public void restore(Map<String, float[]> state) {
    updater
        .getState()
        .forEach(
            (name, array) ->
                array.assign(Nd4j.createFromArray(state.get(name)).reshape(array.shape())));
  }
}
