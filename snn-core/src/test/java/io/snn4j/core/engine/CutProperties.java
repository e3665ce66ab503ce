package io.snn4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CutProperties {

  private static Queue<Cut.Piece> pieces(Cut cut) {
    Queue<Cut.Piece> pieces = new ConcurrentLinkedQueue<>();
    cut.run(Engine.shared(), pieces::add);
    return pieces;
  }

  private static List<Cut> cuts(int m, int n, int k) {
    return List.of(
        Cut.large(m, n),
        Cut.ofRows(m, n, k, k),
        Cut.ofRows(m, n, k, Rows.CACHE_LINE),
        Cut.ofColumns(m, n, k));
  }

  @Property(tries = 300)
  void eachValueOfAProductIsInOnePieceAndNoneIsEmpty(
      @ForAll @IntRange(min = 1, max = 700) int m,
      @ForAll @IntRange(min = 1, max = 1100) int n,
      @ForAll @IntRange(min = 1, max = 1100) int k) {
    for (Cut cut : cuts(m, n, k)) {
      int[][] met = new int[m][n];
      for (Cut.Piece piece : pieces(cut)) {
        assertThat(piece.rows()).as("%s", cut).isPositive();
        assertThat(piece.columns()).as("%s", cut).isPositive();
        for (int row = piece.row(); row < piece.endRow(); row++) {
          for (int column = piece.column(); column < piece.endColumn(); column++) {
            met[row][column]++;
          }
        }
      }
      for (int[] row : met) {
        assertThat(row).as("%s", cut).containsOnly(1);
      }
    }
  }

  @Property(tries = 300)
  void piecesAreFewOrSoSmallThatNothingIsCopied(
      @ForAll @IntRange(min = 1, max = 1100) int m,
      @ForAll @IntRange(min = 1, max = 1100) int n,
      @ForAll @IntRange(min = 1, max = 1100) int k) {
    Cut large = Cut.large(m, n);
    assertThat(pieces(large).size()).isBetween(1, 4);
    for (Cut cut : cuts(m, n, k)) {
      for (Cut.Piece piece : pieces(cut)) {
        long multiplications = (long) piece.rows() * piece.columns() * k;
        assertThat(cut.equals(large) || multiplications <= Cut.MULTIPLICATIONS)
            .as("%s of %s", piece, cut)
            .isTrue();
      }
    }
    Cut ofRows = Cut.ofRows(m, n, k, Rows.CACHE_LINE);
    for (Cut.Piece piece : pieces(ofRows)) {
      assertThat(ofRows.equals(large) || piece.rows() * piece.columns() <= Cut.SUMS)
          .as("%s of %s", piece, ofRows)
          .isTrue();
    }
  }

  @Example
  void largePiecesAreAtMostFour() {
    assertThat(pieces(Cut.large(1, 1))).hasSize(1);
    assertThat(pieces(Cut.large(128, 1000))).hasSize(4);
    assertThat(pieces(Cut.large(1000, 128))).hasSize(4);
  }
}
