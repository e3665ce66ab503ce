package io.snn4j.testkit.oracle;

import java.util.ArrayList;
import java.util.List;

/** What a layer did in a run: enough to go back through it. */
sealed interface LayerTrace {

  /** What the next layer receives, [T,B,N]. */
  double[][][] output();

  /** A linear layer's run. */
  record Linear(OracleLinear layer, double[][][] input, double[][][] output) implements LayerTrace {

    static Linear run(OracleLinear layer, double[][][] input) {
      double[][][] output = new double[input.length][input[0].length][];
      for (int t = 0; t < input.length; t++) {
        for (int b = 0; b < input[t].length; b++) {
          output[t][b] = layer.at(input[t][b]);
        }
      }
      return new Linear(layer, input, output);
    }

    /** dL/d input for {@code gradient} = dL/d output. */
    double[][][] back(double[][][] gradient, LayerGradients into) {
      double[][][] toInput = new double[input.length][input[0].length][];
      for (int t = 0; t < input.length; t++) {
        for (int b = 0; b < input[t].length; b++) {
          toInput[t][b] = layer.adjoint(input[t][b], gradient[t][b], into);
        }
      }
      return toInput;
    }
  }

  /** A neuron layer's run, sample by sample. */
  record Neurons(OracleNeurons layer, List<NeuronSample> samples) implements LayerTrace {

    /**
     * Runs all samples.
     *
     * @param initial the states before the first step, [B,state,N]
     */
    static Neurons run(
        OracleNeurons layer, double[][][] input, double[][][] initial, List<SpikeRule> rules) {
      List<NeuronSample> samples = new ArrayList<>();
      for (int b = 0; b < initial.length; b++) {
        double[][] ofSample = Signals.sample(input, b);
        samples.add(NeuronSample.run(layer, ofSample, initial[b], rules.get(b)));
      }
      return new Neurons(layer, samples);
    }

    @Override
    public double[][][] output() {
      return Signals.perStep(samples, NeuronSample.Moment::outgoing);
    }

    /** A state after each step, [T,B,N]. */
    double[][][] state(int state) {
      return Signals.perStep(samples, moment -> moment.after()[state]);
    }

    /** dL/d input, and dL/d initial states of each sample, [B,state,N]. */
    double[][][] back(OracleOutput gradient, double[][][] toInitial, LayerGradients into) {
      double[][][] toInput = new double[gradient.spikes().length][samples.size()][];
      for (int b = 0; b < samples.size(); b++) {
        NeuronSampleAdjoint.Result result =
            NeuronSampleAdjoint.run(
                samples.get(b),
                Signals.sample(gradient.spikes(), b),
                Signals.sample(gradient.membrane(), b),
                into);
        toInitial[b] = result.initial();
        for (int t = 0; t < toInput.length; t++) {
          toInput[t][b] = result.input()[t];
        }
      }
      return toInput;
    }
  }
}
