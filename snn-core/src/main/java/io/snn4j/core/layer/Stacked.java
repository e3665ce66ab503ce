package io.snn4j.core.layer;

import io.snn4j.api.Dense;
import io.snn4j.api.Parameter;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Load;
import io.snn4j.core.memory.Memory;
import io.snn4j.core.memory.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A layer of two: a linear one, and one with neurons after it. */
record Stacked(String name, LinearLayer first, SpikingLayer second) implements SpikingLayer {

  @Override
  public int inputs() {
    return first.inputs();
  }

  @Override
  public int outputs() {
    return second.outputs();
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(first.parameters());
    all.addAll(second.parameters());
    return all;
  }

  @Override
  public Need need(Flow input, boolean wanted, Load load) {
    Need below = first.need(input, wanted, load);
    Need above = second.need(below.out(), true, load);
    return new Need(
        above.out(),
        Memory.of(name, below.kept(), above.kept().named(name + ".neurons")),
        Math.max(below.passing(), above.passing()));
  }

  @Override
  public Signal forward(Signal input, Pass pass) {
    return second.forward(first.forward(input, pass), pass);
  }

  @Override
  public SignalGradient backward(SignalGradient output, Pass pass) {
    return first.backward(second.backward(output, pass), pass);
  }

  @Override
  public SurrogateGradient surrogate() {
    return second.surrogate();
  }

  @Override
  public int states() {
    return second.states();
  }

  @Override
  public Recording.Layer recording(Pass pass) {
    return second.recording(pass);
  }

  @Override
  public void membrane(Pass pass, float[] into, int first, int batch) {
    second.membrane(pass, into, first, batch);
  }

  @Override
  public float[] spikeGradient(Pass pass) {
    return second.spikeGradient(pass);
  }

  @Override
  public float[] membraneGradient(Pass pass) {
    return second.membraneGradient(pass);
  }

  @Override
  public void start(Pass pass, Map<String, float[]> states) {
    second.start(pass, states);
  }

  @Override
  public Map<String, float[]> end(Pass pass) {
    return second.end(pass);
  }

  @Override
  public void end(Pass pass, BiConsumer<String, float[]> visitor) {
    second.end(pass, visitor);
  }

  @Override
  public Map<String, float[]> startGradient(Pass pass) {
    return second.startGradient(pass);
  }

  @Override
  public Optional<Dense> currentGradient(Pass pass) {
    return second.currentGradient(pass);
  }
}
