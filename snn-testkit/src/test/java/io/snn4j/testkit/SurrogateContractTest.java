package io.snn4j.testkit;

import io.snn4j.testkit.BrokenLaws.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract can fail: each fault breaks the law it ought to break, and no other. */
class SurrogateContractTest {

  static List<Fault> faults() {
    return List.of(
        Fault.of(WrongSurrogates.RightContract.class),
        Fault.of(WrongSurrogates.OverflowingSigmoidContract.class)
            .breaks("derivativeIsFiniteForEveryFloat", "expected a finite derivative, got NaN"),
        Fault.of(WrongSurrogates.OtherBulkContract.class)
            .breaks("bulkGivesTheBitsOfTheScalar", " one by one")
            .breaks("bulkWorksInPlace", " in place and ")
            .breaks("bulkStopsAtItsLength", " with length "),
        Fault.of(WrongSurrogates.BulkInTwoPassesContract.class)
            .breaks("bulkWorksInPlace", " in place and "),
        Fault.of(WrongSurrogates.BulkWithoutLengthContract.class)
            .breaks("bulkStopsAtItsLength", " with length "),
        Fault.of(WrongSurrogates.CountingContract.class)
            .breaks("bulkGivesTheBitsOfTheScalar", " in bulk and ")
            .breaks("bulkWorksInPlace", " in place and ")
            .breaks("bulkStopsAtItsLength", " with length ")
            .breaks("equalRecordsGiveTheSameBits", " of an equal record, backwards")
            .breaks("everyThreadGetsTheSameBits", " beside other threads and "),
        Fault.of(WrongSurrogates.OtherAntiderivativeContract.class)
            .breaks("derivativeIntegratesToItsAntiderivative", "but the derivative's integral is "),
        Fault.of(WrongSurrogates.BrokenAntiderivativeContract.class)
            .breaks("derivativeIntegratesToItsAntiderivative", "but the derivative's integral is "),
        Fault.of(WrongSurrogates.HalfAnAntiderivativeContract.class)
            .breaks(
                "antiderivativeIsGivenEverywhereOrNowhere",
                "none is given at 0.5, but here it is 1.0"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultBreaksItsLaws(Fault fault) {
    fault.show();
  }

  @Test
  void everyLawIsBrokenByAFault() {
    BrokenLaws.assertAllCovered(SurrogateContract.class, faults());
  }
}
