package io.snn4j.train.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.train.Dots;
import io.snn4j.train.Trainer;
import io.snn4j.train.Weights;
import io.snn4j.train.experiment.Experiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Damage to a checkpoint is found, or does no harm. */
class DamageProperties {

  private static final String YAML =
      """
      steps: 4
      network:
        - linear: {in: 6, out: 5}
        - leaky: {beta: {value: [0.5, 0.6, 0.7, 0.8, 0.9], learn: true}}
        - linear: {out: 2}
        - leaky: {beta: 0.9}
      """;

  private static final Catalogs CATALOGS = Catalogs.standard();
  private static Path folder;
  private static byte[] whole;
  private static Checkpoint checkpoint;

  @BeforeContainer
  static void write() throws IOException {
    folder = Files.createTempDirectory("snn4j-damage");
    Experiment experiment = Experiment.read(YAML, CATALOGS);
    Model model = new Model(experiment, experiment.net().build(3));
    Path file = folder.resolve("whole.snn");
    Trainer.of(model.network())
        .checkpoints(0, state -> save(new Checkpoint(model, state, new Checkpoint.Origin()), file))
        .fit(new Dots(40, 6, 2).batches(8), new Dots(10, 6, 2).batches(5), 1);
    whole = Files.readAllBytes(file);
    checkpoint = Checkpoint.load(file, CATALOGS);
  }

  @AfterContainer
  static void remove() throws IOException {
    for (String name : List.of("whole.snn", "damaged.snn", "cut.snn")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }

  private static void save(Checkpoint state, Path file) {
    try {
      state.save(file, CATALOGS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Property(tries = 1000)
  void aFlippedBitIsFoundOrDoesNoHarm(
      @ForAll @IntRange(max = 1_000_000) int place, @ForAll @IntRange(max = 7) int bit)
      throws IOException {
    byte[] damaged = whole.clone();
    damaged[place % damaged.length] ^= (byte) (1 << bit);
    assertFoundOrHarmless(damaged);
  }

  @Property(tries = 300)
  void aFileThatIsCutOffIsFound(@ForAll @IntRange(max = 1_000_000) int length) throws IOException {
    Path file = folder.resolve("cut.snn");
    Files.write(file, Arrays.copyOf(whole, length % whole.length));
    assertThat(fails(file)).isTrue();
  }

  @Property(tries = 300)
  void aHoleOfZerosIsFoundOrDoesNoHarm(
      @ForAll @IntRange(max = 1_000_000) int place, @ForAll @IntRange(min = 1, max = 600) int size)
      throws IOException {
    byte[] damaged = whole.clone();
    int from = place % damaged.length;
    Arrays.fill(damaged, from, Math.min(damaged.length, from + size), (byte) 0);
    assertFoundOrHarmless(damaged);
  }

  private static void assertFoundOrHarmless(byte[] damaged) throws IOException {
    Path file = folder.resolve("damaged.snn");
    Files.write(file, damaged);
    if (fails(file)) {
      return;
    }
    Checkpoint read = Checkpoint.load(file, CATALOGS);
    assertThat(Weights.bits(read.model().network()))
        .isEqualTo(Weights.bits(checkpoint.model().network()));
    assertThat(read.model().experiment()).isEqualTo(checkpoint.model().experiment());
    assertThat(read.state())
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class)
        .withComparatorForType(Float::compare, Float.class)
        .isEqualTo(checkpoint.state());
  }

  /** Whether reading fails as it should: with a sentence that names the file. */
  private static boolean fails(Path file) {
    try {
      Checkpoint.load(file, CATALOGS);
      return false;
    } catch (IOException e) {
      assertThat(e).hasMessageStartingWith(file + " cannot be read: ");
      return true;
    }
  }
}
