package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.SampleRows;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.StagedRun;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import dev.fastbreak.warehouse.sql.Cells;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two runs that publish the same new dates at the same time, as a scheduler that delivers twice
 * makes them, by BigQuery's rules: everything is stored once.
 */
@Timeout(120)
class TwoPublishersTest {

  private static final LocalDate DAY = LocalDate.of(2021, 12, 1);
  private static final LocalDate NEXT = LocalDate.of(2021, 12, 2);
  private static final Instant STARTED = Instant.parse("2022-01-01T06:00:00Z");
  private static final String ZONES = Tables.PLAYER_SHOT_ZONE_ANALYSIS.qualifiedName();

  private final BigQueryProject project =
      BigQueryWarehouseProvider.project("test-project").withPatience(new Patience(4, 5, 20, 0));

  @TempDir private Path directory;
  private SnapshotEngine engine;

  @BeforeEach
  void makeTables() throws SQLException {
    Path file = directory.resolve("rules.duckdb");
    Warehouse warehouse = Warehouses.of("duckdb:" + file);
    try (WarehouseSession session = warehouse.open()) {
      session.createMissingTables();
      session.publish(run("run-0").stage(warehouse, PipelineOptionsFactory.create()));
    }
    engine = SnapshotEngine.on(file);
    engine.execute("CREATE SCHEMA IF NOT EXISTS nba_staging");
    for (TableSpec<?> table :
        List.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS, Tables.PRECOMPUTE_FAILURES)) {
      engine.execute(
          "CREATE TABLE nba_staging.%s AS FROM %s".formatted(table.name(), table.qualifiedName()));
      engine.execute("DELETE FROM " + table.qualifiedName());
    }
    engine.execute("DELETE FROM nba_processing.precompute_runs");
    engine.execute(
        "CREATE TABLE nba_processing.publish_lock_2021 AS SELECT '' AS holder, '' AS earlier, now()"
            + " AS taken_at");
  }

  @AfterEach
  void close() throws SQLException {
    engine.close();
  }

  @Test
  void bothRunsAreInTheLedgerAndEveryRowIsStoredOnce() throws Exception {
    Publication first = staged("run-a");
    Publication second = staged("run-b");
    CompletableFuture<List<PrecomputeRun>> late = new CompletableFuture<>();
    engine.beforeCommitOf(
        "run-a",
        () -> {
          var unused = late.completeAsync(() -> publish(second));
          awaitEndOf("run-b");
        });
    List<PrecomputeRun> early = publish(first);

    assertThat(early).extracting(PrecomputeRun::rowsWritten).containsExactly(2L, 1L);
    assertThat(late.get())
        .extracting(PrecomputeRun::rowsWritten, PrecomputeRun::rowsUnchanged)
        .containsExactly(tuple(0L, 2L), tuple(0L, 1L));
    assertThat(count(ZONES)).isEqualTo(3);
    assertThat(count("nba_processing.precompute_failures")).isEqualTo(1);
    assertThat(count("nba_processing.precompute_runs")).isEqualTo(4);
    assertThat(engine.endsOf("run-b").stream().flatMap(Optional::stream))
        .isNotEmpty()
        .allMatch(Trouble::isAbortedTransaction);
  }

  @Test
  void oneThatWasDecidedBeforeAnotherWasCommittedIsDecidedAgain() throws Exception {
    Publication first = staged("run-a");
    Publication second = staged("run-b");
    // The first has asked; before its script begins, the second comes and goes.
    engine.beforeScriptOf("run-a", () -> publish(second));
    assertThat(publish(first)).extracting(PrecomputeRun::rowsWritten).containsExactly(0L, 0L);
    assertThat(count(ZONES)).isEqualTo(3);
    assertThat(engine.endsOf("run-a").stream().flatMap(Optional::stream))
        .singleElement()
        .matches(trouble -> trouble.said().contains("another run was faster"));
  }

  @Test
  void theEngineLetsMergesThatOnlyInsertPassSideBySide() throws Exception {
    String merge =
        "BEGIN TRANSACTION;\n"
            + "MERGE INTO `p.nba_precompute.one` AS stored USING (SELECT 1 AS k) AS staged ON"
            + " stored.k = staged.k WHEN NOT MATCHED BY TARGET THEN INSERT (k) VALUES (staged.k);\n"
            + "COMMIT TRANSACTION;";
    engine.execute("CREATE TABLE nba_precompute.one (k INTEGER)");
    engine.beforeCommitOf(
        "early", () -> assertThat(engine.runScript("", "late", merge, Map.of())).isEmpty());
    assertThat(engine.runScript("", "early", merge, Map.of())).isEmpty();
    assertThat(count("nba_precompute.one")).isEqualTo(2);
  }

  @Test
  void keysThatAreStoredTwiceAreRepairedByThePublishOfTheirDate() throws Exception {
    publish(staged("run-a"));
    engine.execute("INSERT INTO %1$s SELECT * FROM %1$s".formatted(ZONES));
    List<PrecomputeRun> lines = publish(staged("run-b"));
    assertThat(lines)
        .extracting(PrecomputeRun::rowsWritten, PrecomputeRun::rowsDeleted)
        .containsExactly(tuple(2L, 4L), tuple(1L, 2L));
    assertThat(count(ZONES)).isEqualTo(3);
  }

  private List<PrecomputeRun> publish(Publication publication) {
    return new Publisher(project, engine, publication).publish();
  }

  /** Two dates with three rows and a failure, the same for every run but its id. */
  private static StagedRun run(String id) {
    return new StagedRun(id, STARTED)
        .of(Processor.PSZA, DAY, NEXT)
        .row(zones("a", DAY))
        .row(zones("b", DAY))
        .row(zones("a", NEXT))
        .failure(DAY, "c", FailureCategory.EXPECTED_INCOMPLETE);
  }

  private Publication staged(String runId) throws SQLException {
    StagedRun run = run(runId);
    for (StagingTable<?> staging : StagingTable.allOf(run.chunk())) {
      engine.execute(
          "CREATE TABLE nba_staging.\"%s\" AS SELECT * REPLACE ('%s' AS run_id) FROM nba_staging.%s"
              .formatted(staging.name(), runId, staging.spec().name()));
    }
    return run.publication();
  }

  private static Record zones(String player, LocalDate date) {
    return SampleRows.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS)
        .random(1, Map.of("player_lookup", player, "analysis_date", date));
  }

  private long count(String table) {
    return Cells.number(engine.select("", "SELECT count(*) FROM " + table, Map.of()), 0);
  }

  private void awaitEndOf(String id) {
    try {
      engine.awaitEndOf(id);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
