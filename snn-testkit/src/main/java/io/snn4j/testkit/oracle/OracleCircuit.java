package io.snn4j.testkit.oracle;

import java.util.Map;

/**
 * The RC circuit of {@link OracleLapicque}, given by two of beta, R and C, which are bound by
 * {@code beta = exp(-dt/(RC))}. It says {@code decay = 1 - dt/(RC)} and {@code gain = dt/C}.
 */
public sealed interface OracleCircuit {

  /** {@return the parameters by name} */
  Map<String, double[][]> parameters();

  /**
   * {@return {@code 1 - dt/(RC)}}
   *
   * @param n the neuron's index in its layer, from 0
   */
  double decay(int n);

  /**
   * {@return {@code dt/C}}
   *
   * @param n the neuron's index in its layer, from 0
   */
  double gain(int n);

  /**
   * The chain rule from decay and gain of neuron n to the parameters.
   *
   * @param n the neuron's index in its layer, from 0
   * @param toDecay dL/d decay of the neuron
   * @param toGain dL/d gain of the neuron
   * @param into receives dL/d parameters
   */
  void adjoint(int n, double toDecay, double toGain, LayerGradients into);

  /** R and C as they are. */
  record FromRc(PerNeuron resistance, PerNeuron capacitance, double dt) implements OracleCircuit {
    @Override
    public Map<String, double[][]> parameters() {
      return Map.of("resistance", resistance.row(), "capacitance", capacitance.row());
    }

    @Override
    public double decay(int n) {
      return 1 - dt / (resistance.at(n) * capacitance.at(n));
    }

    @Override
    public double gain(int n) {
      return dt / capacitance.at(n);
    }

    @Override
    public void adjoint(int n, double toDecay, double toGain, LayerGradients into) {
      double r = resistance.at(n);
      double c = capacitance.at(n);
      into.add("resistance", resistance, n, toDecay * dt / (r * r * c));
      into.add("capacitance", capacitance, n, toDecay * dt / (r * c * c) - toGain * dt / (c * c));
    }
  }

  /**
   * {@code C = dt/(R*ln(1/beta))}, so {@code decay = 1 + ln(beta)} and {@code gain = R*ln(1/beta)},
   * whatever dt is.
   */
  record FromBetaAndR(PerNeuron beta, PerNeuron resistance) implements OracleCircuit {
    @Override
    public Map<String, double[][]> parameters() {
      return Map.of("beta", beta.row(), "resistance", resistance.row());
    }

    @Override
    public double decay(int n) {
      return 1 + Math.log(beta.clamped(n));
    }

    @Override
    public double gain(int n) {
      return -resistance.at(n) * Math.log(beta.clamped(n));
    }

    @Override
    public void adjoint(int n, double toDecay, double toGain, LayerGradients into) {
      double toLog = toDecay - toGain * resistance.at(n);
      into.add("beta", beta, n, toLog / beta.clamped(n) * beta.clampDerivative(n));
      into.add("resistance", resistance, n, -toGain * Math.log(beta.clamped(n)));
    }
  }

  /** {@code R = dt/(C*ln(1/beta))}, so {@code decay = 1 + ln(beta)}. */
  record FromBetaAndC(PerNeuron beta, PerNeuron capacitance, double dt) implements OracleCircuit {
    @Override
    public Map<String, double[][]> parameters() {
      return Map.of("beta", beta.row(), "capacitance", capacitance.row());
    }

    @Override
    public double decay(int n) {
      return 1 + Math.log(beta.clamped(n));
    }

    @Override
    public double gain(int n) {
      return dt / capacitance.at(n);
    }

    @Override
    public void adjoint(int n, double toDecay, double toGain, LayerGradients into) {
      double c = capacitance.at(n);
      into.add("beta", beta, n, toDecay / beta.clamped(n) * beta.clampDerivative(n));
      into.add("capacitance", capacitance, n, -toGain * dt / (c * c));
    }
  }
}
