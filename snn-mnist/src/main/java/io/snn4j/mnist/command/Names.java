package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.mnist.about.ExtensionPoints;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.mnist.recipe.Recipe;
import io.snn4j.train.experiment.Experiment;
import java.util.Iterator;

/** The names that a shell completes. */
final class Names {

  private Names() {}

  /** Data sets. */
  static final class OfDataSets implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return DataSources.Choice.names().iterator();
    }
  }

  /** Recipes. */
  static final class OfRecipes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Recipe.names().iterator();
    }
  }

  /** What {@code snn plot} draws. */
  static final class OfPlots implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return PlotCommand.KINDS.iterator();
    }
  }

  /** The plugins there are when the script is printed. */
  static final class OfPlugins implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ExtensionPoints.of(Experiment.class, Catalogs.standard()).stream()
          .flatMap(point -> point.catalog().names().stream())
          .distinct()
          .iterator();
    }
  }
}
