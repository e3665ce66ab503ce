package io.snn4j.train.reference;

import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.Targets;
import io.snn4j.core.catalog.Catalogs;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Losses: spikes or membranes and targets to the loss and its gradient.
 *
 * <p>Where a case does not reduce the loss, each sample, or each neuron of a sample, is computed
 * alone; the gradient is then that of {@code sum grad_output*loss}.
 */
final class LossFamily implements Family {

  private final Catalogs catalogs;

  LossFamily(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  @Override
  public String name() {
    return "losses";
  }

  /** A loss of spikes or membranes that are given, and not of a network's. */
  @Override
  public boolean has(ReferenceCase reference) {
    return reference.has("loss")
        && (reference.inputs().containsKey("spk") || reference.inputs().containsKey("mem"));
  }

  @Override
  public Map<String, ReferenceArray> replay(ReferenceCase reference) {
    LossCase described = LossCase.of(reference);
    ReferenceArray input = described.input();
    float[] gradient = new float[input.values().length];
    ReferenceArray loss =
        described.single()
            ? new SingleLosses(described, catalogs).evaluate(gradient)
            : ReferenceArray.of(
                evaluate(
                    catalogs,
                    described,
                    described.parameters(),
                    input,
                    described.targets(),
                    gradient));
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= described.scale();
    }
    Map<String, ReferenceArray> results = new LinkedHashMap<>();
    results.put("loss", loss);
    results.put("grad/" + described.inputName(), ReferenceArray.of(gradient, input.shape()));
    return results;
  }

  /** Creates the loss by name and computes it; the gradient is added to zeros. */
  static double evaluate(
      Catalogs catalogs,
      LossCase described,
      Map<String, Object> parameters,
      ReferenceArray input,
      Targets targets,
      float[] gradient) {
    GivenRecording recording =
        described.ofMembranes()
            ? GivenRecording.ofMembranes(input)
            : GivenRecording.ofSpikes(input);
    return catalogs
        .create(Loss.class, described.loss(), parameters)
        .evaluate(recording, targets, new Wanted(described.ofMembranes(), gradient));
  }

  /** Takes the gradient of what the loss is a function of. */
  private record Wanted(boolean ofMembranes, float[] gradient) implements Loss.Gradient {

    @Override
    public float[] spikes(Recording.Layer layer) {
      return ofMembranes ? new float[gradient.length] : gradient;
    }

    @Override
    public float[] membrane(Recording.Layer layer) {
      return ofMembranes ? gradient : new float[gradient.length];
    }
  }
}
