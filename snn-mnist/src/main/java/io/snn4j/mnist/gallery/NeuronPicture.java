package io.snn4j.mnist.gallery;

import java.awt.Color;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A neuron's states, spikes and threshold over time. */
final class NeuronPicture {

  private static final List<Color> COLOURS =
      List.of(Pictures.BLUE, Pictures.GREEN, Pictures.PURPLE, Pictures.ORANGE);

  private NeuronPicture() {}

  /**
   * Draws a response.
   *
   * @param threshold U_thr, where the model has one
   */
  static XYChart of(String title, StepResponse response, OptionalDouble threshold) {
    double[] t = IntStream.range(0, StepResponse.STEPS).asDoubleStream().toArray();
    XYChart chart = Pictures.chart(title, "t (steps)", "U[t] (units of the membrane)");
    chart.getStyler().setXAxisMin(0.0).setXAxisMax((double) StepResponse.STEPS);
    Pictures.curve(
            chart,
            "I[t] = %s".formatted(response.amplitude()),
            t,
            response.current(),
            Pictures.GREY)
        .setXYSeriesRenderStyle(XYSeriesRenderStyle.Step);
    Iterator<Color> colours = COLOURS.iterator();
    String symbol = " U[t]";
    for (Map.Entry<String, double[]> state : response.states().entrySet()) {
      Color colour = colours.hasNext() ? colours.next() : Color.BLACK;
      Pictures.curve(chart, state.getKey() + symbol, t, state.getValue(), colour);
      symbol = "[t]";
    }
    threshold.ifPresent(value -> threshold(chart, value));
    double top = highest(response, threshold);
    spikes(chart, t, response.spikes(), 1.08 * top);
    chart.getStyler().setYAxisMax(1.16 * top);
    return chart;
  }

  private static void threshold(XYChart chart, double value) {
    // unevenly spaced, or the library would label every third step instead of every tenth
    double[] ends = {0, StepResponse.STEPS - 0.5};
    Pictures.dash(Pictures.curve(chart, "U_thr", ends, new double[] {value, value}, Pictures.RED));
  }

  private static void spikes(XYChart chart, double[] t, double[] spikes, double height) {
    double[] when = DoubleStream.of(t).filter(step -> spikes[(int) step] != 0).toArray();
    if (when.length == 0) {
      return;
    }
    double[] where = DoubleStream.of(when).map(step -> height).toArray();
    XYSeries series = chart.addSeries("spikes S[t]", when, where);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.TRIANGLE_DOWN);
    series.setMarkerColor(Pictures.RED);
  }

  private static double highest(StepResponse response, OptionalDouble threshold) {
    DoubleStream states = response.states().values().stream().flatMapToDouble(DoubleStream::of);
    DoubleStream others = DoubleStream.of(threshold.orElse(1), response.amplitude());
    return DoubleStream.concat(states, others).max().orElse(1);
  }
}
