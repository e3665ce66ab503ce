package io.snn4j.testkit;

import io.snn4j.api.Check;
import io.snn4j.api.Coefficient;
import io.snn4j.api.Param;
import io.snn4j.api.Tile;
import io.snn4j.testkit.WrongNeurons.Integrator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.Arbitrary;

/**
 * Neuron models that are wrong in how they treat the tile and each other, and the tests their
 * authors would write; {@link NeuronContractTest} runs these and expects them to fail.
 */
public final class WrongTiles {

  private WrongTiles() {}

  /** The last neuron of a tile is forgotten. */
  public record LastLaneSkipped(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public LastLaneSkipped() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public LastLaneSkipped {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public void step(Tile t) {
      for (int n = 0; n < t.size() - 1; n++) {
        t.after(0)[n] = t.coefficient(0)[n] * t.before(0)[n] + t.current()[n];
        t.excess()[n] = t.after(0)[n] - 1;
      }
    }
  }

  static class LastLaneSkippedContract implements NeuronContract<LastLaneSkipped> {
    @Override
    public Arbitrary<LastLaneSkipped> subjects() {
      return AnyRecord.of(LastLaneSkipped.class);
    }
  }

  /** Neurons at odd places of a tile do not decay. */
  public record ByPlace(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public ByPlace() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public ByPlace {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public void step(Tile t) {
      for (int n = 0; n < t.size(); n++) {
        float beta = n % 2 == 0 ? t.coefficient(0)[n] : 1;
        t.after(0)[n] = beta * t.before(0)[n] + t.current()[n];
        t.excess()[n] = t.after(0)[n] - 1;
      }
    }

    @Override
    public void adjoint(Tile t) {
      for (int n = 0; n < t.size(); n++) {
        float gradient = t.stateGradient(0)[n] + t.excessGradient()[n];
        t.currentGradient()[n] = gradient;
        t.stateGradient(0)[n] = n % 2 == 0 ? t.coefficient(0)[n] * gradient : gradient;
        if (t.learns(0) && n % 2 == 0) {
          t.coefficientGradient(0)[n] += t.before(0)[n] * gradient;
        }
      }
    }
  }

  static class ByPlaceContract implements NeuronContract<ByPlace> {
    @Override
    public Arbitrary<ByPlace> subjects() {
      return AnyRecord.of(ByPlace.class);
    }
  }

  /** The loop runs over the whole arrays. */
  public record PastTheEnd(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public PastTheEnd() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public PastTheEnd {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public void step(Tile t) {
      for (int n = 0; n < t.after(0).length; n++) {
        t.after(0)[n] = t.coefficient(0)[n] * t.before(0)[n] + t.current()[n];
        t.excess()[n] = t.after(0)[n] - 1;
      }
    }
  }

  static class PastTheEndContract implements NeuronContract<PastTheEnd> {
    @Override
    public Arbitrary<PastTheEnd> subjects() {
      return AnyRecord.of(PastTheEnd.class);
    }
  }

  /** The adjoint uses an array of others for its own ends. */
  public record InPlace(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public InPlace() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public InPlace {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public void adjoint(Tile t) {
      for (int n = 0; n < t.size(); n++) {
        t.excessGradient()[n] += t.stateGradient(0)[n];
        t.stateGradient(0)[n] = 0;
      }
      Integrator.super.adjoint(t);
    }
  }

  static class InPlaceContract implements NeuronContract<InPlace> {
    @Override
    public Arbitrary<InPlace> subjects() {
      return AnyRecord.of(InPlace.class);
    }
  }

  /** Reads the spikes before there are any. */
  public record Guessing(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public Guessing() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public Guessing {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public void step(Tile t) {
      Integrator.super.step(t);
      for (int n = 0; n < t.size(); n++) {
        t.after(0)[n] += 0 * t.spikes()[n];
      }
    }
  }

  static class GuessingContract implements NeuronContract<Guessing> {
    @Override
    public Arbitrary<Guessing> subjects() {
      return AnyRecord.of(Guessing.class);
    }
  }

  /** A current of its own. */
  public record Restless(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public Restless() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public Restless {
      Check.within("beta", beta, 0, 1);
    }

    @Override
    public void step(Tile t) {
      for (int n = 0; n < t.size(); n++) {
        t.after(0)[n] = t.coefficient(0)[n] * t.before(0)[n] + t.current()[n] + 0.01f;
        t.excess()[n] = t.after(0)[n] - 1;
      }
    }
  }

  static class RestlessContract implements NeuronContract<Restless> {
    @Override
    public Arbitrary<Restless> subjects() {
      return AnyRecord.of(Restless.class);
    }
  }

  /** Decays, but not in three steps. */
  public record Slow(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public Slow() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public Slow {
      Check.within("beta", beta, 0, 1);
    }
  }

  static class SlowContract implements NeuronContract<Slow> {
    @Override
    public Arbitrary<Slow> subjects() {
      return AnyRecord.of(Slow.class);
    }

    @Override
    public int forgetsWithin(Slow model) {
      return 3;
    }
  }

  /** Each call finds the neuron a little more tired. */
  public record Tiring(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public Tiring() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public Tiring {
      Check.within("beta", beta, 0, 1);
    }

    private static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    public void reset(Tile t) {
      float tired = CALLS.incrementAndGet() % 1000 / 1000f;
      for (int n = 0; n < t.size(); n++) {
        t.after(0)[n] -= (1 + tired) * t.spikes()[n];
      }
    }
  }

  static class TiringContract implements NeuronContract<Tiring> {
    @Override
    public Arbitrary<Tiring> subjects() {
      return AnyRecord.of(Tiring.class);
    }
  }

  /** A scratch array for all threads together. */
  public record SharedScratch(@Param(value = "decay", min = 0, max = 1) Coefficient beta)
      implements Integrator {

    /** Decay 0.9. */
    public SharedScratch() {
      this(Coefficient.of(0.9f));
    }

    /** Checks the decay. */
    public SharedScratch {
      Check.within("beta", beta, 0, 1);
    }

    private static final float[] DECAYED = new float[70];

    @Override
    public void step(Tile t) {
      for (int n = 0; n < t.size(); n++) {
        DECAYED[n] = t.coefficient(0)[n] * t.before(0)[n];
      }
      LockSupport.parkNanos(1);
      for (int n = 0; n < t.size(); n++) {
        t.after(0)[n] = DECAYED[n] + t.current()[n];
        t.excess()[n] = t.after(0)[n] - 1;
      }
    }
  }

  static class SharedScratchContract implements NeuronContract<SharedScratch> {
    @Override
    public Arbitrary<SharedScratch> subjects() {
      return AnyRecord.of(SharedScratch.class);
    }
  }
}
