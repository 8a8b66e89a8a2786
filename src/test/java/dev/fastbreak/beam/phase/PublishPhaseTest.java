package dev.fastbreak.beam.phase;

import static dev.fastbreak.beam.phase.MadeUp.DAY_1;
import static dev.fastbreak.beam.phase.MadeUp.DAY_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.InputDigest;
import dev.fastbreak.testing.Pipelines;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
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
class PublishPhaseTest {

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

  /** A pipeline of a teams' step that is not due and a players' step that is. */
  private PCollection<Long> publish(Pipeline pipeline, Chunk chunk, List<List<String>> players) {
    List<Bucket> buckets = new ArrayList<>();
    for (List<String> names : players) {
      buckets.add(MadeUp.bucket(buckets.size(), names.toArray(String[]::new)));
    }
    return pipeline.apply(
        "Publish",
        PublishPhase.of(
            warehouse,
            chunk,
            LATER,
            pipeline
                .apply("Teams", Create.<Bucket>empty(BucketCoder.of()))
                .apply("TDZA", new ComputeTeamDefense(chunk, (inputs, dates) -> null)),
            pipeline
                .apply("Players", Create.of(buckets).withCoder(BucketCoder.of()))
                .apply("PSZA", new ComputeShotZones(chunk, MadeUp.SHOT_ZONES))));
  }

  private void run(Chunk chunk, List<List<String>> players) {
    Pipeline pipeline = Pipelines.withThreads(2);
    publish(pipeline, chunk, players);
    pipeline.run().waitUntilFinish();
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
  void publishesRowsFailuresAndALineForEachDateAndCountsTheLines(int threads) {
    Pipeline pipeline = Pipelines.withThreads(threads);
    PCollection<Long> lines =
        publish(
            pipeline,
            MadeUp.chunk(),
            List.of(List.of("anna", "late"), List.of("young"), List.of("throws")));
    PAssert.that(lines).containsInAnyOrder(2L);
    pipeline.run().waitUntilFinish();

    // Day 1: anna and throws have rows, young is expected. Day 2: anna and late, throws throws.
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
                "SELECT analysis_date, outcome, rows_written, failures_expected,"
                    + " failures_unexpected, population FROM nba_processing.precompute_runs"
                    + " ORDER BY ALL"))
        .containsExactly(
            List.of(DAY_1, "COMPLETE", 2L, 1L, 0L, 3L),
            List.of(DAY_2, "COMPLETE_WITH_FAILURES", 2L, 1L, 1L, 4L));
    assertThat(
            query(
                "SELECT analysis_date, input_digest, code_version, started_at, finished_at"
                    + " FROM nba_processing.precompute_runs ORDER BY ALL"))
        .containsExactly(
            List.of(
                DAY_1, digest("input of 2021-12-01"), "psza-2", MadeUp.STARTED, LATER.instant()),
            List.of(
                DAY_2, digest("input of 2021-12-02"), "psza-2", MadeUp.STARTED, LATER.instant()));
    assertThat(stagingTables()).isEmpty();
  }

  private static String digest(String upstream) {
    return InputDigest.of(Processor.PSZA, upstream, Map.of());
  }

  @Test
  void gameDatesWithoutAnybodyFailAndSayWhatIsMissing() {
    run(MadeUp.chunk(), List.of(List.of()));
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
      // The second time it answers what the first time was written.
      PAssert.that(publish(pipeline, MadeUp.chunk(), List.of(List.of("anna"), List.of("gap"))))
          .containsInAnyOrder(2L);
      pipeline.run().waitUntilFinish();
    }
    assertThat(query("SELECT rows_written FROM nba_processing.precompute_runs"))
        .containsExactly(List.of(1L), List.of(1L));
    assertThat(publishedRows()).hasSize(2);
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  void anotherRunReplacesFailuresDeletesWhatIsGoneAndLeavesTheRestAlone() {
    run(MadeUp.chunk(), List.of(List.of("anna", "bert"), List.of("young")));
    run(
        MadeUp.chunk("1111aaaa", MadeUp.STARTED.plusSeconds(3600), DAY_2),
        List.of(List.of("anna", "late")));

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
    run(MadeUp.chunk(), List.of(List.of("anna", "bert", "carl")));
    // On day 2 two of three throw: more than the chunk's limit of a half.
    run(
        MadeUp.chunk("1111aaaa", MadeUp.STARTED.plusSeconds(3600), DAY_1, DAY_2),
        List.of(List.of("late"), List.of("throws1"), List.of("throws2")));

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
    assertThatThrownBy(
            () -> run(MadeUp.chunk(), List.of(List.of("anna"), List.of("anna#again", "bert"))))
        .hasStackTraceContaining(
            "PSZA on 2021-12-01: 3 rows are staged for 2 keys; more than once:"
                + " [[2021-12-01, anna]]. Nothing was published; run these dates again.");
    assertThat(publishedRows()).isEmpty();
    assertThat(query("SELECT * FROM nba_processing.precompute_runs")).isEmpty();
    // What is staged stays, so that a runner's next try is refused for the same reason: two tables,
    // and a view of each.
    assertThat(stagingTables()).hasSize(4);
  }
}
