package io.snn4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ParameterTest {

  @Test
  void startsWithAGradientOfZerosInTheShapeOfItsValue() {
    INDArray value = Nd4j.create(new float[] {1, 2, 3, 4, 5, 6}, new long[] {3, 2}, 'c');
    Parameter parameter = new Parameter("linear1.weight", value);
    assertThat(parameter.value()).isSameAs(value);
    assertThat(parameter.gradient().shape()).containsExactly(3, 2);
    assertThat(parameter.gradient().ordering()).isEqualTo('c');
    assertThat(parameter.gradient().data().asFloat()).containsOnly(0f);
    assertThat(parameter.value().data().asFloat()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void printsItsNameAndShape() {
    Parameter parameter = new Parameter("linear1.weight", Nd4j.create(3, 2));
    assertThat(parameter).hasToString("linear1.weight[3, 2]");
  }
}
