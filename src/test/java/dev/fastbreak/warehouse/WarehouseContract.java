package dev.fastbreak.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.SampleRows;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every warehouse must do. An adapter's test extends it and says how a new one is made. */
public abstract class WarehouseContract {

  private static final TableSpec<PlayerShotZoneAnalysis> ZONES = Tables.PLAYER_SHOT_ZONE_ANALYSIS;
  private static final LocalDate DAY_1 = LocalDate.of(2021, 12, 1);
  private static final LocalDate DAY_2 = LocalDate.of(2021, 12, 2);
  private static final LocalDate DAY_3 = LocalDate.of(2021, 12, 3);
  private static final Instant FIRST = Instant.parse("2022-01-01T06:00:00.123456Z");
  private static final Instant SECOND = Instant.parse("2022-01-02T06:00:00Z");
  private static final Instant THIRD = Instant.parse("2022-01-03T06:00:00Z");

  protected Warehouse warehouse;
  protected WarehouseSession session;

  /** A warehouse that holds nothing, not even tables. */
  protected abstract Warehouse emptyWarehouse() throws Exception;

  /** Options of the pipelines that read and stage. */
  protected PipelineOptions options() {
    PipelineOptions options = PipelineOptionsFactory.create();
    warehouse.configure(options);
    return options;
  }

  /** The smallest whole number that is asked of it. */
  protected long leastLong() {
    return Long.MIN_VALUE;
  }

  /** The greatest whole number that is asked of it. */
  protected long greatestLong() {
    return Long.MAX_VALUE;
  }

  @BeforeEach
  void openWarehouse() throws Exception {
    warehouse = emptyWarehouse();
    session = warehouse.open();
    session.createMissingTables();
  }

  @AfterEach
  void closeWarehouse() {
    session.close();
  }

  // ---- tables -------------------------------------------------------------------------------

  @Test
  void makesEveryTableOnceAndLeavesExistingOnesAlone() {
    load(player("lukadoncic", DAY_1, Map.of()));
    session.createMissingTables();
    for (TableSpec<?> table : Tables.all()) {
      long expected = table == Tables.PLAYER_GAME_SUMMARY ? 1 : 0;
      assertThat(count(table)).as(table.qualifiedName()).isEqualTo(expected);
    }
  }

  @Test
  void findsNoDriftInTablesThatItMade() {
    assertThat(session.schemaDrift())
        .isEqualTo(
            Tables.all().stream()
                .map(table -> new SchemaDrift(table, true, List.of(), List.of()))
                .toList());
  }

  // ---- loading and reading ------------------------------------------------------------------

  @Test
  void givesBackWhatWasLoadedInEveryUpstreamTable() {
    for (TableSpec<?> table : Tables.upstream()) {
      loadsAndReadsBack(table);
    }
  }

  private <T extends Record> void loadsAndReadsBack(TableSpec<T> table) {
    SampleRows<T> sample = SampleRows.of(table);
    List<T> rows =
        new ArrayList<>(List.of(sample.smallest(leastLong()), sample.greatest(greatestLong())));
    rows.add(sample.bare(Map.of(nameColumn(table), "bare")));
    for (int seed = 0; seed < 20; seed++) {
      rows.add(sample.random(seed, Map.of(nameColumn(table), "name" + seed)));
    }
    Slice<T> all = Slice.all(Projection.of(table, table.type()));
    List<LoadResult> result =
        session.load(
            List.of(new TableLoad<>(table, stored(table, rows, FIRST), all.from(), all.to())));
    assertThat(result).containsExactly(new LoadResult(table, 23, 0, 0, 0));
    InputRows<T> read = session.fetch(all);
    // Made-up makes may exceed made-up attempts; such rows are read as flawed.
    assertThat(rows).containsAll(read.rows());
    assertThat(read.rows()).doesNotHaveDuplicates().contains(rows.get(2));
    assertThat(read.rows().size() + read.flawed().size()).isEqualTo(23);
  }

  @Test
  void writesNothingWhenTheSameIsLoadedAgain() {
    PlayerGameSummary first = player("a", DAY_1, Map.of("points", 10L));
    PlayerGameSummary second = player("b", DAY_2, Map.of("points", 20L));
    load(first, second);
    LoadResult again = session.load(List.of(gamesOf(DAY_1, DAY_3, SECOND, first, second))).get(0);
    assertThat(again).isEqualTo(new LoadResult(Tables.PLAYER_GAME_SUMMARY, 0, 0, 0, 2));
    assertThat(again.changedAnything()).isFalse();
    assertThat(column("SELECT processed_at FROM nba_analytics.player_game_summary"))
        .containsOnly(FIRST);
  }

