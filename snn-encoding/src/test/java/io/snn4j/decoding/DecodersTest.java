package io.snn4j.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snn4j.api.Dense;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeDecoder;
import io.snn4j.api.SpikeTrain;
import io.snn4j.testkit.FixedRecording;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the decoders answer where counts, times and membranes disagree or tie. */
class DecodersTest {
  /** Two steps of three neurons: 1 and 2 spike once each, 2 first; 1 has the highest membrane. */
  private static final Recording TIED = output(3, "..| .|.", 0, 0, 1, 0, 2, 0.5f);

  private static final Recording SILENT = output(3, "... ...", 0, 0.2f, 0.1f, 0.3f, 0, 0.1f);

  @Test
  void lowestIndexIsTheFirstOfTheTied() {
    assertThat(answer(new RateDecoder(Ties.LOWEST_INDEX), TIED)).isEqualTo(1);
    assertThat(answer(new RateDecoder(Ties.LOWEST_INDEX), SILENT)).isEqualTo(0);
  }

  @Test
  void membraneDecidesAmongTheTiedAlone() {
    assertThat(answer(new RateDecoder(), TIED)).isEqualTo(1);
    Recording highestIsNotTied = output(3, "..| .|.", 9, 0, 1, 0, 0, 0.5f);
    assertThat(answer(new RateDecoder(), highestIsNotTied)).isEqualTo(2);
    assertThat(answer(new LatencyDecoder(Ties.MEMBRANE), SILENT)).isEqualTo(0);
  }

  @Test
  void abstentionIsNoClass() {
    assertThat(answer(new RateDecoder(Ties.ABSTAIN), TIED)).isEqualTo(SpikeDecoder.NO_CLASS);
    assertThat(answer(new LatencyDecoder(Ties.ABSTAIN), TIED)).isEqualTo(2);
  }

  @Test
  void gradedSpikesCountWithTheirSize() {
    Dense spikes = new Dense(2, 1, 2, new float[] {1, 3, 1, 0});
    Recording graded = FixedRecording.of(spikes, new Dense(2, 1, 2, new float[4]));
    assertThat(new RateDecoder().scores(graded)).isEqualTo(new float[][] {{2, 3}});
  }

  @Test
  void membranesAreAskedForOnceHoweverManySamplesAreTied() {
    SpikeTrain silent = new SpikeTrain(2, 5, 3);
    Recording.Layer layer = FixedRecording.of(silent, new Dense(2, 5, 3, new float[30])).output();
    int[] asked = {0};
    Recording.Layer counting =
        new Recording.Layer() {
          @Override
          public String name() {
            return layer.name();
          }

          @Override
          public Signal spikes() {
            return silent;
          }

          @Override
          public Dense membrane() {
            asked[0]++;
            return layer.membrane();
          }
        };
    Recording recording = () -> List.of(counting);
    RateDecoder decoder = new RateDecoder(Ties.MEMBRANE);
    assertThat(decoder.classes(recording, decoder.scores(recording))).containsOnly(0);
    assertThat(asked[0]).isEqualTo(1);
  }

  @Test
  void neuronWithoutSpikeTiesWithOneThatSpikesLast() {
    assertThat(answer(new LatencyDecoder(), output(2, ".. .|", 0, 0, 0, 0))).isEqualTo(0);
  }

  @Test
  void membraneIsReadAtItsLargestOrLast() {
    assertThat(answer(new MembraneDecoder(), TIED)).isEqualTo(1);
    assertThat(answer(new MembraneDecoder(MembraneReading.LAST), SILENT)).isEqualTo(0);
  }

  @Test
  void populationSumsGroupsAndBreaksTiesByTheirMembrane() {
    Recording groups = output(4, "|..| .|.|", 0, 0, 0, 0, 0, 1, 2, 0);
    assertThat(new PopulationDecoder(2).scores(groups)).isEqualTo(new float[][] {{2, 2}});
    assertThat(answer(new PopulationDecoder(2), groups)).isEqualTo(1);
    assertThat(answer(new PopulationDecoder(2, new RateDecoder(), Ties.LOWEST_INDEX), groups))
        .isEqualTo(0);
  }

  @Test
  void populationRefusesGroupsOfUnequalSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PopulationDecoder(2).scores(TIED))
        .withMessage("population: 3 output neurons cannot be shared equally by 2 classes");
    assertThatIllegalArgumentException()
        .as("no room is made for classes that there cannot be")
        .isThrownBy(() -> new PopulationDecoder(Integer.MAX_VALUE).scores(TIED))
        .withMessage("population: 3 output neurons cannot be shared equally by 2147483647 classes");
  }

  @Test
  void silentAndTiedSamplesAreCounted() {
    SpikeDecoder rate = new RateDecoder();
    Recording decided = output(3, "|.. ...", 0, 0, 0, 0, 0, 0);
    Undecided all = Undecided.NONE;
    for (Recording recording : new Recording[] {TIED, SILENT, decided}) {
      all = all.plus(Undecided.count(recording, rate.scores(recording)));
    }
    assertThat(all).isEqualTo(new Undecided(3, 1, 2));
  }

  private static int answer(SpikeDecoder decoder, Recording recording) {
    return decoder.classes(recording, decoder.scores(recording))[0];
  }

  /** One sample whose spikes are drawn as one word per step. */
  static Recording output(int neurons, String drawn, float... membrane) {
    String[] steps = drawn.split(" ", -1);
    SpikeTrain spikes = new SpikeTrain(steps.length, 1, neurons);
    for (int t = 0; t < steps.length; t++) {
      for (int n = 0; n < neurons; n++) {
        if (steps[t].charAt(n) == '|') {
          spikes.set(t, 0, n);
        }
      }
    }
    return FixedRecording.of(spikes, new Dense(steps.length, 1, neurons, membrane));
  }
}
