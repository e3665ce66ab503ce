package io.snn4j.testkit;

import io.snn4j.api.Check;
import io.snn4j.api.Coefficient;
import io.snn4j.api.Leak;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.Param;
import io.snn4j.api.Tile;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

/**
 * Neuron models whose adjoints are wrong, and the tests their authors would write; {@link
 * NeuronContractTest} runs these and expects them to fail.
 */
public final class WrongNeurons {

  private WrongNeurons() {}

  /**
   * A leaky neuron of threshold 1 that is reset within the step, {@code U[t] = beta*U[t-1] + I[t] -
   * S[t]}; each fault overrides one method.
   */
  interface Integrator extends NeuronModel {
    Coefficient beta();

    @Override
    default void step(Tile t) {
      for (int n = 0; n < t.size(); n++) {
        t.after(0)[n] = t.coefficient(0)[n] * t.before(0)[n] + t.current()[n];
        t.excess()[n] = t.after(0)[n] - 1;
      }
    }

    @Override
    default void adjoint(Tile t) {
      for (int n = 0; n < t.size(); n++) {
        float gradient = t.stateGradient(0)[n] + t.excessGradient()[n];
        t.currentGradient()[n] = gradient;
        t.stateGradient(0)[n] = t.coefficient(0)[n] * gradient;
        if (t.learns(0)) {
          t.coefficientGradient(0)[n] += t.before(0)[n] * gradient;
        }
      }
    }

    @Override
    default boolean resetsWithinStep() {
      return true;
    }

    @Override
    default void reset(Tile t) {
      for (int n = 0; n < t.size(); n++) {
        t.after(0)[n] -= t.spikes()[n];
      }
    }

    @Override
    default void resetAdjoint(Tile t) {
      for (int n = 0; n < t.size(); n++) {
        t.spikeGradient()[n] -= t.stateGradient(0)[n];
      }
    }
  }

