package io.snn4j.train.oracle;

import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.Targets;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.layer.Layer;
import io.snn4j.core.layer.Pass;
import io.snn4j.core.layer.SignalGradient;
import io.snn4j.core.layer.SpikingLayer;
import io.snn4j.core.network.Parts;
import io.snn4j.core.network.Run;
import io.snn4j.testkit.oracle.OracleCase;
import io.snn4j.testkit.oracle.OracleNeurons;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs of the engine's network: forwards, loss, backwards, and all that came of it. */
final class EngineRun {

  private final OracleCase sample;
  private final Twin twin;
  private final Pass pass;
  private final List<Layer> layers;
  private double loss;
  private float[] inputGradient = {};
  private Optional<Recording> inParts = Optional.empty();

  EngineRun(OracleCase sample, Engine engine) {
    this.sample = sample;
    twin = Twin.of(sample);
    pass = new Pass(engine);
    layers = twin.network().layers();
  }

  /**
   * Runs once, forwards and backwards.
   *
   * @param initial the states before the first step of some layers, [B,state,N] by place
   */
  EngineRun run(Map<Integer, double[][][]> initial) {
    initial.forEach((i, states) -> spiking(i).start(pass, start(i, states)));
    Signal input = Translated.input(sample);
    Signal signal = input;
    for (Layer layer : layers) {
      signal = layer.forward(signal, pass);
    }
    Recording.Layer last = recording(layers.size() - 1);
    loss(() -> List.of(last), toOutput());
    SignalGradient gradient = SignalGradient.ZERO;
    for (int i = layers.size() - 1; i >= 0; i--) {
      gradient = layers.get(i).backward(gradient, pass);
    }
    inputGradient = read(gradient.resolve(input.features()), input);
    return this;
  }

  /**
   * Runs once more, now with the batch in parts of so many samples, where there are twice as many
   * and the input is constant. The gradient of the input is that of the run before.
   */
  EngineRun runInParts(int samples) {
    Run run = twin.network().run(pass.engine(), new Parts(1, samples, 0, 0));
    Recording recording = run.forward(Translated.input(sample));
    inParts = Optional.of(recording);
    loss(recording, run.gradient());
    run.backward();
    return this;
  }

  /**
   * Runs once more, now there and back at once, sample by sample where the input is constant. The
   * gradient of the input is that of the run before.
   */
  EngineRun runAtOnce() {
    Run run = twin.network().run(pass.engine(), new Parts(1, 1, 0, 0, 1, Long.MAX_VALUE));
    double[] losses = new double[sample.targets().length];
    Recording recording =
        run.thereAndBack(
            Translated.input(sample),
            (part, first, gradient) -> losses[first] = loss(part, first, gradient));
    inParts = Optional.of(recording);
    loss = Arrays.stream(losses).sum();
    return this;
  }

  /** What some samples add to the loss of the batch. */
  private double loss(Recording part, int first, Loss.Gradient gradient) {
    int[] targets = sample.targets();
    int size = part.output().spikes().batch();
    Loss of = Translated.loss(sample.loss(), twin.network().outputs());
    int[] own = Arrays.copyOfRange(targets, first, first + size);
    float weight = of.sumsOverSamples() ? 1 : (float) size / targets.length;
    double value = of.evaluate(part, Targets.classes(own), gradient);
    for (float[] array :
        List.of(gradient.spikes(part.output()), gradient.membrane(part.output()))) {
      for (int i = 0; i < array.length; i++) {
        array[i] *= weight;
      }
    }
    return weight * value;
  }

  private void loss(Recording recording, Loss.Gradient gradient) {
    loss =
        Translated.loss(sample.loss(), twin.network().outputs())
            .evaluate(recording, Targets.classes(sample.targets()), gradient);
  }

  private Map<String, float[]> start(int layer, double[][][] states) {
    Map<String, float[]> start = new LinkedHashMap<>();
    List<String> names = states(layer);
    for (int s = 0; s < names.size(); s++) {
      start.put(Translated.state(names.get(s)), Flat.of(Flat.state(states, s)));
    }
    return start;
  }

  /** The oracle's names of a layer's states. */
  List<String> states(int layer) {
    return ((OracleNeurons) sample.network().layers().get(layer)).model().states();
  }

  private SpikingLayer spiking(int layer) {
    return (SpikingLayer) layers.get(layer);
  }

  private Recording.Layer recording(int layer) {
    String name = name(layer);
    return inParts
        .map(
            recording ->
                recording.layers().stream()
                    .filter(each -> each.name().equals(name))
                    .findAny()
                    .orElseThrow())
        .orElseGet(() -> spiking(layer).recording(pass));
  }

  private Loss.Gradient toOutput() {
    SpikingLayer last = spiking(layers.size() - 1);
    return new Loss.Gradient() {
      @Override
      public float[] spikes(Recording.Layer layer) {
        return last.spikeGradient(pass);
      }

      @Override
      public float[] membrane(Recording.Layer layer) {
        return last.membraneGradient(pass);
      }
    };
  }

  private static float[] read(SignalGradient gradient, Signal input) {
    int features = input.features();
    if (gradient instanceof SignalGradient.Summed summed) {
      return Arrays.copyOf(summed.values(), input.batch() * features);
    }
    float[] all = new float[input.steps() * input.batch() * features];
    float[] row = new float[features];
    for (int t = 0; t < input.steps(); t++) {
      for (int b = 0; b < input.batch(); b++) {
        gradient.read(t, b, 0, features, row);
        System.arraycopy(row, 0, all, (t * input.batch() + b) * features, features);
      }
    }
    return all;
  }

  Twin twin() {
    return twin;
  }

  /** The engine's name of a layer. */
  String name(int layer) {
    return layers.get(layer).name();
  }

  /** Outgoing spikes, [T,B,N]. */
  float[] spikes(int layer) {
    return values(recording(layer).spikes());
  }

  /** A state after each step, by the oracle's name, [T,B,N]. */
  float[] state(int layer, String state) {
    return values(recording(layer).state(Translated.state(state)));
  }

  private static float[] values(Signal signal) {
    int length = signal.steps() * signal.batch() * signal.features();
    return Arrays.copyOf(signal.dense().values(), length);
  }

  double loss() {
    return loss;
  }

  /** The gradient of a state before the first step, by the oracle's name, [B,N]. */
  float[] startGradient(int layer, String state) {
    return spiking(layer).startGradient(pass).get(Translated.state(state));
  }

  /** [B,in] for a constant input, summed over time, and [T,B,in] for others. */
  float[] inputGradient() {
    return inputGradient;
  }

  /** Everything by name. */
  Map<String, float[]> all() {
    Map<String, float[]> all = new LinkedHashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof SpikingLayer) {
        all.put(name(i) + " spikes", spikes(i));
        for (String state : states(i)) {
          all.put(name(i) + " " + state, state(i, state));
        }
      }
    }
    all.put("loss", new float[] {(float) loss});
    twin.parameters().keySet().forEach(name -> all.put("dL/d " + name, twin.gradient(name)));
    all.put("dL/d input", inputGradient);
    return all;
  }
}
