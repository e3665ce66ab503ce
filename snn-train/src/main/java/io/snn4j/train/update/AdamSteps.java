package io.snn4j.train.update;

import static org.nd4j.linalg.learning.AdamUpdater.M_STATE;
import static org.nd4j.linalg.learning.AdamUpdater.V_STATE;

import io.snn4j.core.engine.Denormals;
import io.snn4j.core.engine.OffHeap;
import io.snn4j.core.engine.Rows;
import io.snn4j.core.memory.Memory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.learning.config.Adam;

/**
 * The steps of {@link PaperAdam}, which read gradient, moments and value once and write moments and
 * value once, where ND4J goes over them once for each of its operations. The moments are on the
 * heap, where loops need no copies of them.
 */
final class AdamSteps implements Steps {

  /** Values at a time: four runs of so many fit the L1 cache. */
  private static final int RUN = 1024;

  private final Adam settings;
  private final OffHeap values;
  private final OffHeap gradients;
  private final double weightDecay;
  private final float[][] means;
  private final float[][] squares;
  private final float[] w = new float[Rows.length(RUN)];
  private final float[] g = new float[Rows.length(RUN)];

  AdamSteps(Adam settings, OffHeap values, OffHeap gradients, double weightDecay) {
    this.settings = settings;
    this.values = values;
    this.gradients = gradients;
    this.weightDecay = weightDecay;
    means = Rows.of(runs(values.length()), RUN);
    squares = Rows.of(runs(values.length()), RUN);
  }

  private static int runs(long length) {
    return Math.toIntExact((length + RUN - 1) / RUN);
  }

  /** What the steps with so many values take. */
  static Memory memory(long length) {
    return Memory.of(
        "steps",
        Memory.heap("state", 2 * Rows.bytes(runs(length), RUN)),
        Memory.heap("values at work", 2 * Rows.bytes(RUN)));
  }

  @Override
  public void step(int iteration, int epoch) {
    double rate = settings.getLearningRate(iteration, epoch);
    double beta1 = settings.getBeta1();
    double beta2 = settings.getBeta2();
    // one division instead of two: m / (sqrt(v)/c + epsilon) is c*m / (sqrt(v) + c*epsilon)
    double correction = Math.sqrt(1 - Math.pow(beta2, iteration + 1.0));
    float step = (float) (correction * rate / (1 - Math.pow(beta1, iteration + 1.0)));
    float epsilon = (float) (correction * settings.getEpsilon());
    float kept = (float) (1 - rate * weightDecay);
    for (int run = 0; run < runs(values.length()); run++) {
      int at = run * RUN;
      int length = Math.min(RUN, values.length() - at);
      values.get(at, w, length);
      gradients.get(at, g, length);
      step(
          w,
          means[run],
          squares[run],
          g,
          (float) beta1,
          (float) (1 - beta1),
          (float) beta2,
          (float) (1 - beta2),
          kept,
          step,
          epsilon,
          length);
      values.put(at, w, length);
    }
  }

  // in one loop the root and the division pass while the next values are fetched
  private static void step(
      float[] w,
      float[] m,
      float[] v,
      float[] g,
      float beta1,
      float rest1,
      float beta2,
      float rest2,
      float kept,
      float step,
      float epsilon,
      int length) {
    for (int n = 0; n < length; n++) {
      // else a weight whose gradient ends keeps a denormal mean for ever
      float mean = Denormals.flushed(beta1 * m[n] + rest1 * g[n]);
      float square = beta2 * v[n] + rest2 * g[n] * g[n];
      m[n] = mean;
      v[n] = square;
      w[n] = kept * w[n] - step * mean / ((float) Math.sqrt(square) + epsilon);
    }
  }

  @Override
  public Map<String, float[]> state() {
    Map<String, float[]> state = new LinkedHashMap<>();
    state.put(M_STATE, whole(means));
    state.put(V_STATE, whole(squares));
    return state;
  }

  private float[] whole(float[][] runs) {
    float[] whole = new float[values.length()];
    for (int at = 0; at < whole.length; at += RUN) {
      System.arraycopy(runs[at / RUN], 0, whole, at, Math.min(RUN, whole.length - at));
    }
    return whole;
  }

  @Override
  public void restore(Map<String, float[]> state) {
    restore(state.get(M_STATE), means);
    restore(state.get(V_STATE), squares);
  }

  private static void restore(float[] whole, float[][] runs) {
    for (int at = 0; at < whole.length; at += RUN) {
      System.arraycopy(whole, at, runs[at / RUN], 0, Math.min(RUN, whole.length - at));
    }
  }
}
