package dev.fastbreak.beam.transform;

import static dev.fastbreak.beam.transform.MadeUp.DAY_1;
import static dev.fastbreak.beam.transform.MadeUp.DAY_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.beam.transform.ComputeFeatures.Interceptor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.testing.Pipelines;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How computed rows and failures get into the tables. */
class PublishingTest {

  private static final Clock LATER =
      Clock.fixed(MadeUp.STARTED.plus(Duration.ofMinutes(1)), ZoneOffset.UTC);

  @TempDir private Path folder;
  private Warehouse warehouse;
  private WarehouseSession session;

  @BeforeEach
  void makeWarehouse() {
    warehouse = Warehouses.of("duckdb:" + folder.resolve("test.duckdb"));
    session = warehouse.open();
    session.createMissingTables();
  }

  @AfterEach
  void closeWarehouse() {
    session.close();
  }

  private PCollection<Stored<PrecomputeRun>> publish(
      Pipeline pipeline, Chunk chunk, List<List<String>> buckets) {
    ComputedFeatures<PlayerShotZoneAnalysis> computed =
        pipeline
            .apply(Create.of(buckets).withCoder(ListCoder.of(StringUtf8Coder.of())))
            .apply(
                ComputeFeatures.of(
                    chunk,
                    Tables.PLAYER_SHOT_ZONE_ANALYSIS,
                    Interceptor.NONE,
                    (names, views) ->
                        new Entities<>(
                            names.stream().map(MadeUp::player).toList(), Unattributable.none())));
    return computed.apply(
        "Publish", PublishChunk.to(warehouse, chunk, Tables.PLAYER_SHOT_ZONE_ANALYSIS, LATER));
  }

  private List<List<Object>> query(String sql) {
    return session.query(sql).rows().stream().map(row -> (List<Object>) row).toList();
  }

  private List<List<Object>> publishedRows() {
    return query(
        "SELECT player_lookup, analysis_date, run_id FROM nba_precompute.player_shot_zone_analysis"
            + " ORDER BY ALL");
  }

  private List<List<Object>> stagingTables() {
    return query(
        "SELECT table_name FROM information_schema.tables WHERE table_catalog = 'nba_staging'");
  }

