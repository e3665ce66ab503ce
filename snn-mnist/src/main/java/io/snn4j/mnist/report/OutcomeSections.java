package io.snn4j.mnist.report;

import static io.snn4j.mnist.report.Html.format;

import io.snn4j.mnist.plot.Picture;
import io.snn4j.mnist.plot.Sheets;
import io.snn4j.train.EvaluationResult;
import io.snn4j.train.insight.Examination;
import io.snn4j.train.insight.LayerHealth;
import io.snn4j.train.insight.StepAccuracy;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.evaluation.classification.Evaluation;

/** How good the network is: numbers, curves, classes, mistakes. */
record OutcomeSections(Subject subject, Html html) {

  private static final int MISTAKES = 40;

  void write() {
    summary();
    advice();
    curves();
    classes();
    mistakes();
  }

  private void summary() {
    Examination examination = subject.examination();
    EvaluationResult result = examination.result();
    html.add("<div class=\"tiles\">");
    tile(format("%.2f %%", 100 * result.accuracy()), "test accuracy");
    tile(format("%.2f %%", 100 * result.accuracyLowest()), "with ties to the lowest class");
    tile(format("%.3f", result.loss()), "test loss");
    tile(
        format("%d / %d", result.undecided().silent(), result.undecided().tied()),
        format("silent / tied of %d samples", result.samples()));
    tile(
        format(
            "%d of %d",
            examination.steps().enough(StepAccuracy.AS_GOOD), examination.steps().steps()),
        "steps are enough");
    tile(
        format(
            "%.1f %%",
            100 * examination.operations().energy() / examination.operations().denseEnergy()),
        "of an ANN's synaptic energy");
    html.add("</div>");
  }

  private void tile(String number, String what) {
    html.add("<div><b>%s</b><span>%s</span></div>", number, what);
  }

  private void advice() {
    List<LayerHealth.Finding> findings = subject.examination().health().findings();
    if (findings.isEmpty()) {
      html.add("<p class=\"well\">Nothing is known to keep a layer from learning.</p>");
      return;
    }
    html.add("<ul class=\"findings\">");
    findings.forEach(
        finding ->
            html.add(
                "<li><b>%s</b>: %s. <span>%s.</span></li>",
                finding.layer(), finding.what(), finding.advice()));
    html.add("</ul>");
  }

  private void curves() {
    StepAccuracy steps = subject.examination().steps();
    int enough = steps.enough(StepAccuracy.AS_GOOD);
    List<Picture> pictures = new ArrayList<>();
    subject.metrics().ifPresent(metrics -> pictures.add(RunPlots.loss(metrics)));
    subject.metrics().ifPresent(metrics -> pictures.add(RunPlots.accuracy(metrics)));
    pictures.add(RunPlots.steps(steps));
    html.section("Loss and accuracy")
        .pictures(pictures)
        .add(
            "<p>After %d of %d steps, 0 to %d, the accuracy is %.2f %%, and from there on stays"
                + " within 0.1 points of that after all steps.</p>",
            enough, steps.steps(), enough - 1, 100 * steps.after(enough))
        .end();
  }

  private void classes() {
    EvaluationResult result = subject.examination().result();
    Evaluation metrics = result.metrics();
    List<List<String>> rows = new ArrayList<>();
    for (int c = 0; c < result.confusion().size(); c++) {
      int samples = 0;
      for (int sample = 0; sample < subject.test().size(); sample++) {
        samples += subject.test().label(sample) == c ? 1 : 0;
      }
      rows.add(
          List.of(
              "" + c,
              "" + samples,
              format("%.4f", metrics.precision(c)),
              format("%.4f", metrics.recall(c)),
              format("%.4f", metrics.f1(c))));
    }
    html.section("Classes").add("<div class=\"pictures\"><figure>");
    html.raw(Sheets.confusion("what was taken for what", result.confusion()).inline());
    html.add("</figure><div>")
        .table(List.of("class", "samples", "precision", "recall", "F1"), rows)
        .add("</div></div>")
        .add("<p class=\"note\">Samples without an answer are in no column.</p>")
        .end();
  }

  private void mistakes() {
    List<Integer> mistakes = subject.examination().mistakes(subject.test());
    html.section(format("Mistakes (%d)", mistakes.size()));
    html.add("<div class=\"thumbnails\">");
    for (int sample : mistakes.subList(0, Math.min(MISTAKES, mistakes.size()))) {
      Picture picture =
          Sheets.thumbnail(
              "test sample " + sample,
              subject.pixels(sample),
              subject.test().rows(),
              subject.test().columns());
      int answer = subject.examination().answers().get(sample);
      html.thumbnail(
          picture,
          format("%d \u2192 %s", subject.test().label(sample), answer < 0 ? "?" : "" + answer));
    }
    html.add("</div>");
    if (mistakes.size() > MISTAKES) {
      html.add("<p class=\"note\">The first %d: class \u2192 answer.</p>", MISTAKES);
    }
    html.end();
  }
}
