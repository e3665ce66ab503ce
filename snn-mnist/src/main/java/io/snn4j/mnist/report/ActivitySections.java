package io.snn4j.mnist.report;

import static io.snn4j.mnist.report.Html.format;

import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.mnist.plot.Picture;
import io.snn4j.mnist.plot.Plots;
import io.snn4j.mnist.plot.Sheets;
import io.snn4j.train.Activity;
import io.snn4j.train.Trainer;
import io.snn4j.train.insight.Examination;
import io.snn4j.train.insight.FiringRates;
import io.snn4j.train.insight.LayerHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What the neurons do: chosen samples, rates, weights. */
record ActivitySections(Subject subject, Html html) {

  /** A raster of more neurons is a grey field, and a large one. */
  private static final int WIDEST = 4096;

  void write() {
    html.section("Chosen samples");
    chosen().forEach(this::sample);
    html.end();
    rates();
    RunPlots.weights(subject.network())
        .ifPresent(
            picture ->
                html.section("What the first layer looks for")
                    .add("<figure>")
                    .raw(picture.inline())
                    .add("</figure><p class=\"note\">Blue excites, red inhibits.</p>")
                    .end());
  }

  /** The first sample that is right, and the first two that are not. */
  private List<Integer> chosen() {
    List<Integer> mistakes = subject.examination().mistakes(subject.test());
    TreeSet<Integer> wrong = new TreeSet<>(mistakes);
    List<Integer> chosen = new ArrayList<>();
    IntStream.range(0, subject.test().size())
        .filter(sample -> !wrong.contains(sample))
        .findFirst()
        .ifPresent(chosen::add);
    chosen.addAll(mistakes.subList(0, Math.min(2, mistakes.size())));
    return chosen;
  }

  private void sample(int sample) {
    Trainer trainer =
        Examination.trainer(subject.experiment(), subject.network(), subject.engine());
    Signal input = trainer.encode(subject.test(), sample);
    Recording recording = subject.network().run(subject.engine()).forward(input);
    String title = "test sample %d, class %d".formatted(sample, subject.test().label(sample));
    Picture image =
        Sheets.thumbnail(
            title, subject.pixels(sample), subject.test().rows(), subject.test().columns());
    html.add("<div class=\"sample\">").thumbnail(image, "");
    html.add("<h3>test sample %s: %s</h3></div>", "" + sample, subject.verdict(sample));
    List<Picture> pictures = new ArrayList<>();
    recording.layers().stream()
        .filter(layer -> layer.spikes().features() <= WIDEST)
        .forEach(layer -> pictures.add(Plots.raster(title, layer, 0)));
    pictures.add(Plots.membrane(title, recording.output(), 0));
    html.pictures(pictures);
  }

  private void rates() {
    Examination examination = subject.examination();
    html.section("Firing rates");
    List<Picture> pictures = new ArrayList<>();
    for (FiringRates rates : examination.rates()) {
      pictures.add(
          Plots.histogram(
              format("%s: mean %.1f %%", rates.layer(), 100 * rates.mean()),
              "share of steps with a spike",
              "neurons",
              rates.rates()));
    }
    html.pictures(pictures);
    for (Activity layer : examination.result().activity()) {
      html.add(
          "<p class=\"%s\">%s: %d of %d neurons never spiked, %d spiked at every step.</p>",
          ill(layer) ? "flag" : "well",
          layer.layer(),
          layer.dead(),
          layer.neurons(),
          layer.saturated());
    }
    html.end();
  }

  /** Whether there is a finding about the layer too; a few neurons do no harm. */
  static boolean ill(Activity layer) {
    return layer.dead() >= LayerHealth.DEAD * layer.neurons()
        || layer.saturated() >= LayerHealth.SATURATED * layer.neurons();
  }
}
