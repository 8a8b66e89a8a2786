package dev.fastbreak.jobs;

import static dev.fastbreak.core.catalog.Processor.PCF;
import static dev.fastbreak.core.catalog.Processor.PSZA;
import static dev.fastbreak.core.catalog.Processor.TDZA;
import static dev.fastbreak.jobs.SmallLeague.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.Planner;
import dev.fastbreak.warehouse.WarehouseException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody has changed a column's type: no season is computed to find that out. */
class ChangedColumnsTest {

  @TempDir private Path folder;
  private JobHarness job;

  @BeforeEach
  void takeTheLeague() {
    job = JobHarness.loaded(folder, SmallLeague.ofDays(17));
  }

  private Plan plan(Processor... processors) {
    return new Planner(job.warehouse()).plan(day(15), day(16), List.of(processors), true);
  }

  private void change(String table, String column, String type) {
    job.tamper("ALTER TABLE %s ALTER COLUMN %s TYPE %s".formatted(table, column, type));
  }

  @ParameterizedTest
  @CsvSource({
    "nba_raw.nbac_schedule, game_status, VARCHAR, BIGINT",
    "nba_analytics.player_game_summary, points, VARCHAR, BIGINT",
    "nba_analytics.upcoming_team_game_context, game_date, VARCHAR, DATE",
    "nba_precompute.player_shot_zone_analysis, paint_rate_last_10, DOUBLE, 'DECIMAL(5,2)'",
    "nba_precompute.player_composite_factors, data_hash, BLOB, VARCHAR",
    "nba_processing.precompute_failures, failure_reason, BLOB, VARCHAR",
    "nba_processing.precompute_runs, rows_written, INTEGER, BIGINT",
    "nba_processing.replaced_rows, old_row, BLOB, VARCHAR",
  })
  void itIsNamedWithItsRemedyBeforeAnyWork(
      String table, String column, String found, String wanted) {
    change(table, column, found);
    String remedy = "ALTER TABLE %s ALTER COLUMN %s TYPE %s;".formatted(table, column, wanted);
    String sentence =
        "Column %s of %s is %s, not %s. Change it: %s"
            .formatted(column, table, found, wanted, remedy);

    assertThatThrownBy(() -> plan(PCF)).isInstanceOf(WarehouseException.class).hasMessage(sentence);
    assertThatThrownBy(() -> job.backfill().only(PCF).run())
        .isInstanceOf(WarehouseException.class)
        .hasMessage(sentence);

    job.tamper(remedy);
    assertThat(plan(PCF).dates()).isNotEmpty();
    assertThat(job.ledger().dates(PCF)).isEmpty();
  }

  @Test
  void whatNobodyReadsIsLeftAlone() {
    change("nba_analytics.player_game_summary", "assists", "VARCHAR");
    change("nba_precompute.player_composite_factors", "data_hash", "BLOB");

    assertThat(plan(PSZA).dates()).isNotEmpty();
  }

  /** Rows without a date are counted in every upstream table. */
  @Test
  void theDateOfATableIsReadThoughNothingElseIs() {
    change("nba_analytics.upcoming_team_game_context", "game_date", "VARCHAR");

    assertThatThrownBy(() -> plan(TDZA)).hasMessageContaining(" is VARCHAR, not DATE.");
  }

  @Test
  void manyAreTooManyForOneMessage() {
    List.of("fg_attempts", "fg_makes", "paint_attempts", "paint_makes", "three_pt_attempts")
        .forEach(column -> change("nba_analytics.player_game_summary", column, "VARCHAR"));
    assertThatThrownBy(() -> plan(PSZA)).hasMessageEndingWith(" TYPE BIGINT;");

    change("nba_analytics.player_game_summary", "points", "VARCHAR");
    assertThatThrownBy(() -> plan(PSZA)).hasMessageEndingWith("; And 1 more; 'doctor' names them.");
    assertThat(plan(TDZA).dates()).isNotEmpty();
  }
}
