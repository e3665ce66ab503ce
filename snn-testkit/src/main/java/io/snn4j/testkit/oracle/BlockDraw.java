package io.snn4j.testkit.oracle;

import io.snn4j.testkit.oracle.CaseShape.BlockShape;
import io.snn4j.testkit.oracle.CaseShape.RecurrenceKind;
import java.util.List;

/** Fills a {@link BlockShape} with numbers that keep its neurons spiking now and then. */
final class BlockDraw {

  private final BlockShape shape;
  private final int features;
  private final Numbers numbers;

  BlockDraw(BlockShape shape, int features, Numbers numbers) {
    this.shape = shape;
    this.features = features;
    this.numbers = numbers;
  }

  /** A linear layer, where the model needs one, and the neurons. */
  List<OracleLayer> layers() {
    OracleNeurons neurons = new OracleNeurons(model(), firing(), recurrence());
    if (shape.model().bringsWeights()) {
      return List.of(neurons);
    }
    double scale = 2 / Math.sqrt(features);
    double[][] weight = numbers.matrix(shape.size(), features, -0.5 * scale, scale);
    return List.of(new OracleLinear(weight, bias()), neurons);
  }

  private double[] bias() {
    return shape.options().unbiased() ? new double[0] : numbers.row(shape.size(), -0.3, 0.6);
  }

  private OracleNeuron model() {
    int size = shape.size();
    return switch (shape.model()) {
      case LEAKY -> new OracleLeaky(decay());
      case TUTORIAL_LEAKY -> new OracleTutorialLeaky(decay());
      case LAPICQUE_RC ->
          new OracleLapicque(new OracleCircuit.FromRc(values(1, 5), values(0.5, 2), 0.25));
      case LAPICQUE_BETA_R ->
          new OracleLapicque(new OracleCircuit.FromBetaAndR(values(0.3, 0.95), values(1, 5)));
      case LAPICQUE_BETA_C ->
          new OracleLapicque(new OracleCircuit.FromBetaAndC(values(0.3, 0.95), values(1, 3), 1));
      case SYNAPTIC -> new OracleSynaptic(decay(), decay());
      case ALPHA -> new OracleAlpha(values(0.6, 0.95), values(0.1, 0.5));
      case SLSTM ->
          new OracleSlstm(
              numbers.matrix(4 * size, features, -1, 1),
              numbers.matrix(4 * size, size, -1 / Math.sqrt(size), 1 / Math.sqrt(size)),
              numbers.row(4 * size, -0.5, 0.5),
              numbers.row(4 * size, -0.5, 0.5));
      case LEAKY_PARALLEL ->
          new OracleLeakyParallel(
              numbers.matrix(size, features, -0.5, 1),
              numbers.row(size, -0.3, 0.3),
              numbers.row(size, -0.5, 0.95),
              numbers.row(size, -0.3, 0.3));
    };
  }

  /** One value or one per neuron. */
  private PerNeuron values(double low, double high) {
    return PerNeuron.of(numbers.row(shape.perNeuron() ? shape.size() : 1, low, high));
  }

  /** Decays, some of them outside [0,1], where they are clamped. */
  private PerNeuron decay() {
    PerNeuron decay = values(0.05, 0.98);
    for (int n = 0; n < decay.values().length; n++) {
      if (numbers.chance(0.1)) {
        decay.values()[n] =
            numbers.chance(0.5) ? numbers.between(-0.3, -0.05) : numbers.between(1.05, 1.3);
      }
    }
    return decay;
  }

  private OracleFiring firing() {
    double low = shape.model() == ModelKind.SLSTM ? 0.02 : 0.4;
    double high = shape.model() == ModelKind.SLSTM ? 0.3 : 1.5;
    // Silent neurons of one threshold would compete as equals.
    boolean apart = shape.perNeuron() || shape.options().inhibition();
    PerNeuron threshold = PerNeuron.of(numbers.row(apart ? shape.size() : 1, low, high));
    PerNeuron graded = shape.options().graded() ? values(0.5, 2) : PerNeuron.of(1);
    boolean delay = !shape.options().withinStep() || shape.model() == ModelKind.TUTORIAL_LEAKY;
    // a copy, since each layer learns an alpha of its own
    OracleSurrogate surrogate = shape.surrogate().copy();
    return new OracleFiring(
        threshold, shape.reset(), delay, shape.options().inhibition(), graded, surrogate);
  }

  private OracleRecurrence recurrence() {
    int size = shape.size();
    if (shape.recurrence() == RecurrenceKind.NONE || shape.model().bringsWeights()) {
      return new OracleRecurrence.None();
    } else if (shape.recurrence() == RecurrenceKind.ONE_TO_ONE) {
      return new OracleRecurrence.OneToOne(values(-0.6, 0.6));
    }
    double scale = 0.7 / Math.sqrt(size);
    return new OracleRecurrence.AllToAll(
        new OracleLinear(numbers.matrix(size, size, -scale, scale), bias()));
  }
}
