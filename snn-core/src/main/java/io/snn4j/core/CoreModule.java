package io.snn4j.core;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.snn4j.core.catalog.Catalogs;

/**
 * Wires the {@link Catalogs} of the plugins on the class path.
 *
 * <pre>{@code
 * Injector injector = Guice.createInjector(new CoreModule(), new EngineModule(2));
 * Catalogs catalogs = injector.getInstance(Catalogs.class);
 * }</pre>
 */
public final class CoreModule extends AbstractModule {

  @Provides
  @Singleton
  Catalogs catalogs() {
    return Catalogs.standard();
  }
}
