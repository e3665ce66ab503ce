package io.snn4j.train.reference;

import io.snn4j.api.Heaviside;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.catalog.Catalogs;
import java.util.Map;

/** Surrogate gradients: {@code x} to the spike {@code H(x)} and the derivative {@code d(x)}. */
final class SurrogateFamily implements Family {

  private final Catalogs catalogs;

  SurrogateFamily(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  @Override
  public String name() {
    return "surrogates";
  }

  /** A surrogate for no neurons and no network. */
  @Override
  public boolean has(ReferenceCase reference) {
    return reference.has("surrogate")
        && !reference.has("model")
        && !reference.has("models")
        && !reference.has("loss");
  }

  @Override
  public double tolerance(ReferenceCase reference, String output) {
    return output.equals("spike")
        ? Tolerances.IDENTICAL
        : Family.super.tolerance(reference, output);
  }

  @Override
  public Map<String, ReferenceArray> replay(ReferenceCase reference) {
    ReferenceArray x = reference.input("x");
    SurrogateGradient surrogate = Names.surrogate(reference.params().path("surrogate"), catalogs);
    float[] spikes = new float[x.values().length];
    for (int i = 0; i < spikes.length; i++) {
      spikes[i] = Heaviside.of(x.values()[i]);
    }
    float[] derivatives = new float[spikes.length];
    surrogate.derivatives(x.values(), derivatives, derivatives.length);
    return Map.of(
        "spike", ReferenceArray.of(spikes, x.shape()),
        "grad/x", ReferenceArray.of(derivatives, x.shape()));
  }
}