  @Test
  void stagingTablesAreNamedAlikeWhereOtherDigitsAreWritten() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(StagingTable.rowsOf(MadeUp.chunk(), Tables.PLAYER_SHOT_ZONE_ANALYSIS).name())
          .isEqualTo("player_shot_zone_analysis_20211201_" + MadeUp.RUN);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void publishesRowsFailuresAndALineForEachDateAndAnswersTheLines(int threads) {
    Pipeline pipeline = Pipelines.withThreads(threads);
    PCollection<Stored<PrecomputeRun>> lines =
        publish(
            pipeline,
            MadeUp.chunk(),
            List.of(List.of("anna", "late"), List.of("young"), List.of("throws")));
    // Day 1: anna and throws have rows, young is expected. Day 2: anna and late, throws throws.
    PAssert.that(lines)
        .satisfies(
            published -> {
              assertThat(published)
                  .extracting(
                      line ->
                          "%s %s: %d rows, %d + %d failures of %d"
                              .formatted(
                                  line.row().analysisDate(),
                                  line.row().outcome(),
                                  line.row().rowsWritten(),
                                  line.row().failuresExpected(),
                                  line.row().failuresUnexpected(),
                                  line.row().population()))
                  .containsExactlyInAnyOrder(
                      "2021-12-01 COMPLETE: 2 rows, 1 + 0 failures of 3",
                      "2021-12-02 COMPLETE_WITH_FAILURES: 2 rows, 1 + 1 failures of 4");
              return null;
            });
    pipeline.run().waitUntilFinish();

    assertThat(publishedRows())
        .containsExactly(
            List.of("anna", DAY_1, MadeUp.RUN),
            List.of("anna", DAY_2, MadeUp.RUN),
            List.of("late", DAY_2, MadeUp.RUN),
            List.of("throws", DAY_1, MadeUp.RUN));
    assertThat(
            query(
                "SELECT entity_id, analysis_date, failure_category"
                    + " FROM nba_processing.precompute_failures ORDER BY ALL"))
        .containsExactly(
            List.of("throws", DAY_2, "PROCESSING_ERROR"),
            List.of("young", DAY_1, "EXPECTED_INCOMPLETE"),
            List.of("young", DAY_2, "EXPECTED_INCOMPLETE"));
    assertThat(
            query(
                "SELECT analysis_date, input_digest, code_version, started_at, finished_at"
                    + " FROM nba_processing.precompute_runs ORDER BY ALL"))
        .containsExactly(
            List.of(DAY_1, "input of 2021-12-01", "psza-1", MadeUp.STARTED, LATER.instant()),
            List.of(DAY_2, "input of 2021-12-02", "psza-1", MadeUp.STARTED, LATER.instant()));
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  void gameDatesWithoutAnybodyFailAndSayWhatIsMissing() {
    Pipeline pipeline = Pipelines.withThreads(2);
    publish(pipeline, MadeUp.chunk(), List.of());
    pipeline.run().waitUntilFinish();
    assertThat(
            query(
                "SELECT analysis_date, outcome, population FROM nba_processing.precompute_runs"
                    + " ORDER BY ALL"))
        .containsExactly(List.of(DAY_1, "FAILED", 0L), List.of(DAY_2, "FAILED", 0L));
    assertThat(
            query(
                "SELECT analysis_date, entity_id, failure_category, failure_reason LIKE"
                    + " '%no player has a played row in player_game_summary before it%'"
                    + " FROM nba_processing.precompute_failures ORDER BY ALL"))
        .containsExactly(
            List.of(DAY_1, "DATE_LEVEL", "INCOMPLETE_UPSTREAM", true),
            List.of(DAY_2, "DATE_LEVEL", "INCOMPLETE_UPSTREAM", true));
    assertThat(publishedRows()).isEmpty();
  }

  @Test
  void theSameRunsChunkPublishedTwiceIsPublishedOnce() {
    for (int i = 0; i < 2; i++) {
      Pipeline pipeline = Pipelines.withThreads(2);
      PCollection<Stored<PrecomputeRun>> lines =
          publish(pipeline, MadeUp.chunk(), List.of(List.of("anna"), List.of("gap")));
      PAssert.that(lines)
          .satisfies(
              published -> {
                // The second time it answers what the first time was written.
                assertThat(published)
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line.row().rowsWritten()).isEqualTo(1));
                return null;
              });
      pipeline.run().waitUntilFinish();
    }
    assertThat(query("SELECT COUNT(*) FROM nba_processing.precompute_runs"))
        .containsExactly(List.of(2L));
    assertThat(publishedRows()).hasSize(2);
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  void anotherRunReplacesFailuresDeletesWhatIsGoneAndLeavesTheRestAlone() {
    Pipeline first = Pipelines.withThreads(2);
    publish(first, MadeUp.chunk(), List.of(List.of("anna", "bert"), List.of("young")));
    first.run().waitUntilFinish();

    Chunk later = MadeUp.chunk("1111aaaa", MadeUp.STARTED.plusSeconds(3600), DAY_2);
    Pipeline second = Pipelines.withThreads(2);
    publish(second, later, List.of(List.of("anna", "late")));
    second.run().waitUntilFinish();

    assertThat(publishedRows())
        .containsExactly(
            List.of("anna", DAY_1, MadeUp.RUN),
            List.of("anna", DAY_2, MadeUp.RUN),
            List.of("bert", DAY_1, MadeUp.RUN),
            List.of("late", DAY_2, "1111aaaa"));
    assertThat(query("SELECT entity_id, analysis_date FROM nba_processing.precompute_failures"))
        .containsExactly(List.of("young", DAY_1));
    assertThat(
            query(
                "SELECT rows_written, rows_unchanged, rows_deleted"
                    + " FROM nba_processing.precompute_runs WHERE run_id = '1111aaaa'"))
        .containsExactly(List.of(1L, 1L, 1L));
  }

