package io.snn4j.core.settings;

import io.snn4j.api.Coefficient;
import io.snn4j.api.Plugin;
import io.snn4j.core.catalog.Catalog;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Nearest;
import io.snn4j.core.config.Records;
import io.snn4j.core.config.Tree;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way from the root of a configuration to the key of a setting. Types say which keys there are
 * and which nodes are plugins, so that it leads also to what the file leaves out.
 */
final class Walk {

  private final Setting setting;
  private final List<String> path;
  private final Catalogs catalogs;

  Walk(Setting setting, Catalogs catalogs) {
    this.setting = setting;
    this.path = setting.path();
    this.catalogs = catalogs;
  }

  Tree from(Tree root, Record defaults) {
    boolean empty = root instanceof Tree.Scalar scalar && scalar.value() == null;
    if (!empty && !(root instanceof Tree.Mapping)) {
      // no configuration at all, which whoever binds it will say
      return root;
    }
    Tree initial = Tree.of(catalogs.writer().write(defaults));
    return record(defaults, "experiment", new Node(root, Optional.of(initial)), 0);
  }

  /**
   * A node, and what would stand there if the file said nothing.
   *
   * @param tree the node; null where there is none
   */
  private record Node(Tree tree, Optional<Tree> initial) {

    /** What counts: the file's, else what would stand there. */
    Tree effective() {
      return tree != null ? tree : initial.orElse(null);
    }

    Node child(String key) {
      Tree own = tree instanceof Tree.Mapping map ? map.entries().get(key) : null;
      Optional<Tree> other =
          initial.map(each -> each instanceof Tree.Mapping map ? map.entries().get(key) : null);
      return new Node(own, other);
    }
  }

  /** The node with the value somewhere in it. */
  private Tree value(Type type, Node node, int depth) {
    if (depth == path.size()) {
      return setting.value();
    }
    if (type instanceof ParameterizedType generic) {
      Type element = generic.getActualTypeArguments()[0];
      return generic.getRawType() == List.class
          ? list(element, node, depth)
          : value(element, node, depth);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == Coefficient.class) {
      return coefficient(node, depth);
    } else if (catalogs.knows(raw)) {
      return plugin(raw.asSubclass(Plugin.class), node, depth, false);
    } else if (raw.isRecord()) {
      return record(Records.construct(raw), walked(depth), node, depth);
    }
    throw wrong(
        "%s is a single value; there is no '%s' in it".formatted(walked(depth), path.get(depth)));
  }

  private Tree record(Object defaults, String context, Node node, int depth) {
    String key = path.get(depth);
    List<String> known = Records.parameters(defaults);
    if (!known.contains(key)) {
      throw wrong(
          known.isEmpty()
              ? context + " takes no parameters, so there is no '" + key + "'"
              : context + " has no parameter '" + key + "'" + Nearest.hint(key, known));
    }
    // a record's other keys keep what they are; only what is given is written
    return put(node.tree(), key, value(type(defaults, key), node.child(key), depth + 1));
  }

  private static Type type(Object record, String name) {
    for (RecordComponent component : Records.components(record)) {
      if (Records.inlined(component)) {
        Object inner = Records.read(component, record);
        if (Records.parameters(inner).contains(name)) {
          return type(inner, name);
        }
      } else if (component.getName().equals(name)) {
        return component.getGenericType();
      }
    }
    throw new IllegalArgumentException(name);
  }

  private Tree plugin(Class<? extends Plugin> type, Node node, int depth, boolean listed) {
    String key = path.get(depth);
    Catalog<? extends Plugin> catalog = catalogs.of(type);
    Optional<String> now = name(node.effective());
    if (!now.equals(Optional.of(key))) {
      now.ifPresent(name -> misnamed(catalog, name, key, depth, listed));
    }
    Plugin prototype = prototype(catalog, key);
    if (depth + 1 == path.size()) {
      return put(null, key, setting.value());
    }
    // another plugin begins with its own defaults
    Tree given = now.equals(Optional.of(key)) ? parameters(node.effective(), key) : null;
    return put(null, key, record(prototype, key, new Node(given, Optional.empty()), depth + 1));
  }

