package io.snn4j.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.snn4j.api.Check;
import io.snn4j.api.Dense;
import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.Targets;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

/** Losses that break one law each, and what the contract says of them. */
class LossContractTest {
  private static final LossContract<Loss> CONTRACT =
      () -> Arbitraries.just((recording, targets, gradient) -> 0);
  private static final SampleRun RUN = new SampleRun(5, 4, 3, 1, 13, false);

  /** {@code mean_b sum_t,n (U[t] - [n = y])^2}, with one place to go wrong in each of its parts. */
  static class Squares implements Loss {

    @Override
    public double evaluate(Recording recording, Targets targets, Gradient gradient) {
      Dense membrane = recording.output().membrane();
      check(targets, membrane);
      float[] into = gradient.membrane(recording.output());
      double loss = 0;
      for (int t = 0; t < membrane.steps(); t++) {
        for (int b = 0; b < membrane.batch(); b++) {
          for (int n = 0; n < membrane.features(); n++) {
            int i = (t * membrane.batch() + b) * membrane.features() + n;
            double error = membrane.at(t, b, n) - (n == targets.of(b) ? 1 : 0);
            double share = share(b, membrane.batch());
            loss += share * value(error);
            put((float) (share * slope(error)), into, i);
          }
        }
      }
      return loss;
    }

    void check(Targets targets, Dense membrane) {
      Check.that(targets.batch() == membrane.batch(), "there must be a target for each sample");
      for (int b = 0; b < membrane.batch(); b++) {
        Check.that(targets.of(b) < membrane.features(), "there is no class %d", targets.of(b));
      }
    }

    double share(int b, int batch) {
      return 1.0 / batch;
    }

    double value(double error) {
      return error * error;
    }

    double slope(double error) {
      return 2 * error;
    }

    void put(float slope, float[] into, int i) {
      into[i] += slope;
    }

    @Override
    public String toString() {
      return "a loss";
    }
  }

  private static final Loss SEPARABLE =
      new Squares() {
        @Override
        public boolean separable() {
          return true;
        }
      };

  @Test
  void aRightLossBreaksNoLaw() {
    Loss right = new Squares();
    for (boolean graded : new boolean[] {false, true}) {
      SampleRun run = new SampleRun(5, 4, 3, 1, 13, graded);
      CONTRACT.gradientIsTheDerivative(right, run);
      CONTRACT.gradientIsAdded(right, run);
      CONTRACT.isFiniteForLargeMembranesAndSilence(right, run);
      CONTRACT.samplesMayStandInAnyOrder(right, run);
      CONTRACT.doesNotDependOnTheBatchSize(right, run);
      CONTRACT.aSeparableBatchIsWhatComesOfItsSamples(right, run);
      CONTRACT.aSeparableBatchIsWhatComesOfItsSamples(SEPARABLE, run);
      CONTRACT.refusesTargetsThatDoNotFit(right, run);
    }
  }

  @Test
  void theGradientMustBeTheDerivative() {
    Loss wrong =
        new Squares() {
          @Override
          double slope(double error) {
            return 2.02 * error;
          }
        };
    breaks(
        "gradientIsTheDerivative",
        CONTRACT::gradientIsTheDerivative,
        wrong,
        "moved by up to 2.5E-4 the value changes by ",
        ", but by the gradient it should by ");
  }

  @Test
  void theGradientMustReachPlacesWithoutASpike() {
    Loss ofSpikesAlone =
        (recording, targets, gradient) -> {
          Dense spikes = recording.output().spikes().dense();
          float[] into = gradient.spikes(recording.output());
          double sum = 0;
          for (int i = 0; i < into.length; i++) {
            sum += spikes.values()[i];
            into[i] += spikes.values()[i] != 0 ? 1 : 0;
          }
          return sum;
        };
    breaks(
        "gradientIsTheDerivative",
        CONTRACT::gradientIsTheDerivative,
        ofSpikesAlone,
        "the value changes by",
        "farthest off is dL/dS of output at step ",
        ": expected about 1.0000, got 0.0000");
  }

  @Test
  void anEstimatorMayBeDeclared() {
    Loss estimate =
        new Squares() {
          @Override
          double slope(double error) {
            return Math.signum(error);
          }
        };
    LossContract<Loss> declared =
        new LossContract<>() {
          @Override
          public Arbitrary<Loss> subjects() {
            return Arbitraries.just(estimate);
          }

          @Override
          public boolean estimatesItsGradient(Loss loss) {
            return true;
          }
        };
    declared.gradientIsTheDerivative(estimate, RUN);
  }

  @Test
  void theGradientMustBeAdded() {
    Loss wrong =
        new Squares() {
          @Override
          void put(float slope, float[] into, int i) {
            into[i] = slope;
          }
        };
    breaks("gradientIsAdded", CONTRACT::gradientIsAdded, wrong, "dL/dU of output: ");
  }

