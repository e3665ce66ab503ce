package io.snn4j.core;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.engine.Engine;

/**
 * Wires what the core gives: the {@link Catalogs} of the plugins that a class loader sees, and the
 * {@link Engine}.
 *
 * <pre>{@code
 * Injector injector = Guice.createInjector(new CoreModule(2));
 * Catalogs catalogs = injector.getInstance(Catalogs.class);
 * }</pre>
 */
public final class CoreModule extends AbstractModule {

  private final int threads;

  /**
   * A module whose engine has this many threads.
   *
   * @param threads at least 1
   */
  public CoreModule(int threads) {
    this.threads = threads;
  }

  @Provides
  @Singleton
  Catalogs catalogs() {
    return Catalogs.standard();
  }

  @Provides
  @Singleton
  Engine engine() {
    return new Engine(threads);
  }
}
