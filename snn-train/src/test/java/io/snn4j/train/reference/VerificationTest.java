package io.snn4j.train.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snn4j.train.reference.Verification.Deviation;
import io.snn4j.train.reference.Verification.Verdict;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of all kinds agree with snnTorch, and would not if a number were another. */
class VerificationTest {

  private static final String LEAKY = "leaky inhibition reset=zero";
  private static final String RATE = "ce_rate_loss reduction=mean";

  @ParameterizedTest
  @ValueSource(strings = {"neurons", "surrogates", "losses", "decoding", "encoding"})
  void allCasesAgreeWithSnnTorch(String file) throws IOException {
    for (ReferenceCase reference : Cases.read(file).cases()) {
      Verdict verdict = Cases.verification().verify(reference);
      assertThat(verdict.agrees()).as("%s", verdict).isTrue();
      assertThat(verdict.family()).isEqualTo(file);
      assertThat(verdict.deviations())
          .hasSize(reference.outputs().size() + reference.gradients().size());
    }
  }

  @Test
  void networksOfOtherKindsAgreeWithFiniteDifferences() throws IOException {
    for (ReferenceCase reference : Cases.read("networks-of-other-kinds").cases()) {
      Verdict verdict = Cases.verification().verify(reference);
      assertThat(verdict.agrees()).as("%s", verdict).isTrue();
      assertThat(verdict.family()).isEqualTo("network");
    }
  }

  @Test
  void anOptimizerThatIsNotHereIsSaid() throws IOException {
    Verdict verdict =
        Cases.changed(
            "networks-of-other-kinds",
            "population code",
            reference -> ((ObjectNode) reference.at("/params/optimizer")).put("nesterov", 1));
    assertThat(verdict.problem().orElse("")).contains("'nesterov'");
  }

  static Stream<ReferenceCase> cases() throws IOException {
    Stream.Builder<ReferenceCase> cases = Stream.builder();
    for (String file : new String[] {"neurons", "surrogates", "losses", "decoding", "encoding"}) {
      Cases.read(file).cases().forEach(cases);
    }
    return cases.build();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aNumberOffByTenTimesItsToleranceDoesNotAgree(ReferenceCase reference) {
    for (Deviation each : Cases.verification().verify(reference).deviations()) {
      String name = each.array();
      boolean gradient = name.startsWith("grad/");
      Map<String, ReferenceArray> arrays =
          new LinkedHashMap<>(gradient ? reference.gradients() : reference.outputs());
      String key = gradient ? name.substring("grad/".length()) : name;
      ReferenceArray array = arrays.get(key);
      if (array.values().length > 0) {
        // latencies near the threshold may be off more than others of the same array
        double tolerance = name.equals("spike_time") ? 0.01 : each.tolerance();
        arrays.put(key, shifted(array, tolerance));
        ReferenceCase off =
            new ReferenceCase(
                reference.name(),
                reference.params(),
                reference.inputs(),
                gradient ? reference.outputs() : arrays,
                gradient ? arrays : reference.gradients());
        assertThat(Cases.verification().verify(off).agrees()).as(name).isFalse();
      }
    }
  }

  /** The last number off by ten times its tolerance; by 1 where it must be identical. */
  private static ReferenceArray shifted(ReferenceArray array, double tolerance) {
    float[] values = array.values().clone();
    double largest = array.largest() > 0 ? array.largest() : 1;
    int last = values.length - 1;
    double by = tolerance == 0 ? 1 : 10 * tolerance * largest;
    values[last] += (float) (values[last] > 0 ? -by : by);
    return new ReferenceArray(array.shape(), values);
  }

  @Test
  void aFlippedSpikeDoesNotAgree() throws IOException {
    Verdict verdict =
        Cases.changed(
            "neurons",
            LEAKY,
            reference -> {
              ArrayNode spikes = (ArrayNode) reference.at("/outputs/spk/data");
              spikes.set(0, 1 - spikes.get(0).intValue());
            });
    assertThat(verdict.agrees()).isFalse();
    assertThat(verdict.deviations())
        .filteredOn(each -> !each.agrees())
        .extracting(Deviation::array)
        .containsExactly("spk");
  }

  @Test
  void aCaseThatNamesSomethingUnknownDoesNotAgree() throws IOException {
    assertProblem(
        "neurons", LEAKY, params("model", "Leeky"), "there is no neuron model 'Leeky' here");
    assertProblem("losses", RATE, params("loss", "ce_loss"), "there is no loss 'ce_loss' here");
    assertProblem(
        "losses", RATE, params("reduction", "median"), "there is no reduction 'median' here");
    assertProblem(
        "encoding",
        "to_one_hot_inverse",
        params("function", "to_two_hot"),
        "there is no function 'to_two_hot' here");
    assertProblem(
        "surrogates",
        "heaviside",
        reference -> ((ObjectNode) reference.at("/params/surrogate")).put("name", "cosine"),
        "there is no surrogate gradient 'cosine' here");
  }

  @Test
  void aCaseOfNoKnownKindDoesNotAgree() throws IOException {
    Verdict verdict = Cases.changed("neurons", LEAKY, reference -> reference.putObject("params"));
    assertThat(verdict.agrees()).isFalse();
    assertThat(verdict.problem())
        .hasValueSatisfying(
            problem -> assertThat(problem).startsWith("it is of none of the kinds [neurons, "));
  }

  @Test
  void anOutputThatNothingComputesDoesNotAgree() throws IOException {
    assertProblem(
        "losses",
        RATE,
        reference ->
            ((ObjectNode) reference.get("outputs")).set("accuracy", reference.at("/outputs/loss")),
        "nothing here computes accuracy");
  }

  @Test
  void aCaseWithoutOutputsDoesNotAgree() throws IOException {
    assertProblem(
        "surrogates",
        "heaviside",
        reference -> {
          reference.putObject("outputs");
          reference.putObject("gradients");
        },
        "it has no outputs to compare with");
  }

  @Test
  void aWrongShapeDoesNotAgree() throws IOException {
    assertProblem(
        "surrogates",
        "heaviside",
        reference -> ((ObjectNode) reference.at("/outputs/spike")).putArray("shape").add(1).add(81),
        "spike has the shape [81] here, but [1, 81] in the file");
    assertProblem(
        "losses",
        RATE,
        reference -> ((ObjectNode) reference.at("/inputs/spk")).putArray("shape").add(48).add(6),
        "spikes and membranes have the shape [T,B,N], but these have [48, 6]");
    assertProblem(
        "losses",
        RATE,
        reference -> ((ObjectNode) reference.get("inputs")).set("targets", one(reference)),
        "the targets are classes of samples, [B], but have the shape []");
  }

  @Test
  void aMissingInputDoesNotAgree() throws IOException {
    assertProblem(
        "losses",
        RATE,
        reference -> ((ObjectNode) reference.get("inputs")).remove("targets"),
        "the case has no input 'targets'");
  }

  private static ObjectNode one(ObjectNode reference) {
    ObjectNode scalar = reference.objectNode();
    scalar.putArray("shape");
    scalar.putArray("data").add(1);
    return scalar;
  }

  private static Consumer<ObjectNode> params(String key, String value) {
    return reference -> ((ObjectNode) reference.get("params")).put(key, value);
  }

  private static void assertProblem(
      String file, String name, Consumer<ObjectNode> change, String sentence) throws IOException {
    Verdict verdict = Cases.changed(file, name, change);
    assertThat(verdict.agrees()).isFalse();
    assertThat(verdict.problem()).contains(sentence);
  }
}
