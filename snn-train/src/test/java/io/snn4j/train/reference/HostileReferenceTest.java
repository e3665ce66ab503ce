package io.snn4j.train.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Small reference files that ask for much. */
@Timeout(60)
class HostileReferenceTest {

  private static ReferenceFile read(String params, String inputs) throws IOException {
    String text =
        "{\"cases\": [{\"params\": {%s}, \"inputs\": {%s}, \"outputs\": {\"x\": {\"shape\": [1],"
            + " \"data\": [1]}}}]}";
    return ReferenceFile.read(
        new ByteArrayInputStream(text.formatted(params, inputs).getBytes(UTF_8)));
  }

  private static String said(String params, String inputs) throws IOException {
    return Cases.verification().verify(read(params, inputs).cases().get(0)).problem().orElseThrow();
  }

  @Test
  void aSizeOfABillionDigitsIsNotWrittenOut() {
    assertThatThrownBy(() -> read("", "\"x\": {\"shape\": [1e999999999], \"data\": [1]}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a size in a shape must be whole, but was 1E+999999999");
  }

  @Test
  void anArrayWithoutValuesSaysNothingOfItsOtherSizes() {
    assertThatThrownBy(() -> read("", "\"x\": {\"shape\": [0, 2147483647], \"data\": []}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("x has no values");
  }

  @Test
  void aNetworkLargerThanItsWeightsIsNotBuilt() throws IOException {
    assertThat(
            said(
                "\"sizes\": [2000000000, 2000000000], \"models\": [\"Leaky\"],"
                    + " \"surrogate\": {\"name\": \"atan\"}",
                "\"fc1.weight\": {\"shape\": [1], \"data\": [1]}"))
        .isEqualTo(
            "a layer from 2000000000 to 2000000000 has 4000000000000000000 weights, but the case"
                + " gives 1");
  }

  @Test
  void stepsWithoutEndAreNotTaken() throws IOException {
    for (String steps : new String[] {"2147483647", "1e999999999", "-1"}) {
      assertThat(said("\"function\": \"target_rate_code\", \"num_steps\": " + steps, ""))
          .contains("num_steps must");
    }
  }
}
