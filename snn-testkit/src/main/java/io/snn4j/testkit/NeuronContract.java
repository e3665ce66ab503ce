package io.snn4j.testkit;

import io.snn4j.api.NeuronModel;
import io.snn4j.api.Plugin;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The laws of a {@link NeuronModel}. A plugin's whole test:
 *
 * <pre>{@code
 * class IntegratorProperties implements NeuronContract<Integrator> {
 *   @Override public Arbitrary<Integrator> subjects() { return AnyRecord.of(Integrator.class); }
 * }
 * }</pre>
 *
 * <p>What the default methods say holds for most models; override one to say what yours does. The
 * laws call a model as the engine does, on a layer of its own that keeps apart what each call
 * wrote.
 *
 * @param <M> the model
 */
public interface NeuronContract<M extends NeuronModel> extends PluginContract<M> {

  @Override
  default Class<? extends Plugin> extensionPoint() {
    return NeuronModel.class;
  }

  /**
   * {@return whether a neuron at zero stays there as long as no current comes in}
   *
   * @param model the model under test
   */
  default boolean restsAtZero(M model) {
    return true;
  }

  /**
   * {@return after how many steps without input no state is above a hundredth of the largest at
   * first; 0 where nothing is stated}
   *
   * @param model the model under test
   */
  default int forgetsWithin(M model) {
    return 0;
  }

  /**
   * {@return whether the reset is held constant as a whole, coefficients and all, as where code
   * detaches the product {@code beta*S*threshold}} If not, only R itself is, and in {@code
   * -R*U_thr} the threshold gets its gradient.
   *
   * @param model the model under test
   */
  default boolean holdsWholeResetConstant(M model) {
    return false;
  }

