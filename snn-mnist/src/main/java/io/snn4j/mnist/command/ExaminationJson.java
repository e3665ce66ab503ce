package io.snn4j.mnist.command;

import io.snn4j.train.EvaluationResult;
import io.snn4j.train.insight.Examination;
import io.snn4j.train.insight.FiringRates;
import io.snn4j.train.insight.LayerHealth;
import io.snn4j.train.insight.StepAccuracy;
import io.snn4j.train.insight.SynapticOperations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An examination as plain values. */
final class ExaminationJson {

  private ExaminationJson() {}

  static Map<String, Object> of(Examination examination) {
    EvaluationResult result = examination.result();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("samples", result.samples());
    all.put("accuracy", result.accuracy());
    all.put("accuracy_ties_to_lowest", result.accuracyLowest());
    all.put("loss", result.loss());
    all.put("silent", result.undecided().silent());
    all.put("tied", result.undecided().tied());
    all.put("confusion", result.confusion());
    all.put("accuracy_after_step", examination.steps().accuracies());
    all.put("enough_steps", examination.steps().enough(StepAccuracy.AS_GOOD));
    all.put("operations", operations(examination.operations()));
    List<Object> layers = new ArrayList<>();
    for (int i = 0; i < examination.rates().size(); i++) {
      layers.add(layer(examination.rates().get(i), examination.health().layers().get(i)));
    }
    all.put("layers", layers);
    all.put("findings", examination.health().findings());
    return all;
  }

  private static Map<String, Object> operations(SynapticOperations operations) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("ac_per_sample", operations.accumulates());
    all.put("mac_per_sample", operations.multiplies());
    all.put("neuron_updates_per_sample", operations.updatesPerSample());
    all.put("energy_joules", operations.energy());
    all.put("energy_with_updates_joules", operations.energyWithUpdates());
    all.put("ann_mac_per_sample", operations.dense());
    all.put("ann_energy_joules", operations.denseEnergy());
    all.put("synapses", operations.synapses());
    return all;
  }

  private static Map<String, Object> layer(FiringRates rates, LayerHealth health) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", health.name());
    all.put("neurons", health.activity().neurons());
    all.put("rate", rates.mean());
    all.put("dead", health.activity().dead());
    all.put("saturated", health.activity().saturated());
    all.put("membranes_in_support", Double.isNaN(health.support()) ? null : health.support());
    all.put("gradient_norm", health.norm());
    all.put("gradient_norm_by_lag", health.gradient());
    return all;
  }
}