  @Test
  void aDateThatFailedKeepsItsEarlierRowsAndTellsWhy() {
    Pipeline first = Pipelines.withThreads(2);
    publish(first, MadeUp.chunk(), List.of(List.of("anna", "bert", "carl")));
    first.run().waitUntilFinish();

    Chunk later = MadeUp.chunk("1111aaaa", MadeUp.STARTED.plusSeconds(3600), DAY_1, DAY_2);
    Pipeline second = Pipelines.withThreads(2);
    // On day 2 two of three throw: more than the chunk's limit of a half.
    publish(second, later, List.of(List.of("late"), List.of("throws1"), List.of("throws2")));
    second.run().waitUntilFinish();

    assertThat(publishedRows())
        .containsExactly(
            List.of("anna", DAY_2, MadeUp.RUN),
            List.of("bert", DAY_2, MadeUp.RUN),
            List.of("carl", DAY_2, MadeUp.RUN),
            List.of("throws1", DAY_1, "1111aaaa"),
            List.of("throws2", DAY_1, "1111aaaa"));
    assertThat(
            query(
                "SELECT outcome, rows_written FROM nba_processing.precompute_runs"
                    + " WHERE run_id = '1111aaaa' ORDER BY analysis_date"))
        .containsExactly(List.of("COMPLETE", 2L), List.of("FAILED", 0L));
    assertThat(
            query(
                "SELECT entity_id, failure_category FROM nba_processing.precompute_failures"
                    + " ORDER BY ALL"))
        .containsExactly(
            List.of("throws1", "PROCESSING_ERROR"), List.of("throws2", "PROCESSING_ERROR"));
  }

  @Test
  void twoRowsOfOneKeyAreRefusedAndNothingIsPublished() {
    Pipeline pipeline = Pipelines.withThreads(2);
    publish(pipeline, MadeUp.chunk(), List.of(List.of("anna"), List.of("anna", "bert")));
    assertThatThrownBy(() -> pipeline.run().waitUntilFinish())
        .hasStackTraceContaining(
            "PSZA on 2021-12-01: 3 rows are staged for 2 keys; more than once:"
                + " [[2021-12-01, anna]]. Nothing was published; run these dates again.");
    assertThat(publishedRows()).isEmpty();
    assertThat(query("SELECT * FROM nba_processing.precompute_runs")).isEmpty();
    assertThat(stagingTables()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aBlockedDateIsRecordedWithTheFailureThatExplainsItAndKeepsItsRows(int threads) {
    Pipeline first = Pipelines.withThreads(2);
    publish(first, MadeUp.chunk(), List.of(List.of("anna")));
    first.run().waitUntilFinish();

    Chunk later = MadeUp.chunk("1111aaaa", MadeUp.STARTED.plusSeconds(3600), DAY_1, DAY_2);
    Pipeline pipeline = Pipelines.withThreads(threads);
    pipeline.apply(
        RecordOutcome.of(
            warehouse,
            later,
            Outcome.BLOCKED,
            List.of(
                new Failure(DAY_1, Failure.DATE_LEVEL, FailureCategory.MISSING_DEPENDENCY, "one"),
                new Failure(DAY_2, Failure.DATE_LEVEL, FailureCategory.MISSING_DEPENDENCY, "two")),
            LATER));
    pipeline.run().waitUntilFinish();

    assertThat(publishedRows()).hasSize(2);
    assertThat(
            query(
                "SELECT analysis_date, outcome, failures_unexpected, population,"
                    + " output_digest IS NOT NULL FROM nba_processing.precompute_runs"
                    + " WHERE run_id = '1111aaaa' ORDER BY ALL"))
        .containsExactly(
            List.of(DAY_1, "BLOCKED", 1L, 0L, true), List.of(DAY_2, "BLOCKED", 1L, 0L, true));
    assertThat(
            query(
                "SELECT entity_id, analysis_date, failure_category, failure_reason, can_retry"
                    + " FROM nba_processing.precompute_failures ORDER BY ALL"))
        .containsExactly(
            List.of("DATE_LEVEL", DAY_1, "MISSING_DEPENDENCY", "one", true),
            List.of("DATE_LEVEL", DAY_2, "MISSING_DEPENDENCY", "two", true));
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  void bootstrapDatesAreRecordedWithoutRowsAndFailures() {
    Pipeline pipeline = Pipelines.withThreads(2);
    pipeline.apply(
        RecordOutcome.of(warehouse, MadeUp.chunk(), Outcome.SKIPPED_BOOTSTRAP, List.of(), LATER));
    pipeline.run().waitUntilFinish();
    assertThat(
            query(
                "SELECT analysis_date, outcome, population, output_digest IS NULL"
                    + " FROM nba_processing.precompute_runs ORDER BY ALL"))
        .containsExactly(
            List.of(DAY_1, "SKIPPED_BOOTSTRAP", 0L, true),
            List.of(DAY_2, "SKIPPED_BOOTSTRAP", 0L, true));
    assertThat(query("SELECT * FROM nba_processing.precompute_failures")).isEmpty();
  }
}