  @Test
  void replacesWhatChangedAndDeletesWhatIsGoneButOnlyInTheRange() {
    load(
        player("outside", DAY_3, Map.of()),
        player("same", DAY_1, Map.of("points", 1L)),
        player("changed", DAY_1, Map.of("points", 2L)),
        player("gone", DAY_2, Map.of()));
    LoadResult result =
        session
            .load(
                List.of(
                    gamesOf(
                        DAY_1,
                        DAY_2,
                        SECOND,
                        player("same", DAY_1, Map.of("points", 1L)),
                        player("changed", DAY_1, Map.of("points", 3L)),
                        player("new", DAY_2, Map.of()))))
            .get(0);
    assertThat(result).isEqualTo(new LoadResult(Tables.PLAYER_GAME_SUMMARY, 1, 1, 1, 1));
    assertThat(
            session
                .query(
                    "SELECT player_lookup, processed_at FROM nba_analytics.player_game_summary ORDER BY 1")
                .rows())
        .containsExactly(
            List.of("changed", SECOND),
            List.of("new", SECOND),
            List.of("outside", FIRST),
            List.of("same", FIRST));
  }

  @Test
  void movesAGameWhoseDateChanged() {
    var table = Tables.SCHEDULE;
    var game = SampleRows.of(table).random(1, Map.of("game_id", "g", "game_date", DAY_1));
    var moved = SampleRows.of(table).random(1, Map.of("game_id", "g", "game_date", DAY_3));
    session.load(
        List.of(new TableLoad<>(table, stored(table, List.of(game), FIRST), DAY_1, DAY_1)));
    LoadResult result =
        session
            .load(
                List.of(
                    new TableLoad<>(table, stored(table, List.of(moved), SECOND), DAY_3, DAY_3)))
            .get(0);
    assertThat(result).isEqualTo(new LoadResult(table, 0, 1, 0, 0));
    assertThat(column("SELECT game_date FROM nba_raw.nbac_schedule")).containsExactly(DAY_3);
  }

  @Test
  void refusesAKeyGivenTwiceAndARowOutOfRangeAndLoadsNothingThen() {
    TableLoad<PlayerGameSummary> good = gamesOf(DAY_1, DAY_3, FIRST, player("a", DAY_1, Map.of()));
    assertRefusedLoad(
        List.of(
            good,
            new TableLoad<>(
                Tables.SCHEDULE,
                stored(
                    Tables.SCHEDULE,
                    List.of(
                        SampleRows.of(Tables.SCHEDULE)
                            .random(1, Map.of("game_id", "twice", "game_date", DAY_1)),
                        SampleRows.of(Tables.SCHEDULE)
                            .random(2, Map.of("game_id", "twice", "game_date", DAY_2))),
                    FIRST),
                DAY_1,
                DAY_3)),
        "nba_raw.nbac_schedule",
        "twice");
    assertRefusedLoad(
        List.of(good, gamesOf(DAY_1, DAY_2, FIRST, player("late", DAY_3, Map.of()))),
        "nba_analytics.player_game_summary",
        DAY_3.toString());
    assertThat(count(Tables.PLAYER_GAME_SUMMARY)).isZero();
    assertThat(count(Tables.SCHEDULE)).isZero();
  }

  private void assertRefusedLoad(List<TableLoad<?>> loads, String... words) {
    assertThatThrownBy(() -> session.load(loads))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContainingAll(words)
        .extracting(e -> ((WarehouseException) e).kind())
        .isEqualTo(Cause.REFUSED);
  }

  record Shooting(
      String playerLookup,
      LocalDate gameDate,
      @Nullable Long fgAttempts,
      @Nullable Long fgMakes,
      @Nullable BigDecimal minutesPlayed,
      String dataHash,
      Instant processedAt) {}

  private static final Projection<Shooting> SHOOTING =
      Projection.of(Tables.PLAYER_GAME_SUMMARY, Shooting.class);

  @Test
  void readsTheColumnsAndDatesOfASliceAndSetsFlawedRowsApart() {
    load(
        player("early", DAY_1, Map.of()),
        player("good", DAY_2, shots(10L, 5L)),
        player("unknown", DAY_2, shots(null, null)),
        player("impossible", DAY_3, shots(3L, 4L)),
        player(null, DAY_3, shots(3L, 1L)));
    InputRows<Shooting> read = session.fetch(new Slice<>(SHOOTING, DAY_2, DAY_3));
    assertThat(read.rows())
        .extracting(Shooting::playerLookup, Shooting::fgAttempts, Shooting::minutesPlayed)
        .containsExactlyInAnyOrder(
            tuple("good", 10L, new BigDecimal("31.5")),
            tuple("unknown", null, new BigDecimal("31.5")));
    assertThat(read.flawed())
        .containsExactlyInAnyOrder(
            new FlawedRow(
                "nba_analytics.player_game_summary",
                "impossible",
                DAY_3,
                FIRST,
                "fg_makes is 4, more than fg_attempts 3"),
            new FlawedRow(
                "nba_analytics.player_game_summary", null, DAY_3, FIRST, "player_lookup is null"));
  }

