package io.snn4j.mnist.report;

import io.snn4j.api.Parameter;
import io.snn4j.core.engine.HeapMatrix;
import io.snn4j.core.network.Network;
import io.snn4j.mnist.plot.Chart;
import io.snn4j.mnist.plot.Ink;
import io.snn4j.mnist.plot.Picture;
import io.snn4j.mnist.plot.Sheets;
import io.snn4j.train.insight.StepAccuracy;
import io.snn4j.train.store.MetricsFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Pictures of what a run has learned. */
public final class RunPlots {

  /** So many neurons are enough to see what they look for. */
  private static final int MOST = 60;

  private RunPlots() {}

  /**
   * {@return the loss over the epochs, and beside it accuracy}
   *
   * @param metrics the run's {@code metrics.csv}
   */
  public static Picture curves(MetricsFile metrics) {
    return loss(metrics).beside(accuracy(metrics));
  }

  /**
   * {@return the loss over the epochs}
   *
   * @param metrics the run's {@code metrics.csv}
   */
  public static Picture loss(MetricsFile metrics) {
    return chart(metrics, "loss", "loss", 1);
  }

  /**
   * {@return the accuracy over the epochs, in percent}
   *
   * @param metrics the run's {@code metrics.csv}
   */
  public static Picture accuracy(MetricsFile metrics) {
    return chart(metrics, "accuracy", "accuracy in %", 100);
  }

  private static Picture chart(MetricsFile metrics, String column, String unit, double factor) {
    double[] epochs = metrics.column("epoch");
    Chart chart = new Chart(column, "epoch", unit).wholeX();
    curve(chart, "training", Ink.BLUE, epochs, metrics.column(column), factor);
    curve(chart, "validation", Ink.GREEN, epochs, metrics.column("validation_" + column), factor);
    curve(chart, "test", Ink.ORANGE, epochs, metrics.column("test_" + column), factor);
    return chart.picture();
  }

  private static void curve(
      Chart chart, String name, Ink ink, double[] epochs, double[] values, double factor) {
    if (Arrays.stream(values).anyMatch(Double::isFinite)) {
      chart.line(name, ink, epochs, DoubleStream.of(values).map(value -> factor * value).toArray());
    }
  }

  /**
   * The accuracy if the network were stopped after each step, in percent, and what is as good as
   * the end. Steps count from 0, as in the pictures of spikes and membranes.
   */
  static Picture steps(StepAccuracy steps) {
    double[] numbers = IntStream.range(0, steps.steps()).asDoubleStream().toArray();
    double[] accuracies =
        steps.accuracies().stream().mapToDouble(accuracy -> 100 * accuracy).toArray();
    double end = accuracies[accuracies.length - 1];
    return new Chart("accuracy after every step", "step", "test accuracy in %")
        .wholeX()
        .line("", Ink.ORANGE, numbers, accuracies)
        .level("0.1 points below the end", Ink.MUTED, end - 100 * StepAccuracy.AS_GOOD)
        .picture();
  }

  /**
   * {@return the weights into the first neurons, as images of the input where that is square, else
   * as rows; absent where the first layer has none}
   *
   * @param network the network
   */
  public static Optional<Picture> weights(Network network) {
    Optional<Parameter> matrix =
        network.layers().get(0).parameters().stream()
            .filter(parameter -> parameter.value().rank() == 2)
            .findFirst();
    return matrix.map(RunPlots::weights);
  }

  private static Picture weights(Parameter matrix) {
    int neurons = Math.toIntExact(matrix.value().size(0));
    int inputs = Math.toIntExact(matrix.value().size(1));
    float[] all = new float[Math.multiplyExact(neurons, inputs)];
    HeapMatrix.copy(matrix.value(), all);
    List<float[]> shown = new ArrayList<>();
    for (int n = 0; n < Math.min(MOST, neurons); n++) {
      shown.add(Arrays.copyOfRange(all, n * inputs, (n + 1) * inputs));
    }
    int side = (int) Math.round(Math.sqrt(inputs));
    boolean square = side * side == inputs;
    String title =
        "%s: %s%d neurons"
            .formatted(matrix.name(), neurons > MOST ? "the first " + MOST + " of " : "", neurons);
    return Sheets.weights(title, shown, square ? side : 1, square ? side : inputs);
  }
}
