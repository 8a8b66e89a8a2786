package dev.fastbreak.app.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fastbreak.app.fixtures.DuckDbFiles;
import dev.fastbreak.app.fixtures.HandMadeLeague;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

  private static final List<Processor> ALL = Arrays.asList(Processor.values());
  private static final String PCF = "nba_precompute.player_composite_factors";
  private static final String CONTEXTS = "nba_analytics.upcoming_player_game_context";

  @TempDir static Path folder;
  private static Path one;
  private Path other;

  @BeforeAll
  static void makeLeague() {
    one = folder.resolve("one.duckdb");
    HandMadeLeague.write(one);
  }

  @BeforeEach
  void copyLeague() throws IOException {
    other = folder.resolve("other-" + System.identityHashCode(this) + ".duckdb");
    Files.copy(one, other);
  }

  private List<TableDifference> compare(boolean stamps, List<Processor> processors) {
    try (WarehouseSession left = DuckDbFiles.warehouse(one).openForReading();
        WarehouseSession right = DuckDbFiles.warehouse(other).openForReading()) {
      return new Comparison(left, right, HandMadeLeague.OPENER, HandMadeLeague.END, stamps, 10)
          .ofProcessors(processors);
    }
  }

  @Test
  void aCopyIsEqualInAllTablesAndFailures() {
    List<TableDifference> tables = compare(true, ALL);

    assertThat(tables).allMatch(TableDifference::isEqual);
    assertThat(tables)
        .extracting(table -> table.table().name(), TableDifference::equal)
        .containsExactly(
            tuple("team_defense_zone_analysis", 6L),
            tuple("player_shot_zone_analysis", 108L),
            tuple("player_composite_factors", 120L),
            tuple("player_daily_cache", 116L),
            tuple("ml_feature_store_v2", 120L),
            tuple("precompute_failures", 18L));
  }

  @Test
  void oneValueThatDiffersIsFoundAlsoWhenItIsOutOfItsRange() {
    DuckDbFiles.execute(
        other,
        "UPDATE "
            + PCF
            + " SET fatigue_score = 101 WHERE player_lookup = 'p03' AND game_date = '2021-12-01'");

    TableDifference factors = compare(false, List.of(Processor.PCF)).get(0);

    assertThat(factors.different()).isEqualTo(1);
    assertThat(factors.equal()).isEqualTo(119);
    assertThat(factors.samples())
        .singleElement()
        .satisfies(
            sample -> {
              assertThat(sample.key()).containsExactly("2021-12-01", "p03");
              assertThat(sample.column()).isEqualTo("fatigue_score");
              assertThat(sample.right()).isEqualTo(101L);
            });
  }

  @Test
  void whenAndByWhichRunIsComparedOnlyWhenAskedFor() {
    DuckDbFiles.execute(
        other, "UPDATE " + PCF + " SET run_id = 'another', processed_at = TIMESTAMP '2023-01-01'");

    assertThat(compare(false, List.of(Processor.PCF))).allMatch(TableDifference::isEqual);
    assertThat(compare(true, List.of(Processor.PCF)).get(0).different()).isEqualTo(120);
  }

  @Test
  void onlyTheFailuresOfTheProcessorsAskedForAreCompared() {
    DuckDbFiles.execute(
        other, "DELETE FROM nba_processing.precompute_failures WHERE entity_id = 'p28'");

    assertThat(compare(false, List.of(Processor.PDC))).allMatch(TableDifference::isEqual);
    assertThat(compare(false, List.of(Processor.PSZA)).get(1).onlyLeft()).isEqualTo(4);
  }

  @Test
  void aFreshWarehouseHasTheUpstreamRowsOfTheRangeAndNothingElse() {
    DuckDbFiles.execute(
        other,
        "INSERT INTO "
            + CONTEXTS
            + " SELECT * REPLACE (99 AS player_age, TIMESTAMP '2020-01-01' AS processed_at) FROM "
            + CONTEXTS
            + " WHERE player_lookup = 'p01'");
    Path made;
    try (FreshWarehouse fresh = FreshWarehouse.make()) {
      made = Path.of(fresh.uri().substring("duckdb:".length()));
      try (WarehouseSession from = DuckDbFiles.warehouse(other).openForReading();
          WarehouseSession to = DuckDbFiles.warehouse(made).open()) {
        FreshWarehouse.copyUpstream(from, to, LocalDate.of(2021, 11, 2), LocalDate.of(2021, 11, 5));

        // Six game dates; contexts from the opener to the end of the range are four dates of 30,
        // the older copies of p01 left out.
        assertThat(count(to, Tables.SCHEDULE.qualifiedName())).isEqualTo(6);
        assertThat(count(to, CONTEXTS)).isEqualTo(120);
        assertThat(count(to, CONTEXTS + " WHERE player_age = 99")).isZero();
        assertThat(count(to, PCF)).isZero();
        assertThat(count(to, "nba_processing.precompute_runs")).isZero();
        assertThat(to.query("SELECT SUM(minutes_in_last_7_days) FROM " + CONTEXTS).rows())
            .isEqualTo(
                from.query(
                        "SELECT SUM(minutes_in_last_7_days) FROM "
                            + CONTEXTS
                            + " WHERE game_date <= '2021-11-05' AND processed_at > '2021-01-01'")
                    .rows());
      }
    }
    assertThat(made.getParent()).doesNotExist();
  }

  private static long count(WarehouseSession session, String from) {
    return (Long) session.query("SELECT COUNT(*) FROM " + from).rows().get(0).get(0);
  }

  @Test
  void anUpstreamRowThatCannotBeCopiedIsNamed() {
    DuckDbFiles.execute(
        other,
        "UPDATE "
            + CONTEXTS
            + " SET team_abbr = NULL WHERE player_lookup = 'p01' AND game_date = '2021-11-02'");
    try (FreshWarehouse fresh = FreshWarehouse.make();
        WarehouseSession from = DuckDbFiles.warehouse(other).openForReading();
        WarehouseSession to =
            DuckDbFiles.warehouse(Path.of(fresh.uri().substring("duckdb:".length()))).open()) {
      assertThatThrownBy(
              () ->
                  FreshWarehouse.copyUpstream(from, to, HandMadeLeague.OPENER, HandMadeLeague.END))
          .isInstanceOf(WarehouseException.class)
          .hasMessageStartingWith(
              "nba_analytics.upcoming_player_game_context: team_abbr of row 2021-11-02 p01 is null");
    }
  }

  @Test
  void aProcessorIsComputedWithAllThatItReads() {
    assertThat(FreshWarehouse.withUpstreams(List.of(Processor.PDC)))
        .containsExactly(Processor.PSZA, Processor.PDC);
    assertThat(FreshWarehouse.withUpstreams(List.of(Processor.ML))).containsExactlyElementsOf(ALL);
  }
}
