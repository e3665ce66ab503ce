package io.snn4j.core.network;

import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Loss;
import io.snn4j.api.Parameter;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.core.engine.Buffers;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.Same;
import io.snn4j.core.layer.Layer;
import io.snn4j.core.layer.Pass;
import io.snn4j.core.layer.SignalGradient;
import io.snn4j.core.layer.SpikingLayer;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Load;
import io.snn4j.core.memory.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sends batches through the later layers of a network in parts: one after another with the same
 * memory, or side by side, each by a thread of its own.
 */
final class PartRun {

  private final Engine engine;
  private final Side inTurn;
  private final Side[] sides;
  private final List<Layer> network;
  private final Map<String, Gathered> gathered = new LinkedHashMap<>();
  private final GradientSums sideSums = new GradientSums();
  private final IdentityHashMap<Parameter, INDArray> sums = new IdentityHashMap<>();
  private List<Layer> layers = List.of();
  private List<Parameter> learned = List.of();
  private Cut cut;
  private Constant input;
  private float[] inputGradient = {};
  private int batches;

  /** The part that has gone forwards last and may go back; -1 if there is none. */
  private int held = -1;

  PartRun(List<Layer> network, Engine engine) {
    this.network = network;
    this.engine = engine;
    inTurn = new Side(engine);
    sides = new Side[engine.threads()];
    for (Layer layer : network) {
      if (layer instanceof SpikingLayer spiking) {
        boolean output = layer == network.get(network.size() - 1);
        gathered.put(layer.name(), new Gathered(spiking, output));
      }
    }
  }

  /**
   * What is held for the whole batch besides what layers of neurons ask for.
   *
   * @param input the signal that comes in at the first of these layers, else absent
   * @param wanted whether its gradient is asked for
   */
  static List<Memory> memory(
      Layer layer, Optional<Flow> input, boolean wanted, int samples, Load load) {
    List<Memory> parts = new ArrayList<>();
    if (load.training()) {
      parts.add(
          Memory.offHeapFloats(
              "sums of gradients",
              layer.parameters().stream()
                  .filter(Parameter::learned)
                  .mapToLong(parameter -> parameter.value().length())
                  .sum()));
    }
    input.ifPresent(
        flow -> {
          parts.add(Memory.heap("input", Bytes.floats((long) samples * flow.features())));
          if (load.training() && wanted) {
            parts.add(
                Memory.heap(
                    "gradient of the whole input",
                    Bytes.floats((long) flow.batch() * flow.features())));
          }
        });
    return parts;
  }

  /**
   * Runs forwards, and shows each part as soon as it has run.
   *
   * @param goesOn whether the states in which it ends are kept
   */
  void forward(
      Constant signal, Cut newCut, boolean goesOn, Consumer<List<Recording.Layer>> watcher) {
    begin(signal, newCut, false);
    for (int part = 0; part < cut.parts(); part++) {
      int now = part;
      // the last is the first to go back
      forwardToReturn(part, part == cut.parts() - 1);
      gathered.values().forEach(each -> each.take(now, inTurn.pass, goesOn));
      watcher.accept(inTurn.recordings());
    }
  }

  private void begin(Constant signal, Cut newCut, boolean atOnce) {
    held = -1;
    // what is computed once more is to have the same bits
    inTurn.pass.atOnce(atOnce);
    input = signal;
    cut = newCut;
    if (layers.size() != network.size() - cut.head()) {
      layers = network.subList(cut.head(), network.size());
      learned = learned();
    }
    gathered.values().forEach(each -> each.begin(cut, input.steps()));
  }

