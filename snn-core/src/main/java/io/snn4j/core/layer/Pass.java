package io.snn4j.core.layer;

import io.snn4j.api.Parameter;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.OffHeap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What one run of a network keeps: the layers' memories between forward and backward, and the
 * gradients a loss gave. Reused from batch to batch, so that nothing is allocated in steady state.
 *
 * <p>A pass belongs to one thread at a time; threads that evaluate the same network use passes of
 * their own.
 */
public final class Pass {

  private final Engine engine;
  private final IdentityHashMap<Layer, Object> memories = new IdentityHashMap<>();
  private final Map<Parameter, OffHeap> own = new HashMap<>();
  private Map<Parameter, OffHeap> gradients = Map.of();
  private final Set<Parameter> finite = new HashSet<>();
  private boolean returning;
  private boolean atOnce;
  private int batch;

  /**
   * A pass whose work runs on this engine.
   *
   * @param engine runs the work
   */
  public Pass(Engine engine) {
    this.engine = engine;
  }

  /** {@return what runs the work} */
  public Engine engine() {
    return engine;
  }

  /**
   * Says whether forward passes from now on are there for the way back that follows them at once.
   * What spares that way work may then be kept, because little is held at a time; the results are
   * the same.
   *
   * @param now whether it is so
   */
  public void returning(boolean now) {
    returning = now;
  }

  /**
   * Says whether signals from now on are parts of a batch that go there and back at once, and so
   * small that all they leave may be kept near and in whichever form spares work.
   *
   * @param now whether it is so
   */
  public void atOnce(boolean now) {
    atOnce = now;
  }

  /** {@return whether parts go there and back at once} */
  public boolean atOnce() {
    return atOnce;
  }

  /** {@return whether the way back follows at once} */
  public boolean returning() {
    return returning;
  }

  /**
   * Says of which batch signals are parts from now on. While it is the same, so are the parameters.
   *
   * @param number of the batch; 0 if nothing is known
   */
  public void batch(int number) {
    batch = number;
  }

  /** {@return the number of the batch, or 0} */
  public int batch() {
    return batch;
  }

  /**
   * Lets layers put parameters' gradients elsewhere from now on, so that several passes may go back
   * at once.
   *
   * @param elsewhere memory for each parameter whose gradient is not to go to its own; taken over
   */
  public void gradients(Map<Parameter, OffHeap> elsewhere) {
    gradients = elsewhere;
  }

  /**
   * {@return where a layer puts a parameter's gradient}
   *
   * @param parameter one of the layer's
   */
  public OffHeap gradient(Parameter parameter) {
    OffHeap elsewhere = gradients.get(parameter);
    return elsewhere == null
        ? own.computeIfAbsent(parameter, each -> new OffHeap(each.gradient()))
        : elsewhere;
  }

  /**
   * Says that a parameter's gradient is finite, so that nobody needs to look.
   *
   * @param parameter whose gradient has been computed
   */
  void gradientIsFinite(Parameter parameter) {
    finite.add(parameter);
  }

  /**
   * {@return whether a parameter's gradient is known to be finite}
   *
   * @param parameter any
   */
  public boolean isGradientFinite(Parameter parameter) {
    return finite.contains(parameter);
  }

  /** Makes ready for new gradients, of which nothing is known. */
  public void beginBack() {
    finite.clear();
  }

  /**
   * {@return a layer's memory, created on first use}
   *
   * @param <M> what the layer keeps
   * @param layer whose memory it is
   * @param create makes it
   */
  @SuppressWarnings("unchecked")
  public <M> M memory(Layer layer, Supplier<M> create) {
    Object memory = memories.get(layer);
    if (memory == null) {
      memory = create.get();
      memories.put(layer, memory);
    }
    return (M) memory;
  }
}