  /** Nothing is wrong with this one, which derives what it loses in a step. */
  public record RightNeuron(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public RightNeuron() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public RightNeuron {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public int derived() {
      return 1;
    }

    @Override
    public void prepare(Tile t) {
      for (int n = 0; n < t.size(); n++) {
        t.derived(0)[n] = 1 - t.coefficient(0)[n];
      }
    }

    @Override
    public void step(Tile t) {
      for (int n = 0; n < t.size(); n++) {
        t.after(0)[n] = t.before(0)[n] - t.derived(0)[n] * t.before(0)[n] + t.current()[n];
        t.excess()[n] = t.after(0)[n] - 1;
      }
    }
  }

  static class RightNeuronContract implements NeuronContract<RightNeuron> {
    @Override
    public Arbitrary<RightNeuron> subjects() {
      return AnyRecord.of(RightNeuron.class);
    }
  }

  /** The decay is missing in the adjoint. */
  public record WithoutBeta(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public WithoutBeta() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public WithoutBeta {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public void adjoint(Tile t) {
      Integrator.super.adjoint(t);
      System.arraycopy(t.currentGradient(), 0, t.stateGradient(0), 0, t.size());
    }
  }

  static class WithoutBetaContract implements NeuronContract<WithoutBeta> {
    @Override
    public Arbitrary<WithoutBeta> subjects() {
      return AnyRecord.of(WithoutBeta.class);
    }
  }

  /** A delayed reset, and a gradient that goes through it. */
  public record ThroughReset(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public ThroughReset() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public ThroughReset {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public void step(Tile t) {
      for (int n = 0; n < t.size(); n++) {
        float reset = t.before(0)[n] > 1 ? 1 : 0;
        t.after(0)[n] = t.coefficient(0)[n] * t.before(0)[n] + t.current()[n] - reset;
        t.excess()[n] = t.after(0)[n] - 1;
      }
    }

    @Override
    public void adjoint(Tile t) {
      Integrator.super.adjoint(t);
      for (int n = 0; n < t.size(); n++) {
        float x = t.before(0)[n] - 1;
        t.stateGradient(0)[n] -= t.currentGradient()[n] / (1 + 10 * x * x);
      }
    }

    @Override
    public boolean resetsWithinStep() {
      return false;
    }
  }

  static class ThroughResetContract implements NeuronContract<ThroughReset> {
    @Override
    public Arbitrary<ThroughReset> subjects() {
      return AnyRecord.of(ThroughReset.class);
    }
  }

  /** No gradient of the decay. */
  public record ForgottenCoefficient(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public ForgottenCoefficient() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public ForgottenCoefficient {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public void adjoint(Tile t) {
      float[] kept = t.coefficientGradient(0).clone();
      Integrator.super.adjoint(t);
      System.arraycopy(kept, 0, t.coefficientGradient(0), 0, kept.length);
    }
  }

  static class ForgottenCoefficientContract implements NeuronContract<ForgottenCoefficient> {
    @Override
    public Arbitrary<ForgottenCoefficient> subjects() {
      return AnyRecord.of(ForgottenCoefficient.class);
    }
  }

  /** A membrane that jumps everywhere, so that there is no derivative to compare with. */
  public record Rough(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public Rough() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public Rough {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public void step(Tile t) {
      Integrator.super.step(t);
      for (int n = 0; n < t.size(); n++) {
        t.after(0)[n] += (Float.floatToIntBits(t.after(0)[n]) * 0x9E3779B9) >>> 31;
      }
    }
  }

  static class RoughContract implements NeuronContract<Rough> {
    @Override
    public Arbitrary<Rough> subjects() {
      return AnyRecord.of(Rough.class);
    }
  }

  /** The reset keeps from the spikes what it owes them. */
  public record DetachedSpike(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public DetachedSpike() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public DetachedSpike {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public void resetAdjoint(Tile t) {}
  }

  static class DetachedSpikeContract implements NeuronContract<DetachedSpike> {
    @Override
    public Arbitrary<DetachedSpike> subjects() {
      return AnyRecord.of(DetachedSpike.class);
    }
  }

  /** The last step has the only gradient of the decay. */
  public record Overwriting(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public Overwriting() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public Overwriting {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public void adjoint(Tile t) {
      java.util.Arrays.fill(t.coefficientGradient(0), 0, t.size(), 0);
      Integrator.super.adjoint(t);
    }
  }

  static class OverwritingContract implements NeuronContract<Overwriting> {
    @Override
    public Arbitrary<Overwriting> subjects() {
      return AnyRecord.of(Overwriting.class);
    }
  }

  /** Where nothing learns, the current gets no gradient. */
  public record LearningOnly(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public LearningOnly() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public LearningOnly {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public void adjoint(Tile t) {
      Integrator.super.adjoint(t);
      if (!t.learns(0)) {
        java.util.Arrays.fill(t.currentGradient(), 0, t.size(), 0);
      }
    }
  }

  static class LearningOnlyContract implements NeuronContract<LearningOnly> {
    @Override
    public Arbitrary<LearningOnly> subjects() {
      return AnyRecord.of(LearningOnly.class);
    }
  }

  /** On the way back the threshold is another. */
  public record OtherExcess(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public OtherExcess() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public OtherExcess {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public boolean resetsWithinStep() {
      return false;
    }

    @Override
    public void excess(Tile t) {
      for (int n = 0; n < t.size(); n++) {
        t.excess()[n] = t.after(0)[n] - 1.5f;
      }
    }
  }

  static class OtherExcessContract implements NeuronContract<OtherExcess> {
    @Override
    public Arbitrary<OtherExcess> subjects() {
      return AnyRecord.of(OtherExcess.class);
    }
  }

  /** Its threshold is 1 and not what it says, and it is not reset. */
  public record OtherLeak(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public OtherLeak() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public OtherLeak {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public boolean resetsWithinStep() {
      return false;
    }

    @Override
    public Optional<Leak> leak(Tile t) {
      return Optional.of(new Leak(0, 0, false));
    }
  }

  static class OtherLeakContract implements NeuronContract<OtherLeak> {
    @Override
    public Arbitrary<OtherLeak> subjects() {
      return AnyRecord.of(OtherLeak.class);
    }
  }

  /** It is reset only where somebody tells it what fired. */
  public record ToldOnly(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public ToldOnly() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public ToldOnly {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public void step(Tile t) {
      Integrator.super.step(t);
      float[] fired = t.fired();
      for (int n = 0; n < fired.length; n++) {
        t.after(0)[n] -= fired[n];
        t.excess()[n] -= fired[n];
      }
    }

    @Override
    public boolean resetsWithinStep() {
      return false;
    }
  }

  static class ToldOnlyContract implements NeuronContract<ToldOnly> {
    @Override
    public Arbitrary<ToldOnly> subjects() {
      return AnyRecord.of(ToldOnly.class);
    }
  }
}
