package io.snn4j.train.experiment;

import io.snn4j.api.Loss;
import io.snn4j.api.Plugin;
import io.snn4j.api.SpikeDecoder;
import io.snn4j.api.SpikeEncoder;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Problems;
import io.snn4j.core.config.Tree;
import io.snn4j.core.layer.LayerSpec;
import io.snn4j.core.network.Misfits;
import io.snn4j.train.Rehearsal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What no single value can tell: whether the layers of a configuration fit together, whether the
 * network ends in neurons, and whether samples, encoder, decoder and loss fit it. Parts that are
 * wrong in themselves are passed over, so that all mistakes of a file are found at once.
 *
 * @param tree the configuration
 * @param defaults what counts where it says nothing
 * @param samples what is known of the data
 * @param problems takes what is wrong
 */
record Fits(
    Tree tree,
    Experiment defaults,
    Catalogs catalogs,
    Optional<SampleShape> samples,
    Problems problems) {

  void check() {
    List<Tree> items = given("network") instanceof Tree.Sequence list ? list.items() : List.of();
    boolean written = given("network") != null;
    if (written && !(given("network") instanceof Tree.Sequence)) {
      return;
    }
    List<Optional<LayerSpec>> layers =
        written
            ? items.stream().map(item -> read(LayerSpec.class, item)).toList()
            : defaults.net().network().stream().map(Optional::of).toList();
    List<String> names = names(layers, items);
    if (layers.isEmpty()) {
      problems.add(place("network"), "a network needs at least one layer");
      return;
    }
    Map<Integer, String> misfits = new Misfits(names, layers).sentences();
    misfits.forEach((layer, sentence) -> problems.add(place(items, layer), sentence));
    int last = layers.size() - 1;
    boolean ends = layers.get(last).map(LayerSpec::spiking).orElse(true);
    if (!ends) {
      problems.add(
          place(items, last),
          "the network ends in %s, which has no neurons; add a layer of neurons"
              .formatted(names.get(last)));
    }
    if (ends && misfits.isEmpty() && layers.stream().allMatch(Optional::isPresent)) {
      ends(names, layers.stream().map(Optional::orElseThrow).toList(), items);
    }
  }

  /** Input and output of a network whose layers fit together. */
  private void ends(List<String> names, List<LayerSpec> layers, List<Tree> items) {
    OptionalInt steps = steps();
    if (steps.isEmpty()) {
      return;
    }
    Map<String, Integer> neurons = new LinkedHashMap<>();
    int features = 0;
    for (int i = 0; i < layers.size(); i++) {
      features = layers.get(i).outputs(features);
      if (layers.get(i).spiking()) {
        neurons.put(names.get(i), features);
      }
    }
    Rehearsal rehearsal = new Rehearsal(steps.getAsInt(), neurons);
    if (!rehearsal.quick()) {
      return;
    }
    input(rehearsal, names.get(0), layers.get(0), items);
    int outputs = features;
    int classes = samples.map(SampleShape::classes).orElse(1);
    if (outputs < classes) {
      problems.add(
          place(items, layers.size() - 1),
          "the network has %d output neurons, but the data have %d classes"
              .formatted(outputs, classes));
      return;
    }
    part("decoder", SpikeDecoder.class, defaults.decoder())
        .ifPresent(decoder -> trial("decoder", () -> rehearsal.decode(decoder)));
    part("loss", Loss.class, defaults.loss())
        .ifPresent(loss -> trial("loss", () -> rehearsal.judge(loss, classes - 1)));
  }

  private void input(Rehearsal rehearsal, String name, LayerSpec layer, List<Tree> items) {
    Optional<SpikeEncoder> encoder = part("encoder", SpikeEncoder.class, defaults.encoder());
    if (samples.isEmpty() || encoder.isEmpty() || !rehearsal.quick(samples.get().features())) {
      return;
    }
    trial(
        "encoder",
        () -> {
          float[] dark = new float[samples.get().features()];
          int features = Rehearsal.encoded(encoder.get(), rehearsal.steps(), dark);
          try {
            layer.outputs(features);
          } catch (IllegalArgumentException e) {
            problems.add(
                place(items, 0),
                "%s does not fit samples of %d features: %s"
                    .formatted(name, features, e.getMessage()));
          }
        });
  }

  private void trial(String key, Runnable trial) {
    try {
      trial.run();
    } catch (IllegalArgumentException e) {
      problems.add(place(key), "the " + key + " does not fit the network: " + e.getMessage());
    }
  }

  private OptionalInt steps() {
    Tree steps = given("steps");
    if (steps == null) {
      return OptionalInt.of(defaults.net().steps());
    }
    boolean right =
        steps instanceof Tree.Scalar scalar
            && scalar.value() instanceof Long number
            && number >= 1
            && number <= Integer.MAX_VALUE;
    return right
        ? OptionalInt.of(((Long) ((Tree.Scalar) steps).value()).intValue())
        : OptionalInt.empty();
  }

  private <T extends Plugin> Optional<T> part(String key, Class<T> type, T otherwise) {
    Tree given = given(key);
    return given == null ? Optional.of(otherwise) : read(type, given);
  }

  /** A plugin; absent where something is wrong with it, which is said elsewhere. */
  private <T extends Plugin> Optional<T> read(Class<T> type, Tree item) {
    return Optional.ofNullable(catalogs.read(type, item, "", new Problems())).map(type::cast);
  }

  private static List<String> names(List<Optional<LayerSpec>> layers, List<Tree> items) {
    Map<String, Integer> counts = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      int index = i;
      String name = layers.get(i).map(LayerSpec::name).orElseGet(() -> written(items.get(index)));
      names.add(name + counts.merge(name, 1, Integer::sum));
    }
    return names;
  }

  private static String written(Tree item) {
    return item instanceof Tree.Mapping map && map.entries().size() == 1
        ? map.entries().keySet().iterator().next()
        : "layer";
  }

  private Tree given(String key) {
    return tree instanceof Tree.Mapping map ? map.entries().get(key) : null;
  }

  private Tree.Place place(String key) {
    Tree given = given(key);
    return given == null ? tree.place() : given.place();
  }

  private Tree.Place place(List<Tree> items, int layer) {
    return items.isEmpty() ? tree.place() : items.get(layer).place();
  }
}