  /**
   * Runs parts side by side forwards, has each judged, and runs it back.
   *
   * @return the gradient of the whole input
   */
  SignalGradient thereAndBack(Constant signal, Cut newCut, Run.Judge judge) {
    begin(signal, newCut, true);
    makeInputGradient();
    sideSums.begin(learned, cut.parts());
    // 0 says that nothing is known
    batches = Math.max(1, batches + 1);
    engine.parallel(
        cut.parts(),
        (part, thread) -> {
          Side side = side(thread);
          side.pass.batch(batches);
          side.pass.gradients(sideSums.of(part));
          side.forward(part, layers.get(layers.size() - 1));
          for (Gathered each : gathered.values()) {
            each.take(part, side.pass, false);
          }
          judge.judge(side.recording, cut.first(part), side.gradient);
          side.backward(part);
        });
    sideSums.addUp(engine);
    return new SignalGradient.Summed(input.features(), inputGradient);
  }

  private Side side(int thread) {
    if (sides[thread] == null) {
      sides[thread] = new Side(new Engine(1));
      sides[thread].pass.returning(true);
      sides[thread].pass.atOnce(true);
    }
    return sides[thread];
  }

  private List<Parameter> learned() {
    return layers.stream()
        .flatMap(layer -> layer.parameters().stream())
        .filter(Parameter::learned)
        .toList();
  }

  /** A part forwards through all layers, and back afterwards or not. */
  private void forwardToReturn(int part, boolean back) {
    inTurn.pass.returning(back);
    forward(part, layers.get(layers.size() - 1));
    held = back ? part : -1;
  }

  private void forward(int part, Layer last) {
    held = -1;
    inTurn.forward(part, last);
  }

  /** Sends one part after another through the layers. */
  private final class Side {

    final Pass pass;
    final Recording recording = this::recordings;
    final Loss.Gradient gradient = new SideGradient();
    private float[] inputPart = {};
    private Constant part;
    private List<Recording.Layer> recordings = List.of();

    Side(Engine engine) {
      pass = new Pass(engine);
    }

    /** A part forwards, to one of the layers and no further. */
    void forward(int number, Layer last) {
      for (Gathered each : gathered.values()) {
        each.start(number, pass);
      }
      int features = input.features();
      int size = cut.size(number);
      inputPart = Buffers.atLeast(inputPart, cut.samples() * features);
      int first = cut.first(number) * features;
      System.arraycopy(input.values(), first, inputPart, 0, size * features);
      part = Same.constant(part, input.steps(), size, features, inputPart);
      Signal signal = part;
      for (Layer layer : layers) {
        signal = layer.forward(signal, pass);
        if (layer == last) {
          return;
        }
      }
    }

    /** A part that went forwards back through all layers. */
    void backward(int part) {
      SignalGradient gradient = SignalGradient.ZERO;
      for (int i = layers.size() - 1; i >= 0; i--) {
        gradient = layers.get(i).backward(gradient, pass);
      }
      if (cut.head() > 0) {
        take(part, gradient.resolve(input.features()));
      }
    }

    /** What the layers did in the part that went forwards last; the same objects for any part. */
    List<Recording.Layer> recordings() {
      if (recordings.isEmpty()) {
        recordings = gathered.values().stream().map(each -> each.layer().recording(pass)).toList();
      }
      return recordings;
    }

    private final class SideGradient implements Loss.Gradient {
      @Override
      public float[] spikes(Recording.Layer layer) {
        return gathered.get(layer.name()).layer().spikeGradient(pass);
      }

      @Override
      public float[] membrane(Recording.Layer layer) {
        return gathered.get(layer.name()).layer().membraneGradient(pass);
      }
    }
  }

  /** What the layers did, in all parts. */
  List<Recording.Layer> recordings() {
    return gathered.values().stream().map(each -> (Recording.Layer) new Whole(each)).toList();
  }

  /** One layer's recording; what was not gathered is computed once more, part by part. */
  private final class Whole implements Recording.Layer {

    private final Gathered kept;

    Whole(Gathered kept) {
      this.kept = kept;
    }

    @Override
    public String name() {
      return kept.layer().name();
    }

