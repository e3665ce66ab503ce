package io.snn4j.core.network;

import io.snn4j.api.Check;
import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Loss;
import io.snn4j.api.Parameter;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.layer.Layer;
import io.snn4j.core.layer.Pass;
import io.snn4j.core.layer.SignalGradient;
import io.snn4j.core.layer.SpikingLayer;
import io.snn4j.core.memory.Flow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Sends signals forwards through a network and gradients back through time, and keeps what the one
 * leaves for the other.
 *
 * <p>Every forward pass starts from states of zero. A run reuses its memory from batch to batch and
 * belongs to one thread at a time. Long batches go through most layers in {@link Parts}.
 */
public final class Run {

  private final Network network;
  private final Parts parts;
  private final Pass pass;
  private final PartRun partRun;
  private final Map<String, SpikingLayer> spiking = new LinkedHashMap<>();
  private Optional<Flow> flow = Optional.empty();
  private Cut cut;
  private Cut sides;
  private boolean alone;
  private boolean isBack;

  Run(Network network, Engine engine, Parts parts) {
    this.network = network;
    this.parts = parts;
    pass = new Pass(engine);
    partRun = new PartRun(network.layers(), engine);
    cut = Cut.none(network.layers().size(), 1);
    sides = cut;
    for (Layer layer : network.layers()) {
      if (layer instanceof SpikingLayer withNeurons) {
        spiking.put(layer.name(), withNeurons);
      }
    }
  }

  /**
   * Runs the network over a signal of any number of samples and steps.
   *
   * @param input the signal, T steps of B samples of the network's inputs
   * @return what the layers of neurons did, valid until the next forward pass; what it has to
   *     compute once more, such as hidden layers of a batch that went in parts, must be asked for
   *     before parameters change
   * @throws IllegalArgumentException if the signal has not as many features as the network takes
   */
  public Recording forward(Signal input) {
    return forward(input, true, part -> {});
  }

  /**
   * The same for a batch that no other goes on from, so that the states in which it ends need not
   * be kept.
   *
   * @param input the signal, T steps of B samples of the network's inputs
   * @param watcher is shown what the layers of neurons did, for some samples after others: a batch
   *     that goes in parts part by part, so that nothing has to be computed twice for someone who
   *     looks at all layers, but at no two samples together; what it is shown is valid until it
   *     returns
   * @return what the layers of neurons did, as of the other method
   * @throws IllegalArgumentException if the signal has not as many features as the network takes
   */
  public Recording forwardAlone(Signal input, Consumer<Recording> watcher) {
    return forward(input, false, watcher);
  }

  private Recording forward(Signal input, boolean goesOn, Consumer<Recording> watcher) {
    alone = !goesOn;
    isBack = false;
    cut(input);
    Signal signal = input;
    for (Layer layer : network.layers().subList(0, cut.head())) {
      signal = layer.forward(signal, pass);
    }
    if (cut.inParts()) {
      Constant constant = (Constant) signal;
      partRun.forward(constant, cut, goesOn, layers -> watcher.accept(recording(layers)));
      return recording(partRun.recordings());
    }
    Recording recording =
        recording(spiking.values().stream().map(layer -> layer.recording(pass)).toList());
    watcher.accept(recording);
    return recording;
  }

  /** Takes the loss of a batch, or of some samples of it. */
  @FunctionalInterface
  public interface Judge {

    /**
     * Takes the loss of the samples recorded.
     *
     * @param recording what the layers of neurons did with them; valid until this returns
     * @param first the first one's place in the batch
     * @param gradient receives the gradient of the batch's loss
     */
    void judge(Recording recording, int first, Loss.Gradient gradient);
  }

  /**
   * Forwards, through the loss, and back: computes every parameter's gradient as {@link
   * #forwardAlone} and {@link #backward} do. Where it can, and to take less time, it sends some
   * samples there and back at once, on each thread others; in which parts depends on shapes alone.
   *
   * @param input the signal, T steps of B samples of the network's inputs
   * @param judge is asked for the loss of each part, once and on any thread: so the loss of a batch
   *     must be what comes of the losses of its parts
   * @return what the layers of neurons did, as of {@link #forwardAlone}
   * @throws IllegalArgumentException if the signal has not as many features as the network takes
   */
  public Recording thereAndBack(Signal input, Judge judge) {
    cut(input);
    if (!sides.inParts()) {
      Recording recording = forwardAlone(input, part -> {});
      judge.judge(recording, 0, gradient());
      backward();
      isBack = true;
      return recording;
    }
    alone = true;
    isBack = true;
    Signal signal = input;
    for (Layer layer : network.layers().subList(0, sides.head())) {
      signal = layer.forward(signal, pass);
    }
    pass.beginBack();
    SignalGradient gradient = partRun.thereAndBack((Constant) signal, sides, judge);
    for (int i = sides.head() - 1; i >= 0; i--) {
      gradient = network.layers().get(i).backward(gradient, pass);
    }
    return recording(partRun.recordings());
  }

