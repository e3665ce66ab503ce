package io.snn4j.mnist.report;

import static io.snn4j.mnist.report.Html.format;
import static io.snn4j.mnist.report.Html.number;

import io.snn4j.mnist.plot.Chart;
import io.snn4j.mnist.plot.Ink;
import io.snn4j.train.insight.LayerHealth;
import io.snn4j.train.insight.LearningHealth;
import io.snn4j.train.insight.SynapticOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the network takes, and whether it can learn. */
record CostSections(Subject subject, Html html) {

  void write() {
    operations();
    health();
  }

  private void operations() {
    SynapticOperations operations = subject.examination().operations();
    List<List<String>> rows = new ArrayList<>();
    for (SynapticOperations.Synapses each : operations.synapses()) {
      rows.add(
          row(
              each.name(),
              each.weights(),
              (double) each.accumulates() / operations.samples(),
              (double) each.multiplies() / operations.samples(),
              ""));
    }
    rows.add(
        row(
            "together",
            operations.dense(),
            operations.accumulates(),
            operations.multiplies(),
            microjoules(operations.energy())));
    rows.add(
        row(
            "the same shape without spikes (ANN)",
            operations.dense(),
            0,
            (double) operations.dense(),
            microjoules(operations.denseEnergy())));
    rows.add(
        row(
            "with a MAC for each update of a neuron",
            operations.dense(),
            operations.accumulates(),
            operations.multiplies() + operations.updatesPerSample(),
            microjoules(operations.energyWithUpdates())));
    html.section("What it costs")
        .table(
            List.of(
                "per sample", "weights", "AC (spikes \u00d7 fan-out)", "MAC (currents)", "energy"),
            rows)
        .add(
            "<p class=\"note\">A spike is one accumulate (AC) for each of its synapses. A current"
                + " that is the same at every step meets the weights once. Energy: 4.6 pJ per MAC,"
                + " 0.9 pJ per AC, 32-bit floats in 45 nm (M. Horowitz, Computing\u2019s energy"
                + " problem, ISSCC 2014). Memory is not counted, and on most hardware takes more"
                + " than arithmetic.</p>")
        .end();
  }

  private static List<String> row(
      String name, long weights, double accumulates, double multiplies, String energy) {
    return List.of(
        name,
        format("%,d", weights),
        format("%,.0f", accumulates),
        format("%,.0f", multiplies),
        energy);
  }

  private static String microjoules(double joules) {
    return format("%.3f \u00b5J", 1e6 * joules);
  }

  private void health() {
    LearningHealth health = subject.examination().health();
    List<List<String>> rows = new ArrayList<>();
    Chart chart = new Chart("gradient by lag", "steps before the end", "log10 of |dL/dI|").wholeX();
    for (int i = 0; i < health.layers().size(); i++) {
      LayerHealth layer = health.layers().get(i);
      rows.add(row(layer));
      double[] lags = IntStream.range(0, layer.gradient().size()).asDoubleStream().toArray();
      double[] norms = layer.gradient().stream().mapToDouble(Math::log10).toArray();
      chart.line(layer.name(), Ink.series(i), lags, norms);
    }
    html.section("Whether it can learn")
        .table(
            List.of(
                "layer", "neurons", "dead", "saturated", "in support", "|dL/dI|", "first / most"),
            rows)
        .pictures(List.of(chart.picture()))
        .add(
            "<p class=\"note\">In support: membranes where the surrogate\u2019s derivative is at"
                + " least %.0f %% of its peak. |dL/dI|: norm of the loss\u2019s gradient with"
                + " respect to the layer\u2019s current, over the first test samples, 128 at most;"
                + " first / most: at the first step, as a share of the largest step. Looked out"
                + " for: half of a layer dead, a fifth saturated, less than %.0f %% in support,"
                + " first / most below %s, a first step of more than %s times the last.</p>",
            100 * LayerHealth.SUPPORT,
            100 * LayerHealth.LITTLE_SUPPORT,
            number(LayerHealth.VANISHED),
            number(LayerHealth.EXPLODED))
        .end();
  }

  private static List<String> row(LayerHealth layer) {
    return List.of(
        layer.name(),
        "" + layer.activity().neurons(),
        "" + layer.activity().dead(),
        "" + layer.activity().saturated(),
        Double.isNaN(layer.support()) ? "\u2013" : format("%.1f %%", 100 * layer.support()),
        number(layer.norm()),
        number(layer.reach()));
  }
}
