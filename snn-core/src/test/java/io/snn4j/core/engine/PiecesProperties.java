package io.snn4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PiecesProperties {

  private static Queue<Pieces.Piece> all(Pieces pieces) {
    Queue<Pieces.Piece> all = new ConcurrentLinkedQueue<>();
    pieces.run(Engine.shared(), all::add);
    return all;
  }

  private static List<Pieces> ways(int m, int n, int k) {
    return List.of(
        Pieces.large(m, n),
        Pieces.ofRows(m, n, k, k),
        Pieces.ofRows(m, n, k, Rows.CACHE_LINE),
        Pieces.ofColumns(m, n, k));
  }

  @Property(tries = 300)
  void eachValueOfAProductIsInOnePieceAndNoneIsEmpty(
      @ForAll @IntRange(min = 1, max = 700) int m,
      @ForAll @IntRange(min = 1, max = 1100) int n,
      @ForAll @IntRange(min = 1, max = 1100) int k) {
    for (Pieces pieces : ways(m, n, k)) {
      int[][] met = new int[m][n];
      for (Pieces.Piece piece : all(pieces)) {
        assertThat(piece.rows()).as("%s", pieces).isPositive();
        assertThat(piece.columns()).as("%s", pieces).isPositive();
        for (int row = piece.row(); row < piece.endRow(); row++) {
          for (int column = piece.column(); column < piece.endColumn(); column++) {
            met[row][column]++;
          }
        }
      }
      for (int[] row : met) {
        assertThat(row).as("%s", pieces).containsOnly(1);
      }
    }
  }

  @Property(tries = 300)
  void piecesAreFewOrSoSmallThatNothingIsCopied(
      @ForAll @IntRange(min = 1, max = 1100) int m,
      @ForAll @IntRange(min = 1, max = 1100) int n,
      @ForAll @IntRange(min = 1, max = 1100) int k) {
    Pieces large = Pieces.large(m, n);
    assertThat(all(large).size()).isBetween(1, 4);
    for (Pieces pieces : ways(m, n, k)) {
      for (Pieces.Piece piece : all(pieces)) {
        long multiplications = (long) piece.rows() * piece.columns() * k;
        assertThat(pieces.equals(large) || multiplications <= Pieces.MULTIPLICATIONS)
            .as("%s of %s", piece, pieces)
            .isTrue();
      }
    }
    Pieces ofRows = Pieces.ofRows(m, n, k, Rows.CACHE_LINE);
    for (Pieces.Piece piece : all(ofRows)) {
      assertThat(ofRows.equals(large) || piece.rows() * piece.columns() <= Pieces.SUMS)
          .as("%s of %s", piece, ofRows)
          .isTrue();
    }
  }

  @Example
  void largePiecesAreAtMostFour() {
    assertThat(all(Pieces.large(1, 1))).hasSize(1);
    assertThat(all(Pieces.large(128, 1000))).hasSize(4);
    assertThat(all(Pieces.large(1000, 128))).hasSize(4);
  }
}
