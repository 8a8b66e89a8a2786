package dev.fastbreak.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fastbreak.app.fixtures.DuckDbFiles;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.plan.Ledger;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A file that an older version made gets new columns from the first command that writes. */
class OlderWarehouseTest {

  private static final LocalDate DAY = LocalDate.of(2021, 12, 1);

  private final Logger log = (Logger) LoggerFactory.getLogger(TableMaker.class);
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void makeOlderFile() {
    file = directory.resolve("older.duckdb");
    DuckDbFiles.createEmpty(file);
    DuckDbFiles.execute(
        file,
        "ALTER TABLE nba_precompute.player_daily_cache DROP COLUMN cache_version",
        "ALTER TABLE nba_processing.precompute_runs DROP COLUMN command",
        "ALTER TABLE nba_analytics.player_game_summary DROP COLUMN is_dnp",
        "DROP TABLE nba_processing.upstream_loads");
    said.start();
    log.addAppender(said);
  }

  @AfterEach
  void listenNoMore() {
    log.detachAppender(said);
  }

  private static boolean fits(WarehouseSession session, TableSpec<?> table) {
    return session.schemaDrift().stream()
        .filter(drift -> drift.table() == table)
        .allMatch(drift -> drift.exists() && drift.wrong().isEmpty());
  }

  @Test
  void tablesOfFeaturesGetTheirNewColumnsAndItIsSaid() {
    try (WarehouseSession session = DuckDbFiles.warehouse(file).open()) {
      session.createMissingTables();

      assertThat(fits(session, Tables.PLAYER_DAILY_CACHE)).isTrue();
      assertThat(fits(session, Tables.UPSTREAM_LOADS)).isTrue();
      assertThat(said.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .containsExactly(
              "Added the new column cache_version to nba_precompute.player_daily_cache, which an"
                  + " older version made.",
              "Added the new column command to nba_processing.precompute_runs, which an older"
                  + " version made.");
      assertThat(fits(session, Tables.PLAYER_GAME_SUMMARY))
          .as("an upstream table may be the user's own")
          .isFalse();
    }
  }

  @Test
  void theLedgerIsReadWithoutThemUntilThen() {
    DuckDbFiles.execute(
        file,
        "INSERT INTO nba_processing.precompute_runs VALUES ('PlayerShotZoneAnalysisProcessor',"
            + " DATE '2021-12-01', '20211201bcdfghjklm', 'COMPLETE', 390, 0, 0, 0, 0, 0, 390,"
            + " 'in', 'out', 'psza-1', TIMESTAMP '2021-12-01 06:00:00',"
            + " TIMESTAMP '2021-12-01 06:00:04')");
    try (WarehouseSession session = DuckDbFiles.warehouse(file).openForReading()) {
      assertThat(Ledger.read(session, DAY, DAY).lines())
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.rowsWritten()).isEqualTo(390);
                assertThat(line.command()).isNull();
              });
      assertThat(fits(session, Tables.PRECOMPUTE_RUNS)).isTrue();
      assertThat(session.schemaDrift())
          .filteredOn(drift -> drift.table() == Tables.PRECOMPUTE_RUNS)
          .flatExtracting(SchemaDrift::notes)
          .containsExactly("has no column command yet; the next run adds it");
    }
  }

  @Test
  void aLoadAddsThemToTheTableThatItFills() {
    try (WarehouseSession session = DuckDbFiles.warehouse(file).open()) {
      TableLoad<PlayerGameSummary> nothing =
          new TableLoad<>(Tables.PLAYER_GAME_SUMMARY, List.of(), DAY, DAY);

      assertThatCode(() -> session.load(List.of(nothing))).doesNotThrowAnyException();
      assertThat(fits(session, Tables.PLAYER_GAME_SUMMARY)).isTrue();
      assertThat(said.list).hasSize(1);
    }
  }
}
