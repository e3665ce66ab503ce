package io.snn4j.train.loss;

/** How the losses l of the samples become one number; w is the weight of each sample's class y. */
public enum Reduction {

  /** {@code 1/B * sum_b w[y]*l}, snnTorch's; squared errors are averaged over neurons, too. */
  MEAN {
    @Override
    double scale(double[] weights, int[] classes) {
      return 1.0 / classes.length;
    }
  },

  /**
   * {@code sum_b w[y]*l / sum_b w[y]}, PyTorch's; the mean where no weights are given. 0 where all
   * weights are.
   */
  WEIGHTED_MEAN {
    @Override
    double scale(double[] weights, int[] classes) {
      double sum = 0;
      for (int y : classes) {
        sum += weights[y];
      }
      return sum == 0 ? 0 : 1 / sum;
    }
  },

  /** {@code sum_b w[y]*l}; squared errors are summed over neurons, too. */
  SUM {
    @Override
    double scale(double[] weights, int[] classes) {
      return 1;
    }
  };

  /**
   * The factor on {@code sum_b w[y]*l}.
   *
   * @param weights [C]
   * @param classes y, [B]
   */
  abstract double scale(double[] weights, int[] classes);

  /** The factor on a sum over B samples that have no weights. */
  double samples(int batch) {
    return this == SUM ? 1 : 1.0 / batch;
  }

  /** The factor on a sum of squared errors over N neurons. */
  double neurons(int neurons) {
    return this == SUM ? 1 : 1.0 / neurons;
  }
}
