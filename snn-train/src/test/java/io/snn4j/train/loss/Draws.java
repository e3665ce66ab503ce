package io.snn4j.train.loss;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Draws what the losses have in common. */
final class Draws {

  private Draws() {}

  /** Groups of neurons and class weights that fit together. */
  record Population(Optional<Integer> classes, List<Double> weights) {}

  static Arbitrary<List<Double>> weights() {
    return Arbitraries.oneOf(
        Arbitraries.just(List.of()),
        Arbitraries.doubles().between(0.1, 4).list().ofMinSize(2).ofMaxSize(6));
  }

  /** The number of classes that weights are for; any where there are none. */
  static int classes(List<Double> weights, int drawn) {
    return weights.isEmpty() ? drawn : weights.size();
  }

  static Arbitrary<Population> populations() {
    return Combinators.combine(weights(), Arbitraries.integers().between(0, 6))
        .as(
            (weights, groups) ->
                new Population(
                    Optional.of(groups).filter(g -> g > 0).map(g -> classes(weights, g)), weights));
  }

  static Arbitrary<Double> shares() {
    return Arbitraries.doubles().between(0, 1);
  }

  static Arbitrary<Reduction> reductions() {
    return Arbitraries.of(Reduction.class);
  }

  /** Steps that a run of any length has. */
  static Arbitrary<Integer> steps() {
    return Arbitraries.of(0, -1);
  }
}
