package io.snn4j.train.reference;

import io.snn4j.api.Check;
import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeEncoder;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.encoding.Latency;
import io.snn4j.encoding.Rate;
import io.snn4j.encoding.targets.LatencyTargets;
import io.snn4j.encoding.targets.Levels;
import io.snn4j.encoding.targets.OneHot;
import io.snn4j.encoding.targets.RateTargets;
import io.snn4j.encoding.targets.TargetTrains;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Encoders and targets: the functions of snnTorch's spikegen, by {@code params.function}. */
final class EncodingFamily implements Family {

  private static final Set<String> EXACT = Set.of("spikes", "below_threshold", "class", "signal");

  private final Catalogs catalogs;

  EncodingFamily(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  @Override
  public String name() {
    return "encoding";
  }

  @Override
  public boolean has(ReferenceCase reference) {
    return reference.has("function");
  }

  @Override
  public double tolerance(ReferenceCase reference, String output) {
    String function = reference.text("function", "");
    if (reference.flag("interpolate", false) || function.equals("rate_interpolate")) {
      return Tolerances.STATES;
    }
    boolean steps = output.equals("spike_time") && function.equals("target_rate_code");
    return steps || EXACT.contains(output) ? Tolerances.IDENTICAL : Tolerances.STATES;
  }

  /**
   * Near the threshold x-theta of the log code is 1e-7, of which floats keep few digits; normalized
   * by the largest, all times inherit the error.
   */
  @Override
  public double tolerance(ReferenceCase reference, String output, int index) {
    boolean log =
        output.equals("spike_time")
            && reference.text("function", "").equals("latency")
            && !reference.flag("linear", false);
    return log
            && (reference.flag("normalize", false)
                || latency(reference).below(reference.input("data").values()[index]))
        ? Tolerances.NEAR_THRESHOLD
        : tolerance(reference, output);
  }

  @Override
  public Map<String, ReferenceArray> replay(ReferenceCase reference) {
    String pattern = reference.text("firing_pattern", "regular");
    Check.that(pattern.equals("regular"), "the firing pattern '%s' is random", pattern);
    String function = reference.text("function", "");
    return switch (function) {
      case "rate" -> Map.of("expectation", expectation(reference));
      case "latency" -> latencyOutputs(reference);
      case "delta" -> Map.of("spikes", delta(reference));
      case "targets_rate" -> Map.of("signal", targetsRate(reference));
      case "targets_latency" -> Map.of("signal", targetsLatency(reference));
      case "targets_convert" ->
          Map.of(
              "signal",
              switch (reference.text("code", "rate")) {
                case "rate" -> targetsRate(reference);
                case "latency" -> targetsLatency(reference);
                default -> throw unknown("code", reference.text("code", ""));
              });
      case "to_one_hot" -> Map.of("signal", oneHot(reference, Levels.SPIKES));
      case "to_one_hot_inverse" -> {
        ReferenceArray vectors = reference.input("one_hot");
        yield Map.of(
            "signal", ReferenceArray.of(OneHot.inverse(vectors.values()), vectors.shape()));
      }
      case "from_one_hot" ->
          Map.of(
              "class",
              ReferenceArray.of(
                  new float[] {OneHot.classOf(reference.input("one_hot").values())}, 1));
      case "target_rate_code" -> trains(reference);
      case "rate_interpolate" -> {
        float[] ramps =
            TargetTrains.ramps(
                reference.steps(0), reference.input("spike_time").integers(), levels(reference));
        yield Map.of("signal", ReferenceArray.of(ramps, ramps.length));
      }
      default -> throw unknown("function", function);
    };
  }

  private static IllegalArgumentException unknown(String kind, String name) {
    return new IllegalArgumentException("there is no " + kind + " '" + name + "' here");
  }

  /** The probabilities of spikes, as the encoder has them. */
  private ReferenceArray expectation(ReferenceCase reference) {
    ReferenceArray data = reference.input("data");
    boolean moves = reference.flag("time_var_input", false);
    int first = reference.whole("first_spike_time", 0);
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("gain", reference.number("gain", 1));
    parameters.put("offset", reference.number("offset", 0));
    parameters.put("firstSpike", first);
    Rate rate = (Rate) catalogs.create(SpikeEncoder.class, "rate", parameters);
    Signal signal =
        moves
            ? new Dense(data.size(0), 1, data.values().length / data.size(0), data.values())
            : new Constant(steps(reference), 1, data.values().length, data.values());
    int steps = rate.encode(signal, new long[1]).steps();
    float[] expectation = new float[Math.multiplyExact(steps, signal.features())];
    for (int i = 0; i < expectation.length; i++) {
      expectation[i] = rate.probability(signal, i / signal.features(), 0, i % signal.features());
    }
    return moves ? data.overSteps(steps, 1, expectation) : data.overSteps(steps, 0, expectation);
  }

  private Map<String, ReferenceArray> latencyOutputs(ReferenceCase reference) {
    ReferenceArray data = reference.input("data");
    int size = data.values().length;
    Latency latency = latency(reference);
    int steps = reference.steps(0);
    if (steps == 0) {
      // the window ends with the last spike
      for (double t : latency.times(new Constant(1, 1, size, data.values()))) {
        steps = Math.max(steps, (int) Math.rint(t) + 1);
      }
      Check.within("the window of the code", steps, 1, ReferenceCase.MOST_STEPS);
    }
    // snnTorch normalizes over the batch, which is what happens to a batch that is one sample
    Constant sample = new Constant(steps, 1, size, data.values());
    double[] times = latency.times(sample);
    float[] floats = new float[size];
    float[] below = new float[size];
    for (int i = 0; i < size; i++) {
      floats[i] = (float) times[i];
      below[i] = latency.below(data.values()[i]) ? 1 : 0;
    }
    Dense signal =
        new LatencyTargets(latency, levels(reference), reference.flag("interpolate", false))
            .of(sample);
    return Map.of(
        "signal", data.overSteps(steps, 0, signal.values()),
        "spike_time", ReferenceArray.of(floats, data.shape()),
        "below_threshold", ReferenceArray.of(below, data.shape()));
  }

  private Latency latency(ReferenceCase reference) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("tau", reference.number("tau", 1));
    parameters.put("threshold", reference.number("threshold", 0.01));
    parameters.put("code", reference.flag("linear", false) ? "linear" : "log");
    parameters.put("normalize", reference.flag("normalize", false));
    parameters.put("clip", reference.flag("clip", false));
    parameters.put("bypass", reference.flag("bypass", false));
    parameters.put("firstSpike", reference.whole("first_spike_time", 0));
    return (Latency) catalogs.create(SpikeEncoder.class, "latency", parameters);
  }

