package io.snn4j.train.oracle;

import io.snn4j.testkit.oracle.OracleAlpha;
import io.snn4j.testkit.oracle.OracleCase;
import io.snn4j.testkit.oracle.OracleCircuit;
import io.snn4j.testkit.oracle.OracleFiring;
import io.snn4j.testkit.oracle.OracleLapicque;
import io.snn4j.testkit.oracle.OracleLayer;
import io.snn4j.testkit.oracle.OracleLeakyParallel;
import io.snn4j.testkit.oracle.OracleNetwork;
import io.snn4j.testkit.oracle.OracleNeuron;
import io.snn4j.testkit.oracle.OracleNeurons;
import io.snn4j.testkit.oracle.OracleReset;
import io.snn4j.testkit.oracle.OracleSlstm;
import io.snn4j.testkit.oracle.PerNeuron;

/**
 * Makes of a case one that the engine has: its Lapicque neurons share one resistance and one
 * capacitance, only its Leaky and Synaptic neurons reset within the step, and its SLSTM and
 * LeakyParallel neither inhibit nor grade.
 */
final class Feasible {

  private Feasible() {}

  /** The nearest case that the engine has; its numbers may come nearer to a decision. */
  static OracleCase of(OracleCase drawn) {
    return new OracleCase(
        drawn.shape(),
        new OracleNetwork(drawn.network().layers().stream().map(Feasible::layer).toList()),
        drawn.input(),
        drawn.inputKind(),
        drawn.loss(),
        drawn.targets(),
        drawn.redrawn(),
        drawn.clear());
  }

  private static OracleLayer layer(OracleLayer layer) {
    if (!(layer instanceof OracleNeurons neurons)) {
      return layer;
    }
    OracleNeuron model = neurons.model();
    OracleFiring firing = neurons.firing();
    if (model instanceof OracleLapicque lapicque) {
      model = new OracleLapicque(shared(lapicque.circuit()));
      firing = delayed(firing);
    } else if (model instanceof OracleAlpha) {
      firing = delayed(firing);
    } else if (model instanceof OracleSlstm) {
      firing = plain(firing, firing.reset());
    } else if (model instanceof OracleLeakyParallel) {
      firing = plain(firing, OracleReset.NONE);
    }
    return new OracleNeurons(model, firing, neurons.recurrence());
  }

  private static OracleCircuit shared(OracleCircuit circuit) {
    if (circuit instanceof OracleCircuit.FromRc rc) {
      return new OracleCircuit.FromRc(first(rc.resistance()), first(rc.capacitance()), rc.dt());
    } else if (circuit instanceof OracleCircuit.FromBetaAndR betaAndR) {
      return new OracleCircuit.FromBetaAndR(betaAndR.beta(), first(betaAndR.resistance()));
    }
    OracleCircuit.FromBetaAndC betaAndC = (OracleCircuit.FromBetaAndC) circuit;
    return new OracleCircuit.FromBetaAndC(
        betaAndC.beta(), first(betaAndC.capacitance()), betaAndC.dt());
  }

  private static PerNeuron first(PerNeuron values) {
    return PerNeuron.of(values.at(0));
  }

  private static OracleFiring delayed(OracleFiring firing) {
    return new OracleFiring(
        firing.threshold(),
        firing.reset(),
        true,
        firing.inhibition(),
        firing.graded(),
        firing.surrogate());
  }

  private static OracleFiring plain(OracleFiring firing, OracleReset reset) {
    return new OracleFiring(
        firing.threshold(), reset, true, false, PerNeuron.of(1), firing.surrogate());
  }
}
