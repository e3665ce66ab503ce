package io.snn4j.bench;

import io.snn4j.api.SpikeEncoder;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.network.Network;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.encoding.ConstantCurrent;
import io.snn4j.surrogates.ATan;
import io.snn4j.train.Trainer;
import io.snn4j.train.data.Samples;
import io.snn4j.train.loss.CrossEntropyMembrane;
import io.snn4j.train.update.Adam;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Tutorial 5: 784-1000-10 leaky neurons of beta 0.95 over 25 steps, batches of 128, the
 * cross-entropy of the membrane summed over the steps, Adam with a step size of 5e-4; and its
 * variations.
 *
 * @param steps the number of steps T
 * @param batch the number of samples B
 * @param width the neurons of a hidden layer
 * @param depth the number of hidden layers
 * @param encoder turns pictures into what enters the network
 * @param surrogate the surrogate gradient of all layers
 */
public record Tutorial(
    int steps, int batch, int width, int depth, SpikeEncoder encoder, SurrogateGradient surrogate) {

  private static final int CLASSES = 10;
  private static final float BETA = 0.95f;

  /** As the tutorial has it. */
  public Tutorial() {
    this(25, 128, 1000, 1, new ConstantCurrent(), new ATan());
  }

  /**
   * {@return the same over so many steps}
   *
   * @param other the number of time steps T
   */
  public Tutorial withSteps(int other) {
    return new Tutorial(other, batch, width, depth, encoder, surrogate);
  }

  /**
   * {@return the same with batches of so many samples}
   *
   * @param other the number of samples B
   */
  public Tutorial withBatch(int other) {
    return new Tutorial(steps, other, width, depth, encoder, surrogate);
  }

  /**
   * {@return the same with so many neurons in a hidden layer}
   *
   * @param other the number of neurons
   */
  public Tutorial withWidth(int other) {
    return new Tutorial(steps, batch, other, depth, encoder, surrogate);
  }

  /**
   * {@return the same with so many hidden layers}
   *
   * @param other the number of hidden layers
   */
  public Tutorial withDepth(int other) {
    return new Tutorial(steps, batch, width, other, encoder, surrogate);
  }

  /**
   * {@return the same with pictures encoded by this}
   *
   * @param other the plugin
   */
  public Tutorial with(SpikeEncoder other) {
    return new Tutorial(steps, batch, width, depth, other, surrogate);
  }

  /**
   * {@return the same with this surrogate gradient}
   *
   * @param other the plugin
   */
  public Tutorial with(SurrogateGradient other) {
    return new Tutorial(steps, batch, width, depth, encoder, other);
  }

  /**
   * {@return what trains: each batch is read, encoded, sent forwards and back, and changes the
   * weights}
   *
   * @param samples at least a batch of them, in a new order in every epoch
   * @param engine runs the work
   */
  public Work training(Samples samples, Engine engine) {
    Trainer trainer = trainer(samples, engine);
    int complete = samples.batches(batch).complete();
    return new Work() {
      private int done;
      private int[] order = {};

      @Override
      public void batch(Laps laps) {
        int at = done % complete;
        int epoch = done / complete + 1;
        order = at == 0 ? samples.batches(batch).shuffled(0, epoch) : order;
        int[] chosen = Arrays.copyOfRange(order, at * batch, (at + 1) * batch);
        trainer.step(samples, chosen, epoch);
        done++;
      }
    };
  }

  /**
   * {@return what evaluates: each batch is read, encoded, sent forwards, decoded, and its loss
   * taken}
   *
   * @param samples at least a batch of them, in their order
   * @param engine runs the work
   */
  public Work evaluation(Samples samples, Engine engine) {
    Trainer trainer = trainer(samples, engine);
    int complete = samples.batches(batch).complete();
    return new Work() {
      private int done;

      @Override
      public void batch(Laps laps) {
        int first = done % complete * batch;
        int[] chosen = IntStream.range(first, first + batch).toArray();
        trainer.evaluate(samples.subset(chosen).batches(batch));
        done++;
      }
    };
  }

  /**
   * {@return the products of a training batch with its pictures, of all pixels}
   *
   * @param inputs the number of input features
   * @param engine runs the work
   */
  public Work trainingFloor(int inputs, Engine engine) {
    return Floor.ofTraining(batch, inputs, width, engine);
  }

  /**
   * {@return the product of an evaluation with its pictures, of all pixels}
   *
   * @param inputs the number of input features
   * @param engine runs the work
   */
  public Work evaluationFloor(int inputs, Engine engine) {
    return Floor.ofEvaluation(batch, inputs, width, engine);
  }

  private Trainer trainer(Samples samples, Engine engine) {
    return Trainer.of(network(samples.features()))
        .engine(engine)
        .encoder(encoder)
        .loss(new CrossEntropyMembrane())
        .updater(new Adam(5e-4));
  }

  private Network network(int inputs) {
    Network.Builder network = Network.sequential(steps).surrogate(surrogate);
    for (int layer = 0; layer < depth; layer++) {
      network.linear(layer == 0 ? inputs : width, width).neurons(new Leaky(BETA));
    }
    return network.linear(width, CLASSES).neurons(new Leaky(BETA)).build(0);
  }
}