  @Test
  void largeMembranesMustNotOverflow() {
    Loss wrong =
        new Squares() {
          @Override
          double value(double error) {
            return Math.log1p(Math.exp(error));
          }

          @Override
          double slope(double error) {
            return Math.exp(error) / (1 + Math.exp(error));
          }
        };
    breaks(
        "isFiniteForLargeMembranesAndSilence",
        CONTRACT::isFiniteForLargeMembranesAndSilence,
        wrong,
        "expected a finite loss, got Infinity");
  }

  @Test
  void noSampleMayBeFavoured() {
    Loss wrong =
        new Squares() {
          @Override
          double share(int b, int batch) {
            return (b == 0 ? 2.0 : 1.0) / (batch + 1);
          }
        };
    breaks(
        "samplesMayStandInAnyOrder",
        CONTRACT::samplesMayStandInAnyOrder,
        wrong,
        "the loss should be ");
  }

  @Test
  void theGradientMustFollowItsSample() {
    Loss wrong =
        new Squares() {
          @Override
          void put(float slope, float[] into, int i) {
            into[(i + 3) % into.length] += slope; // the next sample's
          }
        };
    breaks(
        "samplesMayStandInAnyOrder",
        CONTRACT::samplesMayStandInAnyOrder,
        wrong,
        "dL/dU of output should be ");
  }

  @Test
  void aSumMustBeDeclared() {
    Loss sum =
        new Squares() {
          @Override
          double share(int b, int batch) {
            return 1;
          }
        };
    breaks(
        "doesNotDependOnTheBatchSize",
        CONTRACT::doesNotDependOnTheBatchSize,
        sum,
        "of samples [0, 1, 2, 3, 0, 1, 2, 3] the loss should be ");
  }

  @Test
  void aLossThatLooksAtTheWholeBatchIsNotSeparable() {
    Loss wrong =
        new Squares() {
          @Override
          public boolean separable() {
            return true;
          }

          @Override
          double share(int b, int batch) {
            // the sum of all shares is 1, so that the batch may be given twice
            return batch == 1 ? 1.0 : b % 2 == 0 ? 1.5 / batch : 0.5 / batch;
          }
        };
    breaks(
        "aSeparableBatchIsWhatComesOfItsSamples",
        CONTRACT::aSeparableBatchIsWhatComesOfItsSamples,
        wrong,
        "in samples [0] dL/dU of output should be ");
  }

  @Test
  void valuesOfSamplesMustAddUp() {
    Loss wrong =
        new Squares() {
          @Override
          public boolean separable() {
            return true;
          }

          @Override
          public double evaluate(Recording recording, Targets targets, Gradient gradient) {
            double value = super.evaluate(recording, targets, gradient);
            return targets.batch() == 1 ? 1.01 * value : value;
          }
        };
    breaks(
        "aSeparableBatchIsWhatComesOfItsSamples",
        CONTRACT::aSeparableBatchIsWhatComesOfItsSamples,
        wrong,
        "of the samples one by one the loss should be ");
  }

  @Test
  void targetsOutOfRangeMustBeRefused() {
    Loss wrong =
        new Squares() {
          @Override
          void check(Targets targets, Dense membrane) {
            Check.that(targets.batch() == membrane.batch(), "one target each, please");
          }
        };
    breaks(
        "refusesTargetsThatDoNotFit",
        CONTRACT::refusesTargetsThatDoNotFit,
        wrong,
        "targets out of range must be refused");
  }

  @Test
  void aTargetTooManyMustBeRefused() {
    Loss wrong =
        new Squares() {
          @Override
          void check(Targets targets, Dense membrane) {
            for (int b = 0; b < membrane.batch(); b++) {
              Check.that(targets.of(b) < membrane.features(), "there is no such class");
            }
          }
        };
    breaks(
        "refusesTargetsThatDoNotFit",
        CONTRACT::refusesTargetsThatDoNotFit,
        wrong,
        "a target too many must be refused");
  }

  @Test
  void aRefusalMustSayWhy() {
    Loss wrong =
        new Squares() {
          @Override
          void check(Targets targets, Dense membrane) {
            Check.that(targets.of(3) < membrane.features(), "bad");
          }
        };
    breaks(
        "refusesTargetsThatDoNotFit",
        CONTRACT::refusesTargetsThatDoNotFit,
        wrong,
        "targets out of range: 'bad' is no sentence");
  }

  private static void breaks(
      String name, BiConsumer<Loss, SampleRun> law, Loss wrong, String... says) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> law.accept(wrong, RUN))
        .withMessageContaining(" breaks the law " + name + " on SampleRun[steps=5, samples=4,")
        .withMessageContainingAll(says);
  }
}
