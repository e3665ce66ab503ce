package io.snn4j.testkit;

import io.snn4j.testkit.BrokenLaws.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract can fail: each fault breaks the law it ought to break, and no other. */
class NeuronContractTest {

  static List<Fault> faults() {
    return List.of(
        Fault.of(WrongNeurons.RightNeuronContract.class),
        Fault.of(WrongNeurons.WithoutBetaContract.class)
            .breaks(
                "adjointIsTheTransposeOfStep", "the gradient of before(0), membrane, at neuron "),
        Fault.of(WrongNeurons.ThroughResetContract.class)
            .breaks(
                "adjointIsTheTransposeOfStep", "the gradient of before(0), membrane, at neuron "),
        Fault.of(WrongNeurons.ForgottenCoefficientContract.class)
            .breaks("adjointIsTheTransposeOfStep", "the gradient of coefficient(0), beta, at "),
        Fault.of(WrongNeurons.RoughContract.class)
            .breaks("adjointIsTheTransposeOfStep", "it is smooth enough to be compared at ")
            .breaks("restsWithoutInput", ""),
        Fault.of(WrongNeurons.DetachedSpikeContract.class)
            .breaks("resetAdjointIsTheTransposeOfReset", "the gradient of spikes() at neuron "),
        Fault.of(WrongNeurons.OverwritingContract.class)
            .breaks("coefficientGradientsAreAddedTo", " from 0 on, so from 8.0 on it must be "),
        Fault.of(WrongNeurons.LearningOnlyContract.class)
            .breaks("otherGradientsDoNotDependOnWhatLearns", "currentGradient() of step "),
        Fault.of(WrongNeurons.OtherExcessContract.class)
            .breaks("excessComesBack", "step gave neuron 0 the excess "),
        Fault.of(WrongNeurons.OtherLeakContract.class)
            .breaks("aLeakIsAllThatHappens", "excess() of step 0 at neuron 0 is "),
        Fault.of(WrongNeurons.ToldOnlyContract.class)
            .breaks("whatFiredFollowsFromTheStates", "after(0) of step "),
        Fault.of(WrongTiles.LastLaneSkippedContract.class)
            .breaks("adjointIsTheTransposeOfStep", "")
            .breaks("tilesMayBeginAnywhere", "in tiles of ")
            .breaks("garbageDoesNotShow", " where the arrays held 0.5 and NaN where they held NaN")
            .breaks("restsWithoutInput", "without input the membrane of neuron "),
        Fault.of(WrongTiles.ByPlaceContract.class).breaks("tilesMayBeginAnywhere", "in tiles of "),
        Fault.of(WrongTiles.PastTheEndContract.class)
            .breaks("onlyResultsAreWritten", "step changed after(0) at index "),
        Fault.of(WrongTiles.InPlaceContract.class)
            .breaks("onlyResultsAreWritten", "adjoint changed excessGradient() at index 0 of"),
        Fault.of(WrongTiles.GuessingContract.class)
            .breaks("garbageDoesNotShow", "after(0) of step 0 at neuron 0 is "),
        Fault.of(WrongTiles.RestlessContract.class)
            .breaks("restsWithoutInput", "expected at most 0.0"),
        Fault.of(WrongTiles.SlowContract.class)
            .breaks("forgetsWithoutInput", "after 3 steps without input the membrane of "),
        Fault.of(WrongTiles.TiringContract.class)
            .breaks("equalModelsGiveTheSameBits", " of an equal model, later")
            .breaks("everyThreadGetsTheSameBits", " beside another thread")
            .breaks("resetAdjointIsTheTransposeOfReset", "")
            .breaks("tilesMayBeginAnywhere", "")
            .breaks("garbageDoesNotShow", "")
            .breaks("otherGradientsDoNotDependOnWhatLearns", "")
            .breaks("aLeakIsAllThatHappens", "")
            .breaks("whatFiredFollowsFromTheStates", "")
            .mayBreak("coefficientGradientsAreAddedTo"),
        Fault.of(WrongTiles.SharedScratchContract.class)
            .breaks("everyThreadGetsTheSameBits", " beside another thread"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultBreaksItsLaws(Fault fault) {
    fault.show();
  }

  @Test
  void everyLawIsBrokenByAFault() {
    BrokenLaws.assertAllCovered(NeuronContract.class, faults());
  }
}
