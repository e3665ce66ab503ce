package io.snn4j.train.insight;

import io.snn4j.api.Check;
import io.snn4j.api.Constant;
import io.snn4j.api.Parameter;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import io.snn4j.core.layer.Layer;
import io.snn4j.core.layer.SpikingLayer;
import io.snn4j.core.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network's synapses had to do, and the energy that takes, beside a network of the same
 * shape without spikes.
 *
 * <p>A spike is added once for each of its synapses: an accumulate (AC), the synaptic operation
 * (SOP). A current or a graded spike is multiplied first: a multiply-accumulate (MAC). A current
 * that is the same at every step meets the weights once. The network without spikes takes one MAC
 * for each weight. Feedback from a neuron to itself alone is not counted.
 *
 * @param samples the number of samples
 * @param synapses the weight matrices, from input to output
 * @param updates how often a neuron of any layer was updated, over all samples
 */
public record SynapticOperations(int samples, List<Synapses> synapses, long updates) {

  /**
   * Copies the list.
   *
   * @param samples the number of samples
   * @param synapses the weight matrices, from input to output
   * @param updates how often a neuron of any layer was updated, over all samples
   * @throws IllegalArgumentException if there is no sample
   */
  public SynapticOperations {
    Check.that(samples > 0, "synaptic operations need samples");
    synapses = List.copyOf(synapses);
  }

  /**
   * One weight matrix.
   *
   * @param name the parameter, such as {@code linear1.weight}
   * @param weights the number of its weights
   * @param accumulates ACs over all samples
   * @param multiplies MACs over all samples
   */
  public record Synapses(String name, long weights, long accumulates, long multiplies) {}

  /** {@return ACs of a sample, on average: spikes times fan-out} */
  public double accumulates() {
    return synapses.stream().mapToLong(Synapses::accumulates).sum() / (double) samples;
  }

  /** {@return MACs of a sample, on average: those of currents and graded spikes} */
  public double multiplies() {
    return synapses.stream().mapToLong(Synapses::multiplies).sum() / (double) samples;
  }

  /** {@return MACs of a sample in the network without spikes: one for each weight} */
  public long dense() {
    return synapses.stream().mapToLong(Synapses::weights).sum();
  }

  /** {@return updates of a neuron for a sample: steps times neurons} */
  public double updatesPerSample() {
    return updates / (double) samples;
  }

  /** {@return joules that a sample's synapses take} */
  public double energy() {
    return accumulates() * Energy.ACCUMULATE + multiplies() * Energy.MULTIPLY_ACCUMULATE;
  }

  /** {@return the same with a MAC for each update of a neuron, which most estimates leave out} */
  public double energyWithUpdates() {
    return energy() + updatesPerSample() * Energy.MULTIPLY_ACCUMULATE;
  }

  /** {@return joules that a sample takes in the network without spikes} */
  public double denseEnergy() {
    return dense() * Energy.MULTIPLY_ACCUMULATE;
  }

  /** Adds up batches. */
  public static final class Count {

    private final Network network;
    private final List<Synapses> synapses = new ArrayList<>();
    private int samples;
    private long updates;

    /**
     * A count of this network's work.
     *
     * @param network the network
     */
    public Count(Network network) {
      this.network = network;
    }

    /**
     * Adds a batch.
     *
     * @param input what entered the network
     * @param recording what it did
     */
    public void add(Signal input, Recording recording) {
      Drive drive = input instanceof SpikeTrain ? Drive.spikes(input) : Drive.current(input);
      int spiking = 0;
      int index = 0;
      for (Layer layer : network.layers()) {
        Drive own = drive.through();
        Drive fedBack = own;
        if (layer instanceof SpikingLayer) {
          Signal spikes = recording.layers().get(spiking++).spikes();
          own = Drive.spikes(spikes);
          fedBack = Drive.fedBack(spikes);
          updates += (long) spikes.steps() * spikes.batch() * spikes.features();
        }
        for (Parameter parameter : layer.parameters()) {
          if (parameter.value().rank() == 2) {
            add(index++, parameter, driving(layer, parameter, drive, fedBack));
          }
        }
        drive = own;
      }
      samples += input.batch();
    }

    /** What meets a weight matrix: the layer's input, its spikes, or its membranes. */
    private static Drive driving(Layer layer, Parameter parameter, Drive input, Drive fedBack) {
      if (parameter.name().equals(layer.name() + ".recurrent.weight")) {
        return fedBack;
      } else if (parameter.name().equals(layer.name() + ".hidden.weight")) {
        return new Drive(Drive.Kind.CURRENT, 0, fedBack.vectors);
      }
      return input;
    }

    private void add(int index, Parameter parameter, Drive drive) {
      long rows = parameter.value().size(0);
      long weights = parameter.value().length();
      long accumulates = drive.kind == Drive.Kind.SPIKES ? drive.events * rows : 0;
      long multiplies =
          switch (drive.kind) {
            case SPIKES -> 0;
            case GRADED -> drive.events * rows;
            case CURRENT -> drive.vectors * weights;
          };
      if (index == synapses.size()) {
        synapses.add(new Synapses(parameter.name(), weights, 0, 0));
      }
      Synapses before = synapses.get(index);
      synapses.set(
          index,
          new Synapses(
              before.name,
              weights,
              before.accumulates + accumulates,
              before.multiplies + multiplies));
    }

    /**
     * {@return what all batches came to}
     *
     * @throws IllegalArgumentException if there was none
     */
    public SynapticOperations result() {
      return new SynapticOperations(samples, synapses, updates);
    }
  }

  /**
   * What meets a weight matrix in a batch.
   *
   * @param events the number of spikes
   * @param vectors the number of vectors that are not the same
   */
  private record Drive(Kind kind, long events, long vectors) {

    private enum Kind {
      SPIKES,
      GRADED,
      CURRENT
    }

    static Drive current(Signal signal) {
      long steps = signal instanceof Constant ? 1 : signal.steps();
      return new Drive(Kind.CURRENT, 0, steps * signal.batch());
    }

    static Drive spikes(Signal signal) {
      return events(signal, signal.steps());
    }

    /** The spikes that come back one step later; those of the last step never do. */
    static Drive fedBack(Signal signal) {
      return events(signal, signal.steps() - 1);
    }

    private static Drive events(Signal signal, int steps) {
      long vectors = (long) steps * signal.batch();
      if (signal instanceof SpikeTrain train) {
        return new Drive(Kind.SPIKES, train.count() - after(train, steps), vectors);
      }
      long events = 0;
      for (int t = 0; t < steps; t++) {
        for (int b = 0; b < signal.batch(); b++) {
          events += graded(signal, t, b);
        }
      }
      return new Drive(Kind.GRADED, events, vectors);
    }

    /** The spikes from a step on, of which there are few. */
    private static long after(SpikeTrain train, int step) {
      long events = 0;
      for (int t = step; t < train.steps(); t++) {
        for (int b = 0; b < train.batch(); b++) {
          events += train.count(t, b);
        }
      }
      return events;
    }

    private static long graded(Signal signal, int step, int sample) {
      long events = 0;
      for (int n = 0; n < signal.features(); n++) {
        events += signal.at(step, sample, n) != 0 ? 1 : 0;
      }
      return events;
    }

    /** What a layer without neurons makes of it: a current. */
    Drive through() {
      return new Drive(Kind.CURRENT, 0, vectors);
    }
  }
}
