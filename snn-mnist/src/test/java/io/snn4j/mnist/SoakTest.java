package io.snn4j.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.mnist.data.DataSet;
import io.snn4j.mnist.data.Mnist;
import io.snn4j.mnist.data.SyntheticDigits;
import io.snn4j.train.History;
import io.snn4j.train.Trainer;
import io.snn4j.train.TrainingListener;
import io.snn4j.train.TrainingState;
import io.snn4j.train.experiment.Experiment;
import io.snn4j.train.store.Checkpoint;
import io.snn4j.train.store.Model;
import io.snn4j.train.store.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Tutorial 5's network trained, tested and written to checkpoints epoch after epoch, while memory
 * must stay where it is. A few epochs on synthetic digits; {@code snn4j.soak=45} goes on for 45
 * minutes, {@code snn4j.soak.data=DIR} takes MNIST, and {@code target/soak.csv} has a line for each
 * epoch.
 */
class SoakTest {

  private static final double MINUTES = Double.parseDouble(System.getProperty("snn4j.soak", "0"));
  private static final String DATA = System.getProperty("snn4j.soak.data", "");
  private static final int FEWEST_EPOCHS = 8;
  private static final int SETTLED = 3;
  private static final Path CSV = Path.of("target", "soak.csv");

  @TempDir Path folder;

  /** Bytes in use after a collection. */
  private record Sample(long heap, long nd4j, long javacpp, long resident) {

    static Sample now() {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      return new Sample(
          runtime.totalMemory() - runtime.freeMemory(),
          Nd4j.getEnvironment().getDeviceCouner(0),
          Pointer.totalBytes(),
          Pointer.physicalBytes());
    }
  }

  @Test
  void memoryStaysWhereItIs() throws IOException {
    DataSet data =
        DATA.isEmpty() ? SyntheticDigits.generate(0, 2000, 200) : Mnist.load(Path.of(DATA));
    Experiment experiment = new Experiment();
    Model model = new Model(experiment, experiment.net().build(0));
    List<Sample> samples = new ArrayList<>();
    Files.writeString(
        CSV, "epoch,minutes,samples_per_second,accuracy,heap,nd4j,javacpp,resident\n");
    long start = System.nanoTime();
    try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
      Trainer.of(model.network())
          .encoder(experiment.encoder())
          .decoder(experiment.decoder())
          .loss(experiment.loss())
          .updater(experiment.updater())
          .checkpoints(200, state -> keep(run, model, state))
          .interruptedBy(() -> samples.size() >= FEWEST_EPOCHS && minutes(start) >= MINUTES)
          .listener(
              new TrainingListener() {
                @Override
                public void epoch(History.Epoch epoch) {
                  samples.add(Sample.now());
                  note(epoch, minutes(start), samples.get(samples.size() - 1));
                }
              })
          .fit(data.train().batches(128), data.test().batches(250), Integer.MAX_VALUE);
    }
    Sample settled = samples.get(SETTLED);
    Sample last = samples.get(samples.size() - 1);
    // what a checkpoint copied is freed some time after the collection, so peaks are compared
    int middle = (SETTLED + samples.size()) / 2;
    assertThat(peak(samples, middle, samples.size(), Sample::nd4j))
        .isLessThanOrEqualTo(peak(samples, SETTLED, middle, Sample::nd4j) + (8 << 20));
    assertThat(peak(samples, middle, samples.size(), Sample::javacpp))
        .isLessThanOrEqualTo(peak(samples, SETTLED, middle, Sample::javacpp) + (1 << 12));
    // the history grows by a few kilobytes with every epoch
    assertThat(last.heap).isLessThan(settled.heap + (2 << 20) + 20_000L * samples.size());
  }

  private static long peak(List<Sample> samples, int from, int to, ToLongFunction<Sample> what) {
    return samples.subList(from, to).stream().mapToLong(what).max().orElseThrow();
  }

  private static void keep(RunFolder run, Model model, TrainingState state) {
    try {
      run.keep(new Checkpoint(model, state, new Checkpoint.Origin()), Catalogs.standard());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double minutes(long start) {
    return (System.nanoTime() - start) / 60e9;
  }

  private static void note(History.Epoch epoch, double minutes, Sample sample) {
    String line =
        String.format(
            Locale.ROOT,
            "%d,%.2f,%.0f,%.4f,%d,%d,%d,%d%n",
            epoch.number(),
            minutes,
            epoch.samplesPerSecond(),
            epoch.test().orElseThrow().accuracy(),
            sample.heap,
            sample.nd4j,
            sample.javacpp,
            sample.resident);
    try {
      Files.writeString(CSV, line, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