    @Override
    public Signal spikes() {
      return kept.output()
          ? kept.spikes()
          : kept.spikes(() -> again(part -> Optional.of(part.spikes())).orElseThrow());
    }

    @Override
    public Dense membrane() {
      return kept.output()
          ? kept.membrane()
          : (Dense) again(part -> Optional.of(part.membrane())).orElseThrow();
    }

    @Override
    public Dense state(String state) {
      return kept.output() && state.equals("membrane")
          ? kept.membrane()
          : (Dense) again(part -> Optional.of(part.state(state))).orElseThrow();
    }

    @Override
    public Optional<Dense> excess() {
      return again(Recording.Layer::excess).map(Dense.class::cast);
    }

    private Optional<Signal> again(Function<Recording.Layer, Optional<? extends Signal>> asked) {
      Joined joined = new Joined();
      inTurn.pass.returning(false);
      for (int part = 0; part < cut.parts(); part++) {
        forward(part, kept.layer());
        Optional<? extends Signal> found = asked.apply(kept.layer().recording(inTurn.pass));
        if (found.isEmpty()) {
          return Optional.empty();
        }
        joined.put(found.get(), cut.first(part), cut.batch());
      }
      return Optional.of(joined.whole());
    }
  }

  Gathered gathered(SpikingLayer layer) {
    return gathered.get(layer.name());
  }

  /** {@return the gradient of the whole input} */
  SignalGradient backward() {
    return backward(part -> {});
  }

  /** From the last part on forwards once more and back; shows each part as soon as it is back. */
  private SignalGradient backward(Consumer<Integer> watcher) {
    makeInputGradient();
    for (int part = cut.parts() - 1; part >= 0; part--) {
      int now = part;
      if (held != part) {
        forwardToReturn(part, true);
      }
      held = -1;
      gathered.values().forEach(each -> each.give(now, inTurn.pass));
      inTurn.backward(part);
      add(part);
      watcher.accept(part);
    }
    return new SignalGradient.Summed(input.features(), inputGradient);
  }

  private void makeInputGradient() {
    if (cut.head() > 0) {
      inputGradient = Buffers.atLeast(inputGradient, cut.batch() * input.features());
    }
  }

  private void take(int part, SignalGradient gradient) {
    int features = input.features();
    int first = cut.first(part) * features;
    int length = cut.size(part) * features;
    if (gradient instanceof SignalGradient.Summed summed) {
      System.arraycopy(summed.values(), 0, inputGradient, first, length);
      return;
    }
    // every step of a constant is the same values, so their gradients add up
    Arrays.fill(inputGradient, first, first + length, 0f);
    float[] row = new float[features];
    for (int t = 0; t < input.steps(); t++) {
      for (int b = 0; b < cut.size(part); b++) {
        gradient.read(t, b, 0, features, row);
        for (int n = 0; n < features; n++) {
          inputGradient[first + b * features + n] += row[n];
        }
      }
    }
  }

  /** Adds a part's gradients of the parameters to the sum; with the first, puts the sum there. */
  private void add(int part) {
    for (Parameter parameter : learned) {
      add(part, parameter);
    }
  }

  private void add(int part, Parameter parameter) {
    INDArray gradient = parameter.gradient();
    if (part == cut.parts() - 1) {
      sums.computeIfAbsent(parameter, each -> each.gradient().ulike()).assign(gradient);
    } else if (part > 0) {
      sums.get(parameter).addi(gradient);
    } else {
      gradient.addi(sums.get(parameter));
    }
  }

  /** The current's gradient, for which the way back is gone once more. */
  Optional<Dense> currentGradient(SpikingLayer layer) {
    if (layer.currentGradient(inTurn.pass).isEmpty()) {
      return Optional.empty();
    }
    Joined joined = new Joined();
    backward(
        part ->
            joined.put(
                layer.currentGradient(inTurn.pass).orElseThrow(), cut.first(part), cut.batch()));
    return Optional.of((Dense) joined.whole());
  }
}
