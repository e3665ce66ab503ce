package io.snn4j.mnist.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.train.Activity;
import org.junit.jupiter.api.Test;

/** Numbers and colours of the page. */
class HtmlTest {

  @Test
  void numbersArePlainUnlessThatTakesManyZeros() {
    assertThat(Html.number(2.5409)).isEqualTo("2.54");
    assertThat(Html.number(1)).isEqualTo("1");
    assertThat(Html.number(0.001)).isEqualTo("0.001");
    assertThat(Html.number(12345)).isEqualTo("12300");
    assertThat(Html.number(-0.04567)).isEqualTo("-0.0457");
    assertThat(Html.number(0)).isEqualTo("0");
    assertThat(Html.number(Double.NaN)).isEqualTo("NaN");
    assertThat(Html.number(4.2e-7)).isEqualTo("4.20e-07");
    assertThat(Html.number(4.2e7)).isEqualTo("4.20e+07");
  }

  @Test
  void aLayerIsIllOnlyWhereTheAdviceSaysSo() {
    assertThat(ActivitySections.ill(new Activity("a", 1000, 7, 0))).isFalse();
    assertThat(ActivitySections.ill(new Activity("a", 1000, 499, 199))).isFalse();
    assertThat(ActivitySections.ill(new Activity("a", 1000, 500, 0))).isTrue();
    assertThat(ActivitySections.ill(new Activity("a", 1000, 0, 200))).isTrue();
  }
}
