package io.snn4j.train.update;

import io.snn4j.core.engine.Denormals;
import io.snn4j.core.engine.OffHeap;
import io.snn4j.core.engine.Rows;
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
 * <p>State, settings and schedules are ND4J's; the arithmetic is done here, in one pass.
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

  private static final class Steps extends AdamUpdater implements OnePass {

    /** Values at a time: four runs of so many fit the L1 cache. */
    private static final int RUN = 1024;

    private final float[] w = new float[Rows.length(RUN)];
    private final float[] g = new float[Rows.length(RUN)];
    private final float[] m = new float[Rows.length(RUN)];
    private final float[] v = new float[Rows.length(RUN)];
    private OffHeap means;
    private OffHeap squares;

    Steps(org.nd4j.linalg.learning.config.Adam settings) {
      super(settings);
    }

    @Override
    public long bytes() {
      return 4 * Rows.bytes(RUN);
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
      // what the step takes from zero is the update
      INDArray value = Nd4j.zeros(gradient.dataType(), gradient.shape());
      step(new OffHeap(value), new OffHeap(gradient), iteration, epoch, 0);
      gradient.assign(value.negi());
    }

    @Override
    public void step(
        OffHeap value, OffHeap gradient, int iteration, int epoch, double weightDecay) {
      if (means == null) {
        means = new OffHeap(getM());
        squares = new OffHeap(getV());
      }
      double rate = getConfig().getLearningRate(iteration, epoch);
      double beta1 = getConfig().getBeta1();
      double beta2 = getConfig().getBeta2();
      // one division instead of two: m / (sqrt(v)/c + epsilon) is c*m / (sqrt(v) + c*epsilon)
      double correction = Math.sqrt(1 - Math.pow(beta2, iteration + 1.0));
      float step = (float) (correction * rate / (1 - Math.pow(beta1, iteration + 1.0)));
      float epsilon = (float) (correction * getConfig().getEpsilon());
      float kept = (float) (1 - rate * weightDecay);
      for (int at = 0; at < value.length(); at += RUN) {
        int length = Math.min(RUN, value.length() - at);
        value.get(at, w, length);
        gradient.get(at, g, length);
        means.get(at, m, length);
        squares.get(at, v, length);
        moments(
            m,
            v,
            g,
            (float) beta1,
            (float) (1 - beta1),
            (float) beta2,
            (float) (1 - beta2),
            length);
        step(w, m, v, kept, step, epsilon, length);
        means.put(at, m, length);
        squares.put(at, v, length);
        value.put(at, w, length);
      }
    }

    private static void moments(
        float[] m,
        float[] v,
        float[] g,
        float beta1,
        float rest1,
        float beta2,
        float rest2,
        int length) {
      for (int n = 0; n < length; n++) {
        // else a weight whose gradient ends keeps a denormal mean for ever
        m[n] = Denormals.flushed(beta1 * m[n] + rest1 * g[n]);
        v[n] = beta2 * v[n] + rest2 * g[n] * g[n];
      }
    }

    private static void step(
        float[] w, float[] m, float[] v, float kept, float step, float epsilon, int length) {
      for (int n = 0; n < length; n++) {
        w[n] = kept * w[n] - step * m[n] / ((float) Math.sqrt(v[n]) + epsilon);
      }
    }
  }
}
