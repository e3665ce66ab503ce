package io.snn4j.core;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.snn4j.core.engine.Engine;

/**
 * Wires the {@link Engine}; a module of its own, because the number of threads is often known only
 * after a command line has been read.
 */
public final class EngineModule extends AbstractModule {

  private final int threads;

  /**
   * A module whose engine has this many threads.
   *
   * @param threads at least 1
   */
  public EngineModule(int threads) {
    this.threads = threads;
  }

  @Provides
  @Singleton
  Engine engine() {
    return new Engine(threads);
  }
}
