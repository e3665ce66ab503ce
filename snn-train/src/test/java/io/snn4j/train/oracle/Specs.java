package io.snn4j.train.oracle;

import io.snn4j.api.Coefficient;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.layer.DenseFeedback;
import io.snn4j.core.layer.Feedback;
import io.snn4j.core.layer.LayerSpec;
import io.snn4j.core.layer.LeakyParallel;
import io.snn4j.core.layer.Linear;
import io.snn4j.core.layer.Neurons;
import io.snn4j.core.layer.OneToOne;
import io.snn4j.core.layer.Slstm;
import io.snn4j.core.neuron.Alpha;
import io.snn4j.core.neuron.Fire;
import io.snn4j.core.neuron.Lapicque;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.core.neuron.Reset;
import io.snn4j.core.neuron.Synaptic;
import io.snn4j.surrogates.ATan;
import io.snn4j.surrogates.FastSigmoid;
import io.snn4j.surrogates.LearnableAtan;
import io.snn4j.surrogates.Sigmoid;
import io.snn4j.testkit.oracle.OracleAlpha;
import io.snn4j.testkit.oracle.OracleCircuit;
import io.snn4j.testkit.oracle.OracleFiring;
import io.snn4j.testkit.oracle.OracleLapicque;
import io.snn4j.testkit.oracle.OracleLayer;
import io.snn4j.testkit.oracle.OracleLeaky;
import io.snn4j.testkit.oracle.OracleLeakyParallel;
import io.snn4j.testkit.oracle.OracleLinear;
import io.snn4j.testkit.oracle.OracleNeuron;
import io.snn4j.testkit.oracle.OracleNeurons;
import io.snn4j.testkit.oracle.OracleRecurrence;
import io.snn4j.testkit.oracle.OracleSlstm;
import io.snn4j.testkit.oracle.OracleSurrogate;
import io.snn4j.testkit.oracle.OracleSynaptic;
import io.snn4j.testkit.oracle.OracleTutorialLeaky;
import io.snn4j.testkit.oracle.PerNeuron;
import java.util.Optional;
import java.util.Random;

/** The engine's descriptions of the oracle's layers. */
final class Specs {

  private final Random random;

  /**
   * Begins.
   *
   * @param random decides which coefficients are learned: three of four
   */
  Specs(Random random) {
    this.random = random;
  }

  /** The description of a layer. */
  LayerSpec of(OracleLayer layer) {
    if (layer instanceof OracleLinear linear) {
      return new Linear(
          linear.weight()[0].length, linear.weight().length, linear.bias().length > 0);
    }
    OracleNeurons neurons = (OracleNeurons) layer;
    OracleFiring firing = neurons.firing();
    Optional<SurrogateGradient> surrogate = Optional.of(surrogate(firing.surrogate()));
    if (neurons.model() instanceof OracleSlstm slstm) {
      return new Slstm(
          slstm.inputWeight()[0].length,
          slstm.inputWeight().length / 4,
          coefficient(firing.threshold()),
          reset(firing),
          surrogate);
    } else if (neurons.model() instanceof OracleLeakyParallel parallel) {
      return new LeakyParallel(
          parallel.inputWeight()[0].length,
          parallel.inputWeight().length,
          coefficient(PerNeuron.of(parallel.recurrentWeight())),
          coefficient(firing.threshold()),
          true,
          surrogate);
    }
    boolean binary = firing.graded().values().length == 1 && firing.graded().at(0) == 1;
    return new Neurons(
        model(neurons.model(), firing),
        surrogate,
        binary ? Optional.empty() : Optional.of(coefficient(firing.graded())),
        firing.inhibition(),
        feedback(neurons.recurrence()));
  }

