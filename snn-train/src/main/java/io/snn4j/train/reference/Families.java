package io.snn4j.train.reference;

import io.snn4j.core.catalog.Catalogs;
import java.util.List;

/** The kinds of cases that can be replayed. */
public final class Families {

  private Families() {}

  /**
   * {@return a verification of all kinds, with these plugins}
   *
   * @param catalogs the plugins there are
   */
  public static Verification all(Catalogs catalogs) {
    return new Verification(
        List.of(
            new NeuronFamily(catalogs),
            new SurrogateFamily(catalogs),
            new LossFamily(catalogs),
            new EncodingFamily(catalogs),
            new DecodingFamily(catalogs),
            new NetworkFamily(catalogs)));
  }
}