  private void misnamed(
      Catalog<? extends Plugin> catalog, String name, String key, int depth, boolean listed) {
    boolean forgotten =
        catalog.names().contains(name)
            && !catalog.names().contains(key)
            && Records.parameters(catalog.prototype(name)).contains(key);
    if (forgotten) {
      List<String> right = new ArrayList<>(path);
      right.add(depth, name);
      throw wrong("'%s' belongs to '%s'; write %s".formatted(key, name, String.join(".", right)));
    } else if (listed && catalog.names().contains(key)) {
      throw wrong("%s is '%s', not '%s'".formatted(walked(depth), name, key));
    }
  }

  private Plugin prototype(Catalog<? extends Plugin> catalog, String name) {
    try {
      return catalog.prototype(name);
    } catch (ConfigException e) {
      throw wrong(e.getMessage());
    }
  }

  private Tree list(Type element, Node node, int depth) {
    if (!(node.effective() instanceof Tree.Sequence list)) {
      throw wrong("%s holds no list to change; give it as a whole".formatted(walked(depth)));
    }
    String key = path.get(depth);
    List<Tree> items = new ArrayList<>(list.items());
    if (key.equals("*")) {
      return all(element, list, depth);
    }
    int index = key.matches("\\d{1,9}") ? Integer.parseInt(key) : -1;
    if (index < 0 || index >= items.size()) {
      throw wrong(
          "%s has %d entries, 0 to %d, or * for all of a name, but no '%s'"
              .formatted(walked(depth), items.size(), items.size() - 1, key));
    }
    items.set(index, item(element, items.get(index), depth + 1));
    return new Tree.Sequence(items, list.place());
  }

  private Tree all(Type element, Tree.Sequence list, int depth) {
    Optional<String> wanted =
        depth + 1 < path.size() ? Optional.of(path.get(depth + 1)) : Optional.empty();
    List<Tree> items = new ArrayList<>();
    boolean found = false;
    for (Tree item : list.items()) {
      boolean meant = wanted.isPresent() && name(item).equals(wanted);
      items.add(meant ? item(element, item, depth + 1) : item);
      found |= meant;
    }
    if (!found) {
      List<String> names = list.items().stream().flatMap(item -> name(item).stream()).toList();
      throw wrong(
          "%s has no entry '%s'%s"
              .formatted(
                  walked(depth),
                  wanted.orElse(""),
                  Nearest.hint(wanted.orElse(""), names.stream().distinct().toList())));
    }
    return new Tree.Sequence(items, list.place());
  }

  private Tree item(Type element, Tree item, int depth) {
    Node node = new Node(item, Optional.empty());
    if (depth < path.size() && element instanceof Class<?> raw && catalogs.knows(raw)) {
      return plugin(raw.asSubclass(Plugin.class), node, depth, true);
    }
    return value(element, node, depth);
  }

  private Tree coefficient(Node node, int depth) {
    String key = path.get(depth);
    List<String> known = List.of("value", "learn");
    if (!known.contains(key) || depth + 1 < path.size()) {
      throw wrong("%s has no '%s'%s".formatted(walked(depth), key, Nearest.hint(key, known)));
    }
    Tree now = node.effective();
    Tree whole = now == null || now instanceof Tree.Mapping ? now : put(null, "value", now);
    return put(whole, key, setting.value());
  }

  private static Optional<String> name(Tree tree) {
    if (tree instanceof Tree.Scalar scalar && scalar.value() instanceof String name) {
      return Optional.of(name);
    }
    return tree instanceof Tree.Mapping mapping && mapping.entries().size() == 1
        ? mapping.entries().keySet().stream().findFirst()
        : Optional.empty();
  }

  private static Tree parameters(Tree plugin, String name) {
    return plugin instanceof Tree.Mapping mapping ? mapping.entries().get(name) : null;
  }

  /** A mapping with one more entry, or another value of one. */
  private Tree put(Tree tree, String key, Tree value) {
    Map<String, Tree> entries = new LinkedHashMap<>();
    Map<String, Tree.Place> keys = new LinkedHashMap<>();
    Tree.Place place = setting.place();
    if (tree instanceof Tree.Mapping mapping) {
      entries.putAll(mapping.entries());
      keys.putAll(mapping.keys());
      place = mapping.place();
    }
    entries.put(key, value);
    keys.put(key, setting.place());
    return new Tree.Mapping(entries, keys, place);
  }

  private String walked(int depth) {
    return depth == 0 ? "experiment" : String.join(".", path.subList(0, depth));
  }

  private ConfigException wrong(String sentence) {
    return new ConfigException(setting.place() + sentence);
  }
}