  private ReferenceArray delta(ReferenceCase reference) {
    ReferenceArray data = reference.input("data");
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("threshold", reference.number("threshold", 0.1));
    parameters.put("offSpikes", reference.flag("off_spike", false));
    parameters.put("padding", reference.flag("padding", false));
    Signal signal = new Dense(data.size(0), 1, data.values().length / data.size(0), data.values());
    return ReferenceArray.of(
        catalogs
            .create(SpikeEncoder.class, "delta", parameters)
            .encode(signal, new long[1])
            .dense()
            .values(),
        data.shape());
  }

  /** Without a first spike or rates there is nothing that changes over time. */
  private static ReferenceArray targetsRate(ReferenceCase reference) {
    double correct = reference.number("correct_rate", 1);
    double incorrect = reference.number("incorrect_rate", 0);
    int first = reference.whole("first_spike_time", 0);
    boolean fixed = correct == 1 && incorrect == 0;
    if (fixed && first == 0) {
      return oneHot(reference, converted(reference));
    }
    boolean ramps = !fixed && reference.flag("interpolate", false);
    return array(
        new RateTargets(
                steps(reference),
                reference.whole("num_classes", 0),
                first,
                correct,
                incorrect,
                ramps ? levels(reference) : converted(reference),
                ramps)
            .of(reference.input("targets").integers()));
  }

  private ReferenceArray targetsLatency(ReferenceCase reference) {
    return array(
        new LatencyTargets(
                latency(reference), levels(reference), reference.flag("interpolate", false))
            .of(
                steps(reference),
                reference.whole("num_classes", 0),
                reference.input("targets").integers()));
  }

  private static ReferenceArray oneHot(ReferenceCase reference, Levels levels) {
    int[] targets = reference.input("targets").integers();
    int classes = reference.whole("num_classes", 0);
    return ReferenceArray.of(OneHot.of(targets, classes, levels), targets.length, classes);
  }

  private static Map<String, ReferenceArray> trains(ReferenceCase reference) {
    int steps = steps(reference);
    int[] times =
        TargetTrains.regular(
            steps, reference.whole("first_spike_time", 0), reference.number("rate", 1));
    float[] floats = new float[times.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = times[i];
    }
    return Map.of(
        "spikes", ReferenceArray.of(TargetTrains.train(steps, times, Levels.SPIKES), steps),
        "spike_time", ReferenceArray.of(floats, floats.length));
  }

  private static int steps(ReferenceCase reference) {
    int steps = reference.steps(0);
    Check.that(steps > 0, "the case needs num_steps");
    return steps;
  }

  private static Levels levels(ReferenceCase reference) {
    return new Levels(
        (float) reference.number("on_target", 1), (float) reference.number("off_target", 0));
  }

  /** The levels as snnTorch's targets_convert has them. */
  private static Levels converted(ReferenceCase reference) {
    Levels levels = levels(reference);
    return new Levels(levels.on(), (float) Names.offTarget(levels.on(), levels.off()));
  }

  private static ReferenceArray array(Dense dense) {
    return ReferenceArray.of(dense.values(), dense.steps(), dense.batch(), dense.features());
  }
}