  private NeuronModel model(OracleNeuron model, OracleFiring firing) {
    Coefficient threshold = coefficient(firing.threshold());
    if (model instanceof OracleLeaky leaky) {
      return new Leaky(
          decay(leaky.beta()), threshold, reset(firing), firing.resetDelay(), Fire.AFTER_UPDATE);
    } else if (model instanceof OracleTutorialLeaky leaky) {
      return new Leaky(decay(leaky.beta()), threshold, Reset.SUBTRACT, true, Fire.BEFORE_UPDATE);
    } else if (model instanceof OracleSynaptic synaptic) {
      return new Synaptic(
          decay(synaptic.alpha()),
          decay(synaptic.beta()),
          threshold,
          reset(firing),
          firing.resetDelay());
    } else if (model instanceof OracleAlpha alpha) {
      return new Alpha(decay(alpha.alpha()), decay(alpha.beta()), threshold, reset(firing));
    }
    return lapicque(((OracleLapicque) model).circuit(), threshold, reset(firing));
  }

  private Lapicque lapicque(OracleCircuit circuit, Coefficient threshold, Reset reset) {
    if (circuit instanceof OracleCircuit.FromRc rc) {
      return new Lapicque(
          Optional.empty(),
          Optional.of((float) rc.resistance().at(0)),
          Optional.of((float) rc.capacitance().at(0)),
          (float) rc.dt(),
          threshold,
          reset);
    } else if (circuit instanceof OracleCircuit.FromBetaAndR betaAndR) {
      return new Lapicque(
          Optional.of(decay(betaAndR.beta())),
          Optional.of((float) betaAndR.resistance().at(0)),
          Optional.empty(),
          1,
          threshold,
          reset);
    }
    OracleCircuit.FromBetaAndC betaAndC = (OracleCircuit.FromBetaAndC) circuit;
    return new Lapicque(
        Optional.of(decay(betaAndC.beta())),
        Optional.empty(),
        Optional.of((float) betaAndC.capacitance().at(0)),
        (float) betaAndC.dt(),
        threshold,
        reset);
  }

  private Optional<Feedback> feedback(OracleRecurrence recurrence) {
    if (recurrence instanceof OracleRecurrence.OneToOne oneToOne) {
      return Optional.of(new OneToOne(coefficient(oneToOne.weight())));
    } else if (recurrence instanceof OracleRecurrence.AllToAll all) {
      return Optional.of(new DenseFeedback(all.linear().bias().length > 0, true));
    }
    return Optional.empty();
  }

  private static Reset reset(OracleFiring firing) {
    return Reset.valueOf(firing.reset().name());
  }

  private Coefficient coefficient(PerNeuron values) {
    float[] floats = Flat.of(new double[][] {values.values()});
    return random.nextInt(4) > 0 ? Coefficient.learned(floats) : Coefficient.of(floats);
  }

  /**
   * A share that is left after a step. One out of [0,1] is not accepted where training begins, but
   * may be where it leads to, and counts as if clamped.
   */
  private Coefficient decay(PerNeuron values) {
    double[] clamped = values.values().clone();
    for (int n = 0; n < clamped.length; n++) {
      clamped[n] = Math.min(1, Math.max(0, clamped[n]));
    }
    return coefficient(PerNeuron.of(clamped));
  }

  /** The surrogate of a name such as {@code atan(2.0)}. */
  private static SurrogateGradient surrogate(OracleSurrogate surrogate) {
    String[] parts = surrogate.name().split("[()]", 0);
    float value = Float.parseFloat(parts[1]);
    return switch (parts[0]) {
      case "atan" -> new ATan(value);
      case "learnable-atan" -> new LearnableAtan(value);
      case "fast-sigmoid" -> new FastSigmoid(value);
      case "sigmoid" -> new Sigmoid(value);
      case "bell" -> new Sigmoid(2 / value); // 1/(2w)*sech^2(x/w) = k*sigma(kx)*sigma(-kx), k=2/w
      default -> throw new IllegalArgumentException("no surrogate is called " + surrogate.name());
    };
  }
}
