package io.snn4j.mnist.command;

import io.snn4j.train.EvaluationResult;
import io.snn4j.train.insight.Examination;
import io.snn4j.train.insight.LayerHealth;
import io.snn4j.train.insight.LearningHealth;
import io.snn4j.train.insight.StepAccuracy;
import io.snn4j.train.insight.SynapticOperations;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * An examination as text.
 *
 * @param out where it is printed
 */
record ExaminationTable(PrintStream out) {

  private static final int STEPS_PER_LINE = 10;

  void print(Examination examination) {
    result(examination.result());
    steps(examination.steps());
    operations(examination.operations());
    health(examination);
  }

  private void result(EvaluationResult result) {
    line("%-9s %.2f %% of %d samples", "accuracy", 100 * result.accuracy(), result.samples());
    line(
        "%-9s %.2f %% with ties to the lowest class, as snnTorch counts",
        "", 100 * result.accuracyLowest());
    line(
        "%-9s %d silent, %d tied",
        "undecided", result.undecided().silent(), result.undecided().tied());
    line("%-9s %.3f", "loss", result.loss());
  }

  private void steps(StepAccuracy steps) {
    line("");
    line("accuracy after each step, in %%");
    for (int first = 1; first <= steps.steps(); first += STEPS_PER_LINE) {
      StringBuilder row = new StringBuilder("  %4d".formatted(first));
      for (int t = first; t < first + STEPS_PER_LINE && t <= steps.steps(); t++) {
        row.append(String.format(Locale.ROOT, "  %6.2f", 100 * steps.after(t)));
      }
      out.println(row);
    }
    int enough = steps.enough(StepAccuracy.AS_GOOD);
    line(
        enough < steps.steps()
            ? "  %d of %d steps are enough: from there on it stays within 0.1 points of the end"
            : "  it needs all steps: with %d of %d it first comes within 0.1 points of the end",
        enough,
        steps.steps());
  }

  private void operations(SynapticOperations operations) {
    line("");
    line("%-24s %12s %12s %12s", "per sample", "weights", "AC (spikes)", "MAC");
    for (SynapticOperations.Synapses each : operations.synapses()) {
      line(
          "  %-22s %,12d %,12.0f %,12.0f",
          each.name(),
          each.weights(),
          (double) each.accumulates() / operations.samples(),
          (double) each.multiplies() / operations.samples());
    }
    line(
        "  %-22s %,12d %,12.0f %,12.0f  %s",
        "together",
        operations.dense(),
        operations.accumulates(),
        operations.multiplies(),
        nanojoules(operations.energy()));
    line(
        "  %-22s %12s %12s %,12d  %s",
        "without spikes (ANN)", "", "", operations.dense(), nanojoules(operations.denseEnergy()));
    line(
        "  %-22s %12s %12s %,12.0f  %s with them",
        "updates of neurons",
        "",
        "",
        operations.updatesPerSample(),
        nanojoules(operations.energyWithUpdates()));
    line(
        "  45 nm, 32-bit floats: 4.6 pJ per MAC, 0.9 pJ per AC (Horowitz, ISSCC 2014); memory is"
            + " not counted");
  }

  /** Not in microjoules, whose letter not every terminal has. */
  private static String nanojoules(double joules) {
    return String.format(Locale.ROOT, "%,.0f nJ", 1e9 * joules);
  }

  private void health(Examination examination) {
    LearningHealth health = examination.health();
    line("");
    line(
        "%-12s %8s %6s %6s %10s %11s %10s %12s",
        "layer", "neurons", "rate", "dead", "saturated", "in support", "|dL/dI|", "first/most");
    for (int i = 0; i < health.layers().size(); i++) {
      LayerHealth layer = health.layers().get(i);
      line(
          "  %-10s %8d %5.1f%% %6d %10d %11s %10.1e %12.1e",
          layer.name(),
          layer.activity().neurons(),
          100 * examination.rates().get(i).mean(),
          layer.activity().dead(),
          layer.activity().saturated(),
          Double.isNaN(layer.support())
              ? "-"
              : String.format(Locale.ROOT, "%.1f %%", 100 * layer.support()),
          layer.norm(),
          layer.reach());
    }
    line("");
    lags(health.layers());
    List<LayerHealth.Finding> findings = health.findings();
    if (findings.isEmpty()) {
      line("advice    none: nothing is known to keep a layer from learning");
    }
    findings.forEach(finding -> out.println("advice    " + finding));
  }

  /** The gradient's norm at a few lags, the last step first. */
  private void lags(List<LayerHealth> layers) {
    int steps = layers.get(0).gradient().size();
    TreeSet<Integer> lags = new TreeSet<>(List.of(0, steps - 1));
    for (int lag = 1; lag < steps; lag *= 2) {
      lags.add(lag);
    }
    StringBuilder head = new StringBuilder("|dL/dI| by lag");
    lags.forEach(lag -> head.append("%9d".formatted(lag)));
    out.println(head);
    for (LayerHealth layer : layers) {
      StringBuilder row = new StringBuilder("  %-12s".formatted(layer.name()));
      lags.forEach(
          lag -> row.append(String.format(Locale.ROOT, "  %7.1e", layer.gradient().get(lag))));
      out.println(row);
    }
  }

  private void line(String pattern, Object... values) {
    out.printf(Locale.ROOT, pattern + "%n", values);
  }
}