  /** {@return the layers that the laws are tried on} */
  @Provide
  default Arbitrary<SampleNeurons> anyNeurons() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 70),
            Arbitraries.integers().between(1, 6),
            Arbitraries.longs())
        .as((neurons, steps, seed) -> new SampleNeurons(neurons, steps, seed, 3, 3));
  }

  /**
   * {@code adjoint} is the derivative of {@code step} transposed, in every state, the current and
   * every coefficient, with the reset held constant: central differences say so within 0.2 % and
   * what rounding explains.
   *
   * @param model the model under test
   * @param any a layer with its currents
   */
  @Property(tries = 200)
  default void adjointIsTheTransposeOfStep(
      @ForAll("anySubject") M model, @ForAll("anyNeurons") SampleNeurons any) {
    SampleNeurons sample = fitted(model, any);
    new Adjoints(model, sample, holdsWholeResetConstant(model))
        .requireOfStep(new Law("adjointIsTheTransposeOfStep", model, sample));
  }

  /**
   * {@code resetAdjoint} is the derivative of {@code reset} transposed, in every state after the
   * step, the spikes and every coefficient, for models that reset within the step.
   *
   * @param model the model under test
   * @param any a layer with its currents
   */
  @Property(tries = 200)
  default void resetAdjointIsTheTransposeOfReset(
      @ForAll("anySubject") M model, @ForAll("anyNeurons") SampleNeurons any) {
    SampleNeurons sample = fitted(model, any);
    if (model.resetsWithinStep()) {
      new Adjoints(model, sample, holdsWholeResetConstant(model))
          .requireOfReset(new Law("resetAdjointIsTheTransposeOfReset", model, sample));
    }
  }

  /**
   * {@code excess} gives to the bit what {@code step} gave, for models that do not reset within the
   * step.
   *
   * @param model the model under test
   * @param any a layer with its currents
   */
  @Property(tries = 50)
  default void excessComesBack(
      @ForAll("anySubject") M model, @ForAll("anyNeurons") SampleNeurons any) {
    SampleNeurons sample = fitted(model, any);
    if (!model.resetsWithinStep()) {
      Traces.requireExcessAgain(
          new Law("excessComesBack", model, sample), NeuronWalk.of(model, sample));
    }
  }

  /**
   * Where the model says how it leaks, it does no more than that: the same bits come out of {@link
   * io.snn4j.api.Leak}'s equations as of its own methods, whether or not coefficients learn.
   *
   * @param model the model under test
   * @param any a layer with its currents
   */
  @Property(tries = 50)
  default void aLeakIsAllThatHappens(
      @ForAll("anySubject") M model, @ForAll("anyNeurons") SampleNeurons any) {
    SampleNeurons sample = fitted(model, any);
    Law law = new Law("aLeakIsAllThatHappens", model, sample);
    NeuronWalk walk = NeuronWalk.of(model, sample);
    for (NeuronWalk each : List.of(walk, walk.withoutLearning())) {
      Traces.requireSame(
          law, each.trace(), "by its methods", each.leaking().trace(), "by its leak");
    }
  }

  /**
   * A tile that knows what {@link io.snn4j.api.Tile#fired fired} changes nothing: the same follows
   * from the states.
   *
   * @param model the model under test
   * @param any a layer with its currents
   */
  @Property(tries = 50)
  default void whatFiredFollowsFromTheStates(
      @ForAll("anySubject") M model, @ForAll("anyNeurons") SampleNeurons any) {
    SampleNeurons sample = fitted(model, any);
    Law law = new Law("whatFiredFollowsFromTheStates", model, sample);
    NeuronWalk walk = NeuronWalk.of(model, sample);
    Traces.requireSame(
        law, walk.trace(), "by the states", walk.knowingFired().trace(), "by what fired");
  }

  /**
   * The same bits come out whether the layer is one tile or many small ones.
   *
   * @param model the model under test
   * @param any a layer with its currents
   */
  @Property(tries = 50)
  default void tilesMayBeginAnywhere(
      @ForAll("anySubject") M model, @ForAll("anyNeurons") SampleNeurons any) {
    SampleNeurons sample = fitted(model, any);
    Law law = new Law("tilesMayBeginAnywhere", model, sample);
    NeuronWalk walk = NeuronWalk.of(model, sample);
    int half = (sample.neurons() + 1) / 2;
    Traces.requireSame(law, walk.trace(), "in one tile", walk.trace(half), "in tiles of " + half);
    Traces.requireSame(law, walk.trace(), "in one tile", walk.trace(1), "in tiles of 1");
  }

  /**
   * What is promised is written, and nothing is read that nobody wrote: garbage does not show.
   *
   * @param model the model under test
   * @param any a layer with its currents
   */
  @Property(tries = 50)
  default void garbageDoesNotShow(
      @ForAll("anySubject") M model, @ForAll("anyNeurons") SampleNeurons any) {
    SampleNeurons sample = fitted(model, any);
    NeuronWalk walk = NeuronWalk.of(model, sample);
    Traces.requireSame(
        new Law("garbageDoesNotShow", model, sample),
        walk.trace(),
        "where the arrays held 0.5",
        walk.withGarbage(Float.NaN).trace(),
        "where they held NaN");
  }

  /**
   * Each method leaves alone what is not its own, and all that lies past the tile's size.
   *
   * @param model the model under test
   * @param any a layer with its currents
   */
  @Property(tries = 50)
  default void onlyResultsAreWritten(
      @ForAll("anySubject") M model, @ForAll("anyNeurons") SampleNeurons any) {
    SampleNeurons sample = fitted(model, any);
    Law law = new Law("onlyResultsAreWritten", model, sample);
    NeuronWalk.of(model, sample).watchedBy(Traces.guard(law)).trace();
  }

  /**
   * The gradients of coefficients are added to what was there.
   *
   * @param model the model under test
   * @param any a layer with its currents
   */
  @Property(tries = 50)
  default void coefficientGradientsAreAddedTo(
      @ForAll("anySubject") M model, @ForAll("anyNeurons") SampleNeurons any) {
    SampleNeurons sample = fitted(model, any);
    Law law = new Law("coefficientGradientsAreAddedTo", model, sample);
    NeuronWalk walk = NeuronWalk.of(model, sample);
    Traces.requireMore(law, walk.trace(), walk.withGradientAtFirst(8).trace(), 8);
  }

  /**
   * Where nobody wants the coefficients' gradients, the others are the same to the bit.
   *
   * @param model the model under test
   * @param any a layer with its currents
   */
  @Property(tries = 50)
  default void otherGradientsDoNotDependOnWhatLearns(
      @ForAll("anySubject") M model, @ForAll("anyNeurons") SampleNeurons any) {
    SampleNeurons sample = fitted(model, any);
    Law law = new Law("otherGradientsDoNotDependOnWhatLearns", model, sample);
    Map<String, float[]> learning = Traces.without(NeuronWalk.of(model, sample).trace());
    Map<String, float[]> fixed = NeuronWalk.of(model, sample).withoutLearning().trace();
    Traces.requireFinite(law, fixed, "Gradient(");
    Traces.requireSame(law, learning, "with learning", Traces.without(fixed), "without");
  }

  /**
   * Without input a neuron at zero stays there, unless {@link #restsAtZero} says otherwise.
   *
   * @param model the model under test
   * @param any a layer with its currents
   */
  @Property(tries = 50)
  default void restsWithoutInput(
      @ForAll("anySubject") M model, @ForAll("anyNeurons") SampleNeurons any) {
    SampleNeurons sample = fitted(model, any).quiet(any.steps(), 0);
    if (restsAtZero(model)) {
      Traces.requireAtMost(
          new Law("restsWithoutInput", model, sample), NeuronWalk.of(model, sample), 0);
    }
  }

  /**
   * Without input all states go to zero within the steps that {@link #forgetsWithin} states.
   *
   * @param model the model under test
   * @param any a layer with its currents
   */
  @Property(tries = 50)
  default void forgetsWithoutInput(
      @ForAll("anySubject") M model, @ForAll("anyNeurons") SampleNeurons any) {
    int duration = forgetsWithin(model);
    if (duration > 0) {
      SampleNeurons sample = fitted(model, any).quiet(duration, any.state());
      Traces.requireAtMost(
          new Law("forgetsWithoutInput", model, sample),
          NeuronWalk.of(model, sample),
          any.state() / 100);
    }
  }

  /**
   * A model keeps nothing from one call to another: an equal one gives the same bits.
   *
   * @param model the model under test
   * @param any a layer with its currents
   */
  @Property(tries = 50)
  default void equalModelsGiveTheSameBits(
      @ForAll("anySubject") M model, @ForAll("anyNeurons") SampleNeurons any) {
    SampleNeurons sample = fitted(model, any);
    Map<String, float[]> first = NeuronWalk.of(model, sample).trace();
    Map<String, float[]> later = NeuronWalk.of(Records.copy(model), sample).trace();
    Law law = new Law("equalModelsGiveTheSameBits", model, sample);
    Traces.requireSame(law, first, "at first", later, "of an equal model, later");
  }

  /**
   * Several threads that share the model get the bits that one alone gets.
   *
   * @param model the model under test
   * @param any a layer with its currents
   * @throws Exception if a thread fails
   */
  @Property(tries = 20)
  default void everyThreadGetsTheSameBits(
      @ForAll("anySubject") M model, @ForAll("anyNeurons") SampleNeurons any) throws Exception {
    SampleNeurons sample = fitted(model, any);
    Law law = new Law("everyThreadGetsTheSameBits", model, sample);
    Map<String, float[]> alone = NeuronWalk.of(model, sample).trace();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Void> task =
          () -> {
            for (int i = 0; i < 20; i++) {
              Map<String, float[]> beside = NeuronWalk.of(model, sample).trace();
              Traces.requireSame(law, alone, "alone", beside, "beside another thread");
            }
            return null;
          };
      for (Future<Void> result : threads.invokeAll(List.of(task, task))) {
        Traces.rethrow(result);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** A layer of as many neurons as the model has coefficients for. */
  private SampleNeurons fitted(M model, SampleNeurons any) {
    return LayerCoefficient.of(model).stream()
        .filter(coefficient -> !coefficient.coefficient().shared())
        .findFirst()
        .map(coefficient -> any.ofSize(coefficient.coefficient().values().size()))
        .orElse(any);
  }
}
