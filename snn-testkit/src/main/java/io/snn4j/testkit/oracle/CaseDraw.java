package io.snn4j.testkit.oracle;

import io.snn4j.testkit.oracle.CaseShape.BlockShape;
import io.snn4j.testkit.oracle.OracleCase.InputKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fills a {@link CaseShape} with numbers. */
final class CaseDraw {

  private static final int ATTEMPTS = 30;

  private final CaseShape shape;
  private final Numbers numbers;

  private CaseDraw(CaseShape shape, int attempt) {
    this.shape = shape;
    numbers = new Numbers(new Random(31 * shape.seed() + attempt));
  }

  /** Draws until all stays clear of decisions, or for so many times. */
  static OracleCase of(CaseShape shape, double margin) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      OracleCase drawn = new CaseDraw(shape, attempt).draw(attempt, true);
      OracleRun run = drawn.network().forward(drawn.input());
      if (run.margin() >= margin && drawn.loss().margin(run.output()) >= margin) {
        return drawn;
      }
    }
    return new CaseDraw(shape, 0).draw(ATTEMPTS, false);
  }

  private OracleCase draw(int redrawn, boolean clear) {
    List<OracleLayer> layers = new ArrayList<>();
    int features = shape.features();
    for (BlockShape block : shape.blocks()) {
      layers.addAll(new BlockDraw(block, features, numbers).layers());
      features = block.size();
    }
    int population = features % 2 == 0 && numbers.chance(0.3) ? 2 : 1;
    return new OracleCase(
        shape.toString(),
        new OracleNetwork(layers),
        input(),
        shape.input(),
        loss(population),
        numbers.below(features / population, shape.samples()),
        redrawn,
        clear);
  }

  private double[][][] input() {
    if (shape.input() == InputKind.CONSTANT) {
      double[][] values = numbers.matrix(shape.samples(), shape.features(), 0, 1);
      return OracleNetwork.constant(shape.steps(), values);
    }
    double[][][] input = new double[shape.steps()][][];
    for (int t = 0; t < input.length; t++) {
      input[t] = numbers.matrix(shape.samples(), shape.features(), 0, 1);
      if (shape.input() == InputKind.SPIKES) {
        for (double[] ofSample : input[t]) {
          for (int n = 0; n < ofSample.length; n++) {
            ofSample[n] = ofSample[n] < 0.3 ? 1 : 0;
          }
        }
      }
    }
    return input;
  }

  private OracleLoss loss(int population) {
    return switch (shape.loss()) {
      case CROSS_ENTROPY_MEMBRANE -> new OracleCrossEntropyMembrane();
      case CROSS_ENTROPY_RATE -> new OracleCrossEntropyRate();
      case CROSS_ENTROPY_COUNT -> new OracleCrossEntropyCount(population);
      case CROSS_ENTROPY_MAX_MEMBRANE -> new OracleCrossEntropyMaxMembrane();
      case MSE_COUNT -> new OracleMseCount(0.8, 0.25, population);
      case MSE_MEMBRANE -> new OracleMseMembrane(1.25, 0.25);
    };
  }
}