  private void requireForward() {
    if (isBack) {
      throw new IllegalStateException("the last batch has gone there and back already");
    }
  }

  private void cut(Signal input) {
    if (flow.isEmpty() || !flow.get().isOf(input)) {
      Flow now = Flow.of(input);
      cut = network.cut(now, parts);
      sides = network.sides(now, parts);
      flow = Optional.of(now);
    }
  }

  private Recording recording(List<Recording.Layer> layers) {
    return new Recording() {
      @Override
      public List<Recording.Layer> layers() {
        return layers;
      }

      @Override
      public void parallel(int pieces, IntConsumer action) {
        pass.engine().parallel(pieces, action);
      }
    };
  }

  /**
   * Runs on from the states in which the last forward pass ended. No gradient flows back into that
   * pass.
   *
   * @param input the signal, T steps of B samples of the network's inputs
   * @return what the layers of neurons did, valid until the next forward pass
   * @throws IllegalArgumentException if the signal has another number of features or samples
   * @throws IllegalStateException if that was to stand {@linkplain #forwardAlone alone}
   */
  public Recording forwardOn(Signal input) {
    if (alone) {
      throw new IllegalStateException(
          "the last batch was to stand alone, so the states in which it ended are not known");
    }
    boolean wereParts = cut.inParts();
    cut(input);
    for (SpikingLayer layer : spiking.values()) {
      Gathered gathered = partRun.gathered(layer);
      if (wereParts && cut.inParts()) {
        gathered.goOn();
      } else if (cut.inParts()) {
        gathered.startNext(layer.end(pass));
      } else {
        layer.start(pass, wereParts ? gathered.end() : layer.end(pass));
      }
    }
    return forward(input);
  }

  /** {@return what runs the work} */
  public Engine engine() {
    return pass.engine();
  }

  /** {@return where a loss puts its gradient after a forward pass; zero at first} */
  public Loss.Gradient gradient() {
    requireForward();
    return new Loss.Gradient() {
      @Override
      public float[] spikes(Recording.Layer layer) {
        SpikingLayer found = spiking(layer);
        return cut.inParts() ? partRun.gathered(found).spikeGradient() : found.spikeGradient(pass);
      }

      @Override
      public float[] membrane(Recording.Layer layer) {
        SpikingLayer found = spiking(layer);
        return cut.inParts()
            ? partRun.gathered(found).membraneGradient()
            : found.membraneGradient(pass);
      }
    };
  }

  private SpikingLayer spiking(Recording.Layer layer) {
    SpikingLayer found = spiking.get(layer.name());
    Check.that(found != null, "%s is no layer of this network", layer.name());
    return found;
  }

  /**
   * Backpropagation through time of the last forward pass: from {@link #gradient} computes every
   * parameter's gradient, replacing the one of the pass before.
   *
   * @throws IllegalStateException if that batch has gone {@linkplain #thereAndBack there and back}
   */
  public void backward() {
    requireForward();
    pass.beginBack();
    SignalGradient gradient = cut.inParts() ? partRun.backward() : SignalGradient.ZERO;
    List<Layer> layers = network.layers();
    for (int i = cut.head() - 1; i >= 0; i--) {
      gradient = layers.get(i).backward(gradient, pass);
    }
  }

  /**
   * {@return whether the gradient of a parameter is known to be finite, since the last pass back
   * has computed it of factors that are; if not, it may be so or not}
   *
   * @param parameter one of the network's
   */
  public boolean isGradientFinite(Parameter parameter) {
    return pass.isGradientFinite(parameter);
  }

  /**
   * {@return the gradient dL/dI of the current into a layer of neurons at every step, of the last
   * backward pass, [T,B,K] where its neurons take K values a step; valid until the next pass}
   *
   * <p>It is all that a step has a part in: {@code dL/db = sum over t,b of dL/dI}, {@code dL/dW =
   * sum over t,b of dL/dI[t] x[t]^T}. Absent where the current is the same at every step, because
   * then only the sum is computed; a signal written out by {@link Signal#dense} has it. After a
   * batch that went in parts the way back is gone once more, before parameters change.
   *
   * @param layer a layer of the last recording
   */
  public Optional<Dense> currentGradient(Recording.Layer layer) {
    requireForward();
    SpikingLayer found = spiking(layer);
    return cut.inParts() ? partRun.currentGradient(found) : found.currentGradient(pass);
  }
}
