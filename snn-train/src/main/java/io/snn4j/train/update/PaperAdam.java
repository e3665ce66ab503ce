package io.snn4j.train.update;

import io.snn4j.core.engine.OffHeap;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.GradientUpdater;

/**
 * Adam as in algorithm 1 of the paper (and in PyTorch), where epsilon is added to the square root
 * of the corrected second moment; ND4J adds it to the uncorrected one (the paper's remark before
 * section 2.1), which in the first steps weighs 32 times as much.
 *
 * <p>Settings and schedules are ND4J's; the arithmetic is that of {@link AdamSteps}.
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
    OnItsOwn updater = new OnItsOwn(clone());
    updater.setStateViewArray(state, shape, state.ordering(), initialize);
    return updater;
  }

  @Override
  public GradientUpdater<?> instantiate(Map<String, INDArray> state, boolean initialize) {
    OnItsOwn updater = new OnItsOwn(clone());
    updater.setState(state, initialize);
    return updater;
  }

  /** For who uses ND4J's updaters as they are. */
  private static final class OnItsOwn extends AdamUpdater {

    OnItsOwn(org.nd4j.linalg.learning.config.Adam settings) {
      super(settings);
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
      // what the step takes from zero is the update
      INDArray value = Nd4j.zeros(gradient.dataType(), gradient.shape());
      AdamSteps steps = new AdamSteps(getConfig(), new OffHeap(value), new OffHeap(gradient), 0);
      Map<String, float[]> state = new HashMap<>();
      getState().forEach((name, array) -> state.put(name, array.toFloatVector()));
      steps.restore(state);
      steps.step(iteration, epoch);
      Map<String, float[]> after = steps.state();
      getState()
          .forEach(
              (name, array) ->
                  array.assign(Nd4j.createFromArray(after.get(name)).reshape(array.shape())));
      gradient.assign(value.negi());
    }
  }
}