  private static Map<String, @Nullable Object> shots(
      @Nullable Long attempts, @Nullable Long makes) {
    Map<String, @Nullable Object> shots = new HashMap<>();
    shots.put("fg_attempts", attempts);
    shots.put("fg_makes", makes);
    shots.put("minutes_played", new BigDecimal("31.5"));
    return shots;
  }

  @Test
  void dealsAPipelinesRowsIntoBuckets() {
    List<PlayerGameSummary> games = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      games.add(player("player" + i % 10, i < 20 ? DAY_1 : DAY_2, Map.of()));
    }
    games.subList(10, 20).clear();
    games.subList(20, 30).clear();
    games.add(player("outside", DAY_3, Map.of()));
    games.add(player(null, DAY_1, shots(3L, 1L)));
    load(games.toArray(PlayerGameSummary[]::new));

    Pipeline pipeline = Pipeline.create(options());
    PCollection<KV<Integer, RowBatch<Shooting>>> batches =
        pipeline.apply(warehouse.read(new Slice<>(SHOOTING, DAY_1, DAY_2), 4));
    PAssert.that(batches).satisfies(WarehouseContract::everyPlayerIsInHisBucket);
    pipeline.run().waitUntilFinish();
  }

  private static @Nullable Void everyPlayerIsInHisBucket(
      Iterable<KV<Integer, RowBatch<Shooting>>> batches) {
    List<String> seen = new ArrayList<>();
    for (KV<Integer, RowBatch<Shooting>> batch : batches) {
      InputRows<Shooting> rows =
          batch.getValue().rows(Projection.of(Tables.PLAYER_GAME_SUMMARY, Shooting.class));
      assertThat(rows.rows().size() + rows.flawed().size()).isEqualTo(batch.getValue().count());
      for (Shooting row : rows.rows()) {
        assertThat(batch.getKey()).isEqualTo(Buckets.of(row.playerLookup(), 4));
        seen.add(row.playerLookup() + " " + row.gameDate());
      }
      for (FlawedRow row : rows.flawed()) {
        assertThat(batch.getKey()).isZero();
        seen.add(row.reason());
      }
    }
    assertThat(seen).hasSize(21).doesNotHaveDuplicates().contains("player_lookup is null");
    return null;
  }

  // ---- publishing ---------------------------------------------------------------------------

  @Test
  void publishesRowsFailuresAndLedger() {
    StagedRun<PlayerShotZoneAnalysis> run =
        zonesRun("run-1", FIRST, DAY_1, DAY_2)
            .row(zones("a", DAY_1, 1))
            .row(zones("b", DAY_1, 2))
            .row(zones("a", DAY_2, 3))
            .failure(DAY_1, "c", FailureCategory.EXPECTED_INCOMPLETE);
    Publication publication = run.stage(warehouse, options());
    List<PrecomputeRun> lines = session.publish(publication);

    assertThat(lines)
        .containsExactly(
            new PrecomputeRun(
                "PlayerShotZoneAnalysisProcessor",
                DAY_1,
                "run-1",
                "COMPLETE",
                2,
                0,
                0,
                0,
                1,
                0,
                3,
                "input-of-2021-12-01",
                publication.tally(DAY_1).output().hex(),
                Processor.PSZA.codeVersion(),
                FIRST,
                FIRST.plusSeconds(60)),
            new PrecomputeRun(
                "PlayerShotZoneAnalysisProcessor",
                DAY_2,
                "run-1",
                "COMPLETE",
                1,
                0,
                0,
                0,
                0,
                0,
                1,
                "input-of-2021-12-02",
                publication.tally(DAY_2).output().hex(),
                Processor.PSZA.codeVersion(),
                FIRST,
                FIRST.plusSeconds(60)));
    assertThat(ledger()).containsExactlyElementsOf(lines);
    assertThat(zoneStamps())
        .containsExactly(
            List.of(DAY_1, "a", "run-1", FIRST),
            List.of(DAY_1, "b", "run-1", FIRST),
            List.of(DAY_2, "a", "run-1", FIRST));
    assertThat(failures()).containsExactly("2021-12-01 c EXPECTED_INCOMPLETE run-1");
  }

  @Test
  void storesEveryValueOfEveryFeatureTable() {
    for (Processor processor : Processor.values()) {
      storesEveryValue(processor, processor.table());
    }
  }

  private <T extends Record> void storesEveryValue(Processor processor, TableSpec<T> table) {
    SampleRows<T> sample = SampleRows.of(table);
    StagedRun<T> run =
        new StagedRun<>(
            processor,
            table,
            "values",
            FIRST,
            LocalDate.of(1900, 1, 1),
            DAY_1,
            LocalDate.of(2199, 12, 31));
    List<T> rows =
        new ArrayList<>(List.of(sample.smallest(leastLong()), sample.greatest(greatestLong())));
    rows.add(sample.bare(Map.of(nameColumn(table), "bare", table.dateColumn(), DAY_1)));
    for (int seed = 0; seed < 20; seed++) {
      rows.add(
          sample.random(seed, Map.of(nameColumn(table), "name" + seed, table.dateColumn(), DAY_1)));
    }
    rows.forEach(run::row);
    session.publish(run.stage(warehouse, options()));
    assertThat(session.fetch(Slice.all(Projection.of(table, table.type()))).rows())
        .containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void publishingTheSameRunAgainChangesNothingAndAnswersTheSame() {
    StagedRun<PlayerShotZoneAnalysis> run =
        zonesRun("run-1", FIRST, DAY_1)
            .row(zones("a", DAY_1, 1))
            .failure(DAY_1, "c", FailureCategory.EXPECTED_INCOMPLETE);
    List<PrecomputeRun> lines = session.publish(run.stage(warehouse, options()));
    assertThat(session.publish(run.stage(warehouse, options()))).isEqualTo(lines);
    assertThat(session.publish(run.publication())).isEqualTo(lines);
    assertThat(ledger()).isEqualTo(lines);
    assertThat(zoneStamps()).hasSize(1);
    assertThat(failures()).hasSize(1);
  }

  @Test
  void aRunIsNotTakenForAnotherOfTheSameName() {
    publish(zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1)));
    assertRefused(
        zonesRun("run-1", SECOND, DAY_1).row(zones("a", DAY_1, 2)),
        "run-1",
        "2022-01-01T06:00:00.123456Z",
        "2021-12-01",
        "new run");
    assertRefused(
        zonesRun("run-1", FIRST, DAY_1).input("corrected-").row(zones("a", DAY_1, 2)),
        "run-1",
        "new run");
    assertThat(zoneStamps()).containsExactly(List.of(DAY_1, "a", "run-1", FIRST));
    assertThat(ledger()).hasSize(1);
  }

  @Test
  void anUnchangedRowIsNotTouched() {
    publish(zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1)).row(zones("b", DAY_1, 2)));
    PrecomputeRun line =
        publish(
                zonesRun("run-2", SECOND, DAY_1)
                    .row(zones("a", DAY_1, 1))
                    .row(zones("b", DAY_1, 2)))
            .get(0);
    assertThat(line.rowsWritten()).isZero();
    assertThat(line.rowsUnchanged()).isEqualTo(2);
    assertThat(line.rowsRefreshed()).isZero();
    assertThat(line.rowsDeleted()).isZero();
    assertThat(zoneStamps())
        .containsExactly(List.of(DAY_1, "a", "run-1", FIRST), List.of(DAY_1, "b", "run-1", FIRST));
    assertThat(ledger()).hasSize(2);
  }

  @Test
  void aChangedRowIsReplacedAndAVanishedOneDeletedOnTheDatesOfTheChunkAlone() {
    publish(
        zonesRun("run-1", FIRST, DAY_1, DAY_2, DAY_3)
            .row(zones("same", DAY_1, 1))
            .row(zones("changed", DAY_1, 2))
            .row(zones("gone", DAY_1, 3))
            .row(zones("gone", DAY_2, 4))
            .row(zones("other", DAY_3, 5)));
    PlayerShotZoneAnalysis changed = zones("changed", DAY_1, 22);
    List<PrecomputeRun> lines =
        publish(
            zonesRun("run-2", SECOND, DAY_1, DAY_2)
                .row(zones("same", DAY_1, 1))
                .row(changed)
                .row(zones("new", DAY_1, 6))
                .failure(DAY_2, "gone", FailureCategory.EXPECTED_INCOMPLETE));
    assertThat(lines)
        .extracting(
            PrecomputeRun::analysisDate,
            PrecomputeRun::rowsWritten,
            PrecomputeRun::rowsUnchanged,
            PrecomputeRun::rowsDeleted)
        .containsExactly(tuple(DAY_1, 2L, 1L, 1L), tuple(DAY_2, 0L, 0L, 1L));
    assertThat(zoneStamps())
        .containsExactly(
            List.of(DAY_1, "changed", "run-2", SECOND),
            List.of(DAY_1, "new", "run-2", SECOND),
            List.of(DAY_1, "same", "run-1", FIRST),
            List.of(DAY_3, "other", "run-1", FIRST));
    assertThat(session.fetch(Slice.all(Projection.of(ZONES, ZONES.type()))).rows())
        .contains(changed);
  }

  @Test
  void unhashedColumnsAreBroughtUpToDateWhileTheStampsStay() {
    Map<String, Object> before = new HashMap<>();
    before.put("source_player_game_hash", null);
    before.put("expected_games_count", 10L);
    before.put("data_quality_issues", List.of());
    Map<String, Object> after = new HashMap<>(before);
    after.put("source_player_game_hash", "0123456789abcdef");
    after.put("data_quality_issues", List.of("own_data_incomplete"));
    publish(
        zonesRun("run-1", FIRST, DAY_1)
            .row(zones("a", DAY_1, 1, before))
            .row(zones("b", DAY_1, 2, before)));
    PrecomputeRun line =
        publish(
                zonesRun("run-2", SECOND, DAY_1)
                    .row(zones("a", DAY_1, 1, after))
                    .row(zones("b", DAY_1, 2, before)))
            .get(0);
    assertThat(line.rowsWritten()).isZero();
    assertThat(line.rowsUnchanged()).isEqualTo(2);
    assertThat(line.rowsRefreshed()).isEqualTo(1);
    assertThat(zoneStamps())
        .containsExactly(List.of(DAY_1, "a", "run-1", FIRST), List.of(DAY_1, "b", "run-1", FIRST));
    assertThat(session.fetch(Slice.all(Projection.of(ZONES, ZONES.type()))).rows())
        .containsExactlyInAnyOrder(zones("a", DAY_1, 1, after), zones("b", DAY_1, 2, before));
  }

  @Test
  void aFailedDateKeepsItsRowsAndItsDigestButReplacesItsFailures() {
    List<PrecomputeRun> first =
        publish(
            zonesRun("run-1", FIRST, DAY_1, DAY_2)
                .row(zones("a", DAY_1, 1))
                .row(zones("a", DAY_2, 2))
                .failure(DAY_1, "b", FailureCategory.EXPECTED_INCOMPLETE));
    List<PrecomputeRun> second =
        publish(
            zonesRun("run-2", SECOND, DAY_1, DAY_2)
                .failure(DAY_1, "a", FailureCategory.PROCESSING_ERROR)
                .row(zones("a", DAY_2, 22)));
    assertThat(second)
        .extracting(
            PrecomputeRun::outcome,
            PrecomputeRun::rowsWritten,
            PrecomputeRun::rowsDeleted,
            PrecomputeRun::failuresUnexpected)
        .containsExactly(tuple("FAILED", 0L, 0L, 1L), tuple("COMPLETE", 1L, 0L, 0L));
    assertThat(second.get(0).outputDigest()).isEqualTo(first.get(0).outputDigest());
    assertThat(zoneStamps())
        .containsExactly(List.of(DAY_1, "a", "run-1", FIRST), List.of(DAY_2, "a", "run-2", SECOND));
    assertThat(failures()).containsExactly("2021-12-01 a PROCESSING_ERROR run-2");

    List<PrecomputeRun> third =
        publish(
            zonesRun("run-3", THIRD, DAY_1)
                .failure(DAY_1, "a", FailureCategory.PROCESSING_ERROR)
                .failure(DAY_1, "b", FailureCategory.PROCESSING_ERROR));
    assertThat(third.get(0).outputDigest()).isEqualTo(first.get(0).outputDigest());
    assertThat(failures())
        .containsExactly(
            "2021-12-01 a PROCESSING_ERROR run-3", "2021-12-01 b PROCESSING_ERROR run-3");
  }

  @Test
  void rowsOfAFailedDateAreNotPublished() {
    StagedRun<PlayerShotZoneAnalysis> run = zonesRun("run-1", FIRST, DAY_1);
    for (int i = 0; i < 10; i++) {
      run.row(zones("player" + i, DAY_1, i));
    }
    // 1 of 11 is more than 5 percent.
    PrecomputeRun line =
        publish(run.failure(DAY_1, "broken", FailureCategory.PROCESSING_ERROR)).get(0);
    assertThat(line.outcome()).isEqualTo("FAILED");
    assertThat(line.rowsWritten()).isZero();
    assertThat(line.outputDigest()).isNull();
    assertThat(zoneStamps()).isEmpty();
    assertThat(failures()).hasSize(1);
  }

  @Test
  void aBlockedDateKeepsItsRowsAndSaysWhy() {
    List<PrecomputeRun> first = publish(zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1)));
    PrecomputeRun line =
        publish(
                zonesRun("run-2", SECOND, DAY_1)
                    .failure(DAY_1, Failure.DATE_LEVEL, FailureCategory.MISSING_DEPENDENCY)
                    .forced(Outcome.BLOCKED))
            .get(0);
    assertThat(line.outcome()).isEqualTo("BLOCKED");
    assertThat(line.failuresUnexpected()).isEqualTo(1);
    assertThat(line.outputDigest()).isEqualTo(first.get(0).outputDigest());
    assertThat(zoneStamps()).hasSize(1);
    assertThat(failures()).containsExactly("2021-12-01 DATE_LEVEL MISSING_DEPENDENCY run-2");
  }

  @Test
  void aDateWithoutGamesLosesTheRowsItHad() {
    publish(zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1)));
    PrecomputeRun line =
        session
            .publish(zonesRun("run-2", SECOND, DAY_1).forced(Outcome.NO_GAMES).publication())
            .get(0);
    assertThat(line.rowsDeleted()).isEqualTo(1);
    assertThat(line.outputDigest()).isNull();
    assertThat(zoneStamps()).isEmpty();
  }

  @Test
  void failuresOfOtherProcessorsAndDatesStay() {
    publish(
        zonesRun("run-1", FIRST, DAY_1, DAY_2)
            .failure(DAY_1, "a", FailureCategory.EXPECTED_INCOMPLETE)
            .failure(DAY_2, "a", FailureCategory.EXPECTED_INCOMPLETE));
    publish(
        new StagedRun<>(Processor.TDZA, Tables.TEAM_DEFENSE_ZONE_ANALYSIS, "run-2", SECOND, DAY_1)
            .failure(DAY_1, "BOS", FailureCategory.INSUFFICIENT_DATA));
    publish(zonesRun("run-3", THIRD, DAY_1).row(zones("a", DAY_1, 1)));
    assertThat(failures())
        .containsExactly(
            "2021-12-01 BOS INSUFFICIENT_DATA run-2", "2021-12-02 a EXPECTED_INCOMPLETE run-1");
  }

  @Test
  void refusesCountsThatDisagreeAndChangesNothing() {
    publish(zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1)));
    DateTally oneMore = new DateTally(1, 1, 0, 0, 0, new SetDigest());
    assertRefused(
        zonesRun("run-2", SECOND, DAY_1).row(zones("a", DAY_1, 2)).count(DAY_1, oneMore),
        "2021-12-01",
        "2 rows were computed",
        "1 are staged");
    DateTally oneFailureMore = new DateTally(1, 0, 1, 0, 0, new SetDigest());
    assertRefused(
        zonesRun("run-3", SECOND, DAY_1).row(zones("a", DAY_1, 2)).count(DAY_1, oneFailureMore),
        "2021-12-01",
        "1 failures were counted",
        "0 are staged");
    DateTally someoneLost = new DateTally(1, 0, 0, 0, 0, new SetDigest());
    assertRefused(
        zonesRun("run-4", SECOND, DAY_1).row(zones("a", DAY_1, 2)).count(DAY_1, someoneLost),
        "2021-12-01",
        "2 entities",
        "1 rows");
    assertThat(zoneStamps()).containsExactly(List.of(DAY_1, "a", "run-1", FIRST));
    assertThat(ledger()).hasSize(1);
  }

  @Test
  void refusesAKeyThatIsThereTwice() {
    assertRefused(
        zonesRun("run-1", FIRST, DAY_1).row(zones("twice", DAY_1, 1)).row(zones("twice", DAY_1, 2)),
        "2021-12-01",
        "2 rows",
        "1 keys",
        "twice");
    assertRefused(
        zonesRun("run-2", FIRST, DAY_1)
            .failure(DAY_1, "twice", FailureCategory.EXPECTED_INCOMPLETE)
            .failure(DAY_1, "twice", FailureCategory.PROCESSING_ERROR),
        "2021-12-01",
        "2 failures",
        "1 keys",
        "twice");
  }

  @Test
  void refusesRowsOutsideTheChunk() {
    StagedRun<PlayerShotZoneAnalysis> staged =
        zonesRun("run-1", FIRST, DAY_1, DAY_2).row(zones("a", DAY_1, 1)).row(zones("a", DAY_2, 2));
    staged.stage(warehouse, options());
    // The same run, but for a chunk of one date.
    Publication smaller = zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1)).publication();
    assertThatThrownBy(() -> session.publish(smaller))
        .isInstanceOf(PublicationRefusedException.class)
        .hasMessageContaining("2021-12-02");
    assertThat(zoneStamps()).isEmpty();
    assertRefused(
        zonesRun("run-2", FIRST, DAY_1).count(DAY_3, DateTally.empty()), "2021-12-03", "counted");
  }

  @Test
  void aRefusedRunCanBeStagedAgainAndPublished() {
    DateTally oneMore = new DateTally(1, 1, 0, 0, 0, new SetDigest());
    assertRefused(
        zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1)).count(DAY_1, oneMore), "2 rows");
    publish(zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1)));
    assertThat(zoneStamps()).hasSize(1);
  }

  @Test
  void severalChunksAreStagedAndPublishedAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<List<PrecomputeRun>>> published = new ArrayList<>();
      for (Callable<List<PrecomputeRun>> work :
          List.<Callable<List<PrecomputeRun>>>of(
              () -> publish(manyZones("run-1", DAY_1)),
              () -> publish(manyZones("run-2", DAY_2)),
              () ->
                  publish(
                      new StagedRun<>(
                              Processor.TDZA,
                              Tables.TEAM_DEFENSE_ZONE_ANALYSIS,
                              "run-1",
                              FIRST,
                              DAY_1)
                          .failure(DAY_1, "BOS", FailureCategory.INSUFFICIENT_DATA)))) {
        published.add(threads.submit(work));
      }
      for (Future<List<PrecomputeRun>> lines : published) {
        assertThat(lines.get()).extracting(PrecomputeRun::outcome).containsExactly("COMPLETE");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(count(ZONES)).isEqualTo(200);
    assertThat(failures()).hasSize(3);
    assertThat(ledger()).hasSize(3);
  }

  private StagedRun<PlayerShotZoneAnalysis> manyZones(String runId, LocalDate date) {
    StagedRun<PlayerShotZoneAnalysis> run = zonesRun(runId, FIRST, date);
    for (int i = 0; i < 100; i++) {
      run.row(zones("player" + i, date, i));
    }
    return run.failure(date, "broken", FailureCategory.EXPECTED_INCOMPLETE);
  }

  // ---- asking -------------------------------------------------------------------------------

  @Test
  void answersInPlainJavaTypes() {
    load(player("luka'", DAY_1, shots(10L, null)));
    QueryResult answer =
        session.query(
            "SELECT player_lookup, game_date, fg_attempts, fg_makes, minutes_played, processed_at,"
                + " 1 = 1 AS yes FROM nba_analytics.player_game_summary");
    assertThat(answer.columns())
        .containsExactly(
            "player_lookup",
            "game_date",
            "fg_attempts",
            "fg_makes",
            "minutes_played",
            "processed_at",
            "yes");
    assertThat(answer.rows().get(0))
        .containsExactly("luka'", DAY_1, 10L, null, new BigDecimal("31.5"), FIRST, true);
  }

  @Test
  void refusesWhateverIsNotARead() {
    load(player("a", DAY_1, Map.of()));
    for (String sql :
        List.of(
            "DELETE FROM nba_analytics.player_game_summary WHERE 1 = 1",
            "DROP TABLE nba_analytics.player_game_summary",
            "CREATE TABLE nba_analytics.more (x INT64)",
            "SELECT 1; DELETE FROM nba_analytics.player_game_summary WHERE 1 = 1",
            "INSERT INTO nba_analytics.player_game_summary (player_lookup) VALUES ('b')",
            "",
            "this is no SQL",
            "SELECT no_such_column FROM nba_analytics.player_game_summary")) {
      assertThatThrownBy(() -> session.query(sql))
          .as(sql)
          .isInstanceOf(WarehouseException.class)
          .extracting(e -> ((WarehouseException) e).kind())
          .isEqualTo(Cause.REFUSED);
    }
    assertThat(count(Tables.PLAYER_GAME_SUMMARY)).isEqualTo(1);
  }

  @Test
  void aSessionForReadingDoesNotWrite() {
    load(player("a", DAY_1, Map.of()));
    try (WarehouseSession reading = warehouse.openForReading()) {
      assertThat(reading.fetch(new Slice<>(SHOOTING, DAY_1, DAY_1)).rows()).hasSize(1);
      assertThat(reading.query("SELECT 1 AS one").rows()).containsExactly(List.of(1L));
      assertThatThrownBy(reading::createMissingTables).isInstanceOf(WarehouseException.class);
      assertThatThrownBy(() -> reading.load(List.of())).isInstanceOf(WarehouseException.class);
      assertThatThrownBy(() -> reading.publish(zonesRun("run-1", FIRST, DAY_1).publication()))
          .isInstanceOf(WarehouseException.class);
    }
  }

  // ---- helpers ------------------------------------------------------------------------------

  private static String nameColumn(TableSpec<?> table) {
    return table.key().stream()
        .filter(c -> !c.equals(table.dateColumn()))
        .findFirst()
        .orElseThrow();
  }

  private static PlayerGameSummary player(
      @Nullable String name, LocalDate date, Map<String, ?> fixed) {
    Map<String, @Nullable Object> values = new HashMap<>();
    // Shot counts that keep the declaration, unless a test wants others.
    for (String shots : List.of("fg", "ft", "three_pt", "paint", "mid_range")) {
      values.put(shots + "_attempts", 9L);
      values.put(shots + "_makes", 4L);
    }
    values.put("player_lookup", name);
    values.put("game_date", date);
    values.putAll(fixed);
    return SampleRows.of(Tables.PLAYER_GAME_SUMMARY)
        .random(String.valueOf(name).hashCode(), values);
  }

  private static <T extends Record> List<Stored<T>> stored(
      TableSpec<T> table, List<T> rows, Instant at) {
    ContentHasher hasher = ContentHasher.of(table);
    return rows.stream()
        .map(row -> new Stored<>(row, hasher.hash(table.contentValues(row)), at, ""))
        .toList();
  }

  private static TableLoad<PlayerGameSummary> gamesOf(
      LocalDate from, LocalDate to, Instant at, PlayerGameSummary... games) {
    return new TableLoad<>(
        Tables.PLAYER_GAME_SUMMARY,
        stored(Tables.PLAYER_GAME_SUMMARY, List.of(games), at),
        from,
        to);
  }

  private void load(PlayerGameSummary... games) {
    session.load(List.of(gamesOf(DAY_1, DAY_3, FIRST, games)));
  }

  private static PlayerShotZoneAnalysis zones(String player, LocalDate date, long seed) {
    return zones(player, date, seed, Map.of());
  }

  private static PlayerShotZoneAnalysis zones(
      String player, LocalDate date, long seed, Map<String, ?> fixed) {
    Map<String, @Nullable Object> values = new HashMap<>(fixed);
    values.put("player_lookup", player);
    values.put("analysis_date", date);
    return SampleRows.of(ZONES).random(seed, values);
  }

  private static StagedRun<PlayerShotZoneAnalysis> zonesRun(
      String runId, Instant startedAt, LocalDate... dates) {
    return new StagedRun<>(Processor.PSZA, ZONES, runId, startedAt, dates);
  }

  private List<PrecomputeRun> publish(StagedRun<?> run) {
    return session.publish(run.stage(warehouse, options()));
  }

  private void assertRefused(StagedRun<?> run, String... words) {
    Publication publication = run.stage(warehouse, options());
    assertThatThrownBy(() -> session.publish(publication))
        .isInstanceOf(PublicationRefusedException.class)
        .hasMessageContainingAll(words);
  }

  private long count(TableSpec<?> table) {
    return (Long) column("SELECT COUNT(*) AS n FROM " + table.qualifiedName()).get(0);
  }

  private List<@Nullable Object> column(String sql) {
    List<@Nullable Object> values = new ArrayList<>();
    session.query(sql).rows().forEach(row -> values.add(row.get(0)));
    return values;
  }

  private List<List<@Nullable Object>> zoneStamps() {
    return session
        .query(
            "SELECT analysis_date, player_lookup, run_id, processed_at FROM "
                + ZONES.qualifiedName()
                + " ORDER BY 1, 2")
        .rows();
  }

  private List<PrecomputeRun> ledger() {
    Projection<PrecomputeRun> all = Projection.of(Tables.PRECOMPUTE_RUNS, PrecomputeRun.class);
    List<PrecomputeRun> lines = new ArrayList<>(session.fetch(Slice.all(all)).rows());
    lines.sort(
        Comparator.comparing(PrecomputeRun::analysisDate).thenComparing(PrecomputeRun::runId));
    return lines;
  }

  private List<String> failures() {
    Projection<PrecomputeFailure> all =
        Projection.of(Tables.PRECOMPUTE_FAILURES, PrecomputeFailure.class);
    return session.fetch(Slice.all(all)).rows().stream()
        .map(
            f ->
                f.analysisDate() + " " + f.entityId() + " " + f.failureCategory() + " " + f.runId())
        .sorted()
        .toList();
  }
}
