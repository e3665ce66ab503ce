package io.snn4j.train;

import io.snn4j.api.Constant;
import io.snn4j.api.Loss;
import io.snn4j.api.Parameter;
import io.snn4j.api.Signal;
import io.snn4j.api.SignalRoom;
import io.snn4j.api.SpikeDecoder;
import io.snn4j.api.SpikeEncoder;
import io.snn4j.core.layer.SpikingLayer;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Load;
import io.snn4j.core.memory.Memory;
import io.snn4j.core.memory.Need;
import io.snn4j.core.network.Network;
import io.snn4j.train.data.Batches;
import io.snn4j.train.data.Samples;
import io.snn4j.train.update.Updater;
import io.snn4j.train.update.Updates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up what training will take, before it begins. */
record Planning(
    Network network,
    SpikeEncoder encoder,
    SpikeDecoder decoder,
    Loss loss,
    Updater updater,
    int truncate,
    int threads) {

  MemoryPlan plan(Batches train, List<Batches> evaluations, boolean keepsBest) {
    Input input = input(train.samples());
    Flow window = input.window(truncate);
    Asked byLoss = asked(window);
    loss.evaluate(byLoss, train.samples().targets(0), byLoss);
    Asked byDecoder = asked(window);
    decoder.classes(byDecoder, decoder.scores(byDecoder));
    List<Asked> asked = List.of(byLoss, byDecoder);
    Load load =
        new Load(
            threads,
            true,
            window.steps() < input.flow.steps(),
            byLoss.spikeGradients(),
            byLoss.membraneGradients());
    Flow batch = window.batch(train.size());
    boolean atOnce = loss.separable() && window.steps() == input.flow.steps();
    load = atOnce ? load.thereAndBack() : load;
    List<Need> needs = network.needs(batch, load);
    List<Memory> kept = needs.stream().map(Need::kept).toList();
    int largest = train.size();
    int samples = atOnce ? network.samplesAtOnce(batch) : train.size();
    boolean sides = samples < train.size();
    long membranes = sides ? 0 : membranes(asked, batch);
    List<Memory> moments = new ArrayList<>();
    for (Batches batches : evaluations) {
      int size = Math.min(batches.size(), batches.samples().size());
      List<Need> forwards = network.needs(input.flow.batch(size), load.forwards());
      kept = or(kept, forwards);
      largest = Math.max(largest, size);
      membranes = Math.max(membranes, membranes(asked, input.flow.batch(size)));
      long recordings = recordings(asked, input.flow.batch(size));
      moments.add(moment("an evaluation batch", forwards, input.bytes(size), 0, recordings));
    }
    long cut = window.steps() < input.flow.steps() && !window.constant() ? 2 : 0;
    long signal = input.bytes(train.size());
    long recordings = sides ? byDecoder.bytesOfParts(train.size()) : recordings(asked, batch);
    moments.add(moment("a training batch", needs, signal, cut * signal, recordings));
    moments.add(checkpoint());
    kept = new ArrayList<>(kept);
    kept.add(Memory.heap("membranes for loss and decoder", membranes));
    if (sides) {
      int parts = (train.size() + samples - 1) / samples;
      long ofPart = Asked.membranes(List.of(byLoss), samples);
      kept.add(Memory.heap("membranes for losses of parts", load.threads(parts) * ofPart));
    }
    return new MemoryPlan(needs, kept(kept, input, largest, train.samples(), keepsBest), moments);
  }

  /**
   * What enters the network, for one sample.
   *
   * @param anew whether its memory is made anew for each batch
   * @param room the bytes that the encoder's room has then
   */
  private record Input(Flow flow, boolean anew, long room) {

    Flow window(int truncate) {
      return truncate > 0 && truncate < flow.steps() ? flow.steps(truncate) : flow;
    }

    /** What is made anew for a batch. */
    long bytes(int batch) {
      return anew ? flow.batch(batch).bytes() : 0;
    }

    /** What is there from batch to batch. */
    long kept(int batch) {
      return bytes(batch) + room * batch;
    }
  }

  private Input input(Samples samples) {
    float[] features = new float[samples.features()];
    samples.read(0, features, 0);
    SignalRoom room = new SignalRoom();
    Signal signal = Rehearsal.signal(encoder, network.steps(), features, room);
    boolean isData = signal instanceof Constant constant && constant.values() == features;
    return new Input(Flow.of(signal), !isData && !room.holds(signal), room.bytes());
  }

  private Asked asked(Flow input) {
    List<Need> needs = network.needs(input, new Load(threads, false, false, Set.of(), Set.of()));
    Map<String, Flow> flows = new LinkedHashMap<>();
    for (int i = 0; i < needs.size(); i++) {
      if (network.layers().get(i) instanceof SpikingLayer) {
        flows.put(network.layers().get(i).name(), needs.get(i).out());
      }
    }
    return new Asked(flows);
  }

  private static List<Memory> or(List<Memory> kept, List<Need> needs) {
    List<Memory> larger = new ArrayList<>();
    for (int i = 0; i < needs.size(); i++) {
      larger.add(kept.get(i).or(needs.get(i).kept()));
    }
    return larger;
  }

  private Memory kept(
      List<Memory> layers, Input input, int largest, Samples samples, boolean keepsBest) {
    List<Memory> parts = new ArrayList<>();
    List<Parameter> parameters = network.parameters();
    long bytes = parameters.stream().mapToLong(Parameter::bytes).sum();
    parts.add(new Memory("weights and gradients", 0, bytes, List.of()));
    parts.add(Updates.memory(updater, parameters));
    parts.add(
        Memory.of(
            "batch",
            Memory.heap("features", Bytes.floats((long) largest * samples.features())),
            Memory.heap("signal", input.kept(largest)),
            Memory.heap("order of the samples", Bytes.ints(samples.size()))));
    parts.addAll(layers);
    if (keepsBest) {
      parts.add(Memory.heap("weights of the best epoch", weights()));
    }
    return Memory.of("kept", parts);
  }

  private long weights() {
    return network.parameters().stream()
        .mapToLong(parameter -> Bytes.floats(parameter.value().length()))
        .sum();
  }

  /** What layers keep that was recorded for loss or decoder. */
  private long membranes(List<Asked> asked, Flow batch) {
    return network.inParts(batch) ? 0 : Asked.membranes(asked, batch.batch());
  }

  /** What is computed for loss or decoder. */
  private long recordings(List<Asked> asked, Flow batch) {
    boolean parts = network.inParts(batch);
    return asked.stream()
        .mapToLong(by -> parts ? by.bytesOfParts(batch.batch()) : by.bytes(batch.batch()))
        .max()
        .orElse(0);
  }

  /**
   * What a batch takes and lets go: the next signal while the last one is still there; or
   * recordings for loss or decoder, or what layers take on the way, with the windows of a signal
   * that was cut.
   */
  private static Memory moment(
      String name, List<Need> needs, long signal, long windows, long recordings) {
    long layers = needs.stream().mapToLong(Need::passing).max().orElse(0);
    return Memory.of(
        name, Memory.heap("on the way", Math.max(signal, windows + Math.max(recordings, layers))));
  }

  private Memory checkpoint() {
    long state = Updates.stateBytes(updater, network.parameters());
    return Memory.of(MemoryPlan.CHECKPOINT, Memory.heap("copy of the updater's state", state));
  }
}
