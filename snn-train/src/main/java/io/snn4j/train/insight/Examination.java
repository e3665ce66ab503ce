package io.snn4j.train.insight;

import io.snn4j.api.Recording;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.layer.Layer;
import io.snn4j.core.network.Network;
import io.snn4j.train.EvaluationResult;
import io.snn4j.train.Trainer;
import io.snn4j.train.TrainingListener;
import io.snn4j.train.data.Samples;
import io.snn4j.train.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All that can be said of a trained network after one look at every sample of a test set.
 *
 * @param result accuracy, loss, undecided samples, confusion matrix
 * @param steps the accuracy after every step
 * @param operations what synapses did
 * @param rates how often neurons spike, layer by layer
 * @param health whether it can learn
 * @param answers the class each sample was taken for, or -1
 */
public record Examination(
    EvaluationResult result,
    StepAccuracy steps,
    SynapticOperations operations,
    List<FiringRates> rates,
    LearningHealth health,
    List<Integer> answers) {

  /** Enough samples to keep the threads busy. */
  private static final int BATCH = 250;

  /** The samples that gradients are measured on at most; a training batch of the usual size. */
  private static final int HEALTH_BATCH = 128;

  /** The values that a layer may have over all steps while gradients are measured: 16 MiB. */
  private static final long HEALTH_VALUES = 1 << 22;

  /**
   * Copies the lists.
   *
   * @param result accuracy, loss, undecided samples, confusion matrix
   * @param steps the accuracy after every step
   * @param operations what synapses did
   * @param rates how often neurons spike, layer by layer
   * @param health whether it can learn
   * @param answers the class each sample was taken for, or -1
   */
  public Examination {
    rates = List.copyOf(rates);
    answers = List.copyOf(answers);
  }

  /**
   * Looks at a network. Its parameters stay as they are, but their gradients do not.
   *
   * @param experiment what it was trained in: encoder, decoder, loss, seed
   * @param network the network
   * @param samples what it was not trained on
   * @param engine runs the work
   * @return what was seen
   */
  public static Examination of(
      Experiment experiment, Network network, Samples samples, Engine engine) {
    return of(experiment, network, samples, engine, TrainingListener.SILENT);
  }

  /**
   * Looks at a network, and tells how far it has come.
   *
   * @param experiment what it was trained in: encoder, decoder, loss, seed
   * @param network the network
   * @param samples what it was not trained on
   * @param engine runs the work
   * @param listener hears of each batch, by {@link TrainingListener#tested}
   * @return what was seen
   */
  public static Examination of(
      Experiment experiment,
      Network network,
      Samples samples,
      Engine engine,
      TrainingListener listener) {
    Trainer trainer = trainer(experiment, network, engine).listener(listener);
    StepAccuracy.Count steps = new StepAccuracy.Count(experiment.decoder());
    SynapticOperations.Count operations = new SynapticOperations.Count(network);
    FiringRates.Count rates = new FiringRates.Count();
    List<Integer> answers = new ArrayList<>();
    EvaluationResult result =
        trainer.evaluate(
            samples.batches(Math.min(BATCH, experiment.batch())),
            (chosen, input, recording) -> {
              steps.add(recording, IntStream.of(chosen).map(samples::label).toArray());
              operations.add(input, recording);
              rates.add(recording);
              answers(experiment, recording).forEach(answers::add);
            });
    int[] some = IntStream.range(0, measured(experiment, network, samples)).toArray();
    LearningHealth health =
        LearningHealth.of(
            network,
            engine,
            trainer.encode(samples, some),
            samples.targets(some),
            experiment.loss(),
            result.activity());
    return new Examination(
        result, steps.result(), operations.result(), rates.result(), health, answers);
  }

  /** On how many samples gradients are measured: no more than there is memory for. */
  private static int measured(Experiment experiment, Network network, Samples samples) {
    int widest = network.inputs();
    for (Layer layer : network.layers()) {
      widest = Math.max(widest, layer.outputs());
    }
    long fit = Math.max(1, HEALTH_VALUES / ((long) network.steps() * widest));
    int most = Math.min(HEALTH_BATCH, Math.min(experiment.batch(), samples.size()));
    return (int) Math.min(most, fit);
  }

  /**
   * {@return what evaluates the network as its training did}
   *
   * @param experiment what the network was trained in
   * @param network the network
   * @param engine runs the work
   */
  public static Trainer trainer(Experiment experiment, Network network, Engine engine) {
    return Trainer.of(network)
        .engine(engine)
        .encoder(experiment.encoder())
        .decoder(experiment.decoder())
        .loss(experiment.loss())
        .seed(experiment.seed());
  }

  private static IntStream answers(Experiment experiment, Recording recording) {
    return IntStream.of(
        experiment.decoder().classes(recording, experiment.decoder().scores(recording)));
  }

  /**
   * {@return the samples that were not taken for what they are}
   *
   * @param samples those that it answered for
   */
  public List<Integer> mistakes(Samples samples) {
    return IntStream.range(0, answers.size())
        .filter(sample -> answers.get(sample) != samples.label(sample))
        .boxed()
        .toList();
  }
}
