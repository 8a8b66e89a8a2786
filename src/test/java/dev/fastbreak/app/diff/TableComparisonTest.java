package dev.fastbreak.app.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.diff.TableDifference.Sample;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableComparisonTest {

  private static final TableSpec<?> TABLE = Tables.ML_FEATURE_STORE;
  private static final LocalDate DATE = LocalDate.of(2021, 12, 1);

  /** A row of a player, of which three columns are spelled out. */
  private static Object[] row(String player, String quality, Long rest, Double... features) {
    Object[] values = new Object[TABLE.columns().size()];
    values[TABLE.position("game_date")] = DATE;
    values[TABLE.position("player_lookup")] = player;
    values[TABLE.position("feature_quality_score")] =
        quality == null ? null : new BigDecimal(quality);
    values[TABLE.position("days_rest")] = rest;
    values[TABLE.position("features")] = Arrays.asList(features);
    return values;
  }

  private static List<Object[]> rows(Object[]... rows) {
    return Arrays.asList(rows);
  }

  private static TableDifference compare(List<Object[]> left, List<Object[]> right) {
    TableComparison comparison =
        new TableComparison(
            TABLE, Set.of("game_date", "feature_quality_score", "days_rest", "features"), 10);
    comparison.add(left, right);
    return comparison.result();
  }

  private static ColumnDifference column(TableDifference difference, String name) {
    return difference.columns().stream()
        .filter(column -> column.column().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void rowsAreMatchedByKeyInWhateverOrderTheyCome() {
    TableDifference difference =
        compare(
            rows(row("a", "97", 1L, 1.0), row("b", "97", 1L, 2.0)),
            rows(row("b", "97", 1L, 2.0), row("a", "97.00", 1L, 1.0)));

    assertThat(difference.isEqual()).isTrue();
    assertThat(difference.equal()).isEqualTo(2);
    assertThat(difference.samples()).isEmpty();
    assertThat(difference.columns())
        .extracting(ColumnDifference::column)
        .containsExactly("features", "feature_quality_score", "days_rest");
  }

  @Test
  void rowsOfOneSideOnlyAreCountedOnThatSide() {
    TableDifference difference =
        compare(
            rows(row("a", "97", 1L), row("b", "97", 1L)),
            rows(row("b", "97", 1L), row("c", "97", 1L), row("d", "97", 1L)));

    assertThat(difference.onlyLeft()).isEqualTo(1);
    assertThat(difference.onlyRight()).isEqualTo(2);
    assertThat(difference.equal()).isEqualTo(1);
    assertThat(difference.samples())
        .containsExactly(
            new Sample(List.of("2021-12-01", "a"), null, "present", null),
            new Sample(List.of("2021-12-01", "c"), null, null, "present"),
            new Sample(List.of("2021-12-01", "d"), null, null, "present"));
  }

  @Test
  void aKeysSurplusCopiesAreRowsOfOneSideOnly() {
    TableDifference difference =
        compare(rows(row("a", "97", 1L), row("a", "97", 1L)), rows(row("a", "97", 1L)));

    assertThat(difference.onlyLeft()).isEqualTo(1);
    assertThat(difference.equal()).isEqualTo(1);
    assertThat(difference.isEqual()).isFalse();
  }

  @Test
  void mismatchesAreCountedPerColumnWithTheGreatestDifference() {
    TableDifference difference =
        compare(
            rows(row("a", "97.00", 1L, 1.0, 5.0), row("b", "60.5", null, 1.0)),
            rows(row("a", "96.25", 4L, 1.5, 2.0), row("b", "61.0", null, 1.0)));

    assertThat(difference.different()).isEqualTo(2);
    assertThat(column(difference, "feature_quality_score"))
        .isEqualTo(
            new ColumnDifference("feature_quality_score", 2, 0, 0, 0, new BigDecimal("0.75")));
    assertThat(column(difference, "days_rest"))
        .isEqualTo(new ColumnDifference("days_rest", 1, 1, 0, 0, new BigDecimal("3")));
    // Element by element: |1.0 - 1.5| and |5.0 - 2.0|.
    assertThat(column(difference, "features"))
        .isEqualTo(new ColumnDifference("features", 1, 0, 0, 0, new BigDecimal("3.0")));
  }

  @Test
  void nullOnOneSideIsAMismatchAndSaysOnWhich() {
    TableDifference difference =
        compare(
            rows(row("a", null, 1L), row("b", "97", 1L), row("c", null, 1L)),
            rows(row("a", "97", 1L), row("b", null, 1L), row("c", null, 1L)));

    assertThat(column(difference, "feature_quality_score"))
        .isEqualTo(new ColumnDifference("feature_quality_score", 2, 1, 1, 1, BigDecimal.ZERO));
    assertThat(difference.samples())
        .containsExactly(
            new Sample(
                List.of("2021-12-01", "a"), "feature_quality_score", null, new BigDecimal("97")),
            new Sample(
                List.of("2021-12-01", "b"), "feature_quality_score", new BigDecimal("97"), null));
  }

  @Test
  void listsOfDifferentLengthDifferWithoutADistance() {
    TableDifference difference =
        compare(rows(row("a", "97", 1L, 1.0)), rows(row("a", "97", 1L, 1.0, 2.0)));

    assertThat(column(difference, "features"))
        .isEqualTo(new ColumnDifference("features", 1, 0, 0, 0, BigDecimal.ZERO));
  }

  @Test
  void partsAddUpAndSamplesStayFew() {
    TableComparison comparison = new TableComparison(TABLE, Set.of("days_rest"), 2);
    for (int i = 0; i < 5; i++) {
      comparison.add(rows(row("p" + i, "97", 1L)), rows(row("p" + i, "97", 2L)));
    }

    assertThat(comparison.result().different()).isEqualTo(5);
    assertThat(comparison.result().leftRows()).isEqualTo(5);
    assertThat(comparison.result().samples()).hasSize(2);
  }
}
