package io.snn4j.testkit;

import io.snn4j.testkit.BrokenLaws.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract can fail: each fault breaks the law it ought to break, and no other. */
class LearnableSurrogateContractTest {

  static List<Fault> faults() {
    return List.of(
        Fault.of(WrongLearnableSurrogates.RightAlphaContract.class),
        Fault.of(WrongLearnableSurrogates.RenamedContract.class)
            .breaks("alphaIsAComponent", "must have a component 'float alpha'"),
        Fault.of(WrongLearnableSurrogates.ForgetfulContract.class)
            .breaks("atChangesAlphaAlone", "there and back again it is Forgetful["),
        Fault.of(WrongLearnableSurrogates.OverflowingAlphaContract.class)
            .breaks("alphaDerivativeIsFiniteForEveryFloat", "the derivative by alpha is NaN"),
        Fault.of(WrongLearnableSurrogates.OtherAlphaDerivativeContract.class)
            .breaks("alphaDerivativeIsTheAntiderivativesByAlpha", "but G's slopes are "));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultBreaksItsLaws(Fault fault) {
    fault.show();
  }

  @Test
  void everyLawIsBrokenByAFault() {
    BrokenLaws.assertAllCovered(LearnableSurrogateContract.class, faults());
  }
}
