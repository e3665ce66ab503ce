package io.snn4j.train.update;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.NesterovsUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/**
 * Momentum without Nesterov's look ahead, which ND4J does not have; its Nesterov updater holds the
 * velocity.
 */
final class HeavyBall extends Nesterovs {

  private static final long serialVersionUID = 1L;

  HeavyBall(double learningRate, double momentum) {
    super(learningRate, momentum);
  }

  @Override
  public GradientUpdater<?> instantiate(INDArray state, boolean initialize) {
    Steps steps = new Steps(this);
    steps.setStateViewArray(state, state.shape(), state.ordering(), initialize);
    return steps;
  }

  @Override
  public GradientUpdater<?> instantiate(Map<String, INDArray> state, boolean initialize) {
    Steps steps = new Steps(this);
    steps.setState(state, initialize);
    return steps;
  }

  private static final class Steps extends NesterovsUpdater {

    Steps(Nesterovs settings) {
      super(settings);
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
      INDArray velocity = getV();
      velocity.muli(getConfig().getMomentum()).addi(gradient);
      gradient.assign(velocity).muli(getConfig().getLearningRate(iteration, epoch));
    }
  }
}
