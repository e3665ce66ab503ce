package io.snn4j.core.layer;

/**
 * The gradient of the loss with respect to a signal, read in runs of neurons by whoever needs it.
 *
 * <p>It may be an array or computed on demand: the gradient that a linear layer hands to the spikes
 * before it would be [T,B,N] floats, of which the neuron layer needs a tile at a time.
 */
public interface SignalGradient {

  /**
   * Reads dL/d signal for a run of features of one sample at one step.
   *
   * @param into receives {@code length} values from index 0
   */
  void read(int step, int sample, int from, int length, float[] into);

  /** This gradient in a form that several threads may read; called once, before reading. */
  default SignalGradient resolve() {
    return this;
  }

  /** No gradient: zero everywhere. */
  SignalGradient ZERO =
      (step, sample, from, length, into) -> java.util.Arrays.fill(into, 0, length, 0f);

  /** A gradient with a value for every step, [T,B,N]. */
  record PerStep(int batch, int features, float[] values) implements SignalGradient {
    @Override
    public void read(int step, int sample, int from, int length, float[] into) {
      System.arraycopy(values, (step * batch + sample) * features + from, into, 0, length);
    }
  }

  /** The gradient of a {@link io.snn4j.api.Constant}: [B,N], already summed over the steps. */
  record Summed(int features, float[] values) implements SignalGradient {
    @Override
    public void read(int step, int sample, int from, int length, float[] into) {
      throw new IllegalStateException("the gradient of a constant signal has no single step");
    }
  }

  /** A gradient that is computed when somebody wants it, and never otherwise. */
  record Lazy(java.util.function.Supplier<SignalGradient> compute) implements SignalGradient {
    @Override
    public SignalGradient resolve() {
      return compute.get();
    }

    @Override
    public void read(int step, int sample, int from, int length, float[] into) {
      throw new IllegalStateException("a lazy gradient is read through resolve()");
    }
  }
}
