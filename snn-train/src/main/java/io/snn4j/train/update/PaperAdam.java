package io.snn4j.train.update;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.GradientUpdater;

/**
 * ND4J's Adam with epsilon where algorithm 1 of the paper, and PyTorch, have it: added to the
 * square root of the corrected second moment.
 *
 * <p>ND4J adds it to the uncorrected one (the paper's remark before section 2.1), which in the
 * first steps weighs 32 times as much. {@code sqrt(v/(1-beta2^t)) + eps} equals {@code (sqrt(v) +
 * eps*sqrt(1-beta2^t)) / sqrt(1-beta2^t)}, so ND4J computes it if it is given the epsilon of step
 * t.
 */
final class PaperAdam extends org.nd4j.linalg.learning.config.Adam {

  private static final long serialVersionUID = 1L;

  PaperAdam(Adam settings) {
    super(settings.learningRate(), settings.beta1(), settings.beta2(), settings.epsilon());
  }

  @Override
  public GradientUpdater<?> instantiate(INDArray state, boolean initialize) {
    long[] shape = state.shape().clone();
    shape[1] /= 2;
    Steps steps = new Steps(clone());
    steps.setStateViewArray(state, shape, state.ordering(), initialize);
    return steps;
  }

  @Override
  public GradientUpdater<?> instantiate(Map<String, INDArray> state, boolean initialize) {
    Steps steps = new Steps(clone());
    steps.setState(state, initialize);
    return steps;
  }

  private static final class Steps extends AdamUpdater {

    private final double epsilon;

    Steps(org.nd4j.linalg.learning.config.Adam settings) {
      super(settings);
      epsilon = settings.getEpsilon();
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
      double correction = 1 - Math.pow(getConfig().getBeta2(), iteration + 1.0);
      getConfig().setEpsilon(epsilon * Math.sqrt(correction));
      super.applyUpdater(gradient, iteration, epoch);
    }
  }
}
