package io.snn4j.testkit.oracle;

import io.snn4j.testkit.oracle.CaseShape.BlockShape;
import io.snn4j.testkit.oracle.CaseShape.LossKind;
import io.snn4j.testkit.oracle.CaseShape.RecurrenceKind;
import io.snn4j.testkit.oracle.OracleCase.InputKind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Cases of every kind for jqwik: depth 1 to 4, sizes 1 to 12, 1 to 40 steps, mostly small.
 *
 * <p>Spikes are decided by comparisons, so two computations agree only where nothing comes nearer
 * to a decision than their rounding. A case that does is drawn again from other numbers, and says
 * so.
 */
public final class OracleCases {

  private static final List<OracleSurrogate> SURROGATES =
      List.of(
          OracleSurrogate.atan(2),
          OracleSurrogate.atan(5),
          OracleSurrogate.learnableAtan(3),
          OracleSurrogate.fastSigmoid(4),
          OracleSurrogate.sigmoid(5),
          OracleSurrogate.bell(0.5));

  private OracleCases() {}

  /**
   * {@return cases of all models}
   *
   * @param margin how far from all decisions they stay: {@link OracleRun#margin} and {@link
   *     OracleLoss#margin}
   */
  public static Arbitrary<OracleCase> all(double margin) {
    return of(margin, ModelKind.values());
  }

  /**
   * {@return cases of some models; their layers may be of different ones}
   *
   * @param margin how far from all decisions they stay: {@link OracleRun#margin} and {@link
   *     OracleLoss#margin}
   * @param models which models
   */
  public static Arbitrary<OracleCase> of(double margin, ModelKind... models) {
    Arbitrary<List<BlockShape>> blocks = blocks(models).list().ofMinSize(1).ofMaxSize(4);
    return Combinators.combine(
            blocks,
            Arbitraries.integers().between(1, 40),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 12),
            Arbitraries.of(InputKind.class),
            Arbitraries.of(LossKind.class),
            Arbitraries.longs())
        .as(CaseShape::new)
        .map(shape -> CaseDraw.of(shape, margin));
  }

  private static Arbitrary<BlockShape> blocks(ModelKind... models) {
    Arbitrary<Boolean> rarely = Arbitraries.of(false, false, false, true);
    return Combinators.combine(
            Arbitraries.of(models),
            Arbitraries.integers().between(1, 12),
            Arbitraries.of(OracleReset.class),
            Combinators.combine(rarely, rarely, rarely, rarely).as(BlockShape.Options::new),
            Arbitraries.of(RecurrenceKind.class),
            Arbitraries.of(true, false),
            Arbitraries.of(SURROGATES))
        .as(BlockShape::new);
  }
}
