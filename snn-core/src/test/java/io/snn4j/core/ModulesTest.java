package io.snn4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.engine.Engine;
import org.junit.jupiter.api.Test;

class ModulesTest {

  @Test
  void anInjectorGivesOneEngineOfTheThreadsAskedForAndTheStandardCatalogs() {
    Injector injector = Guice.createInjector(new CoreModule(), new EngineModule(3));
    try (Engine engine = injector.getInstance(Engine.class)) {
      assertThat(engine.threads()).isEqualTo(3);
      assertThat(injector.getInstance(Engine.class)).isSameAs(engine);
      assertThat(injector.getInstance(Catalogs.class)).isSameAs(Catalogs.standard());
    }
  }
}
