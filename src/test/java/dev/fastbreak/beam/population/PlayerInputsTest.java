package dev.fastbreak.beam.population;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.population.ContextCoverage;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.table.SampleRows;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.testing.Pipelines;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Keys;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayerInputsTest {

  private static final LocalDate OPENER = LocalDate.of(2021, 10, 19);
  private static final LocalDate FULL = LocalDate.of(2021, 12, 1);
  private static final LocalDate THIN = LocalDate.of(2021, 12, 2);
  private static final LocalDate QUIET = LocalDate.of(2021, 12, 3);
  private static final SeasonSchedule SEASON =
      SeasonSchedule.of(2021, Schedules.series(OPENER, 1, 60, "BOS", "GSW"));
  private static final Chunk CHUNK =
      new Chunk(
          Processor.PCF,
          SEASON,
          List.of(new DueDate(FULL, ""), new DueDate(THIN, ""), new DueDate(QUIET, "")),
          "0000abcd",
          Instant.EPOCH,
          0.05);
  private static final TupleTag<RowBatch<ShotZoneRates>> SHOT_ZONES = new TupleTag<>("zones");

  @TempDir private Path folder;
  private Warehouse warehouse;

  /**
   * Ten players. All have a game on the opener and on both December dates; on {@link #FULL} nine
   * have a context (90 percent: not thin), on {@link #THIN} eight, and an eleventh has a context
   * but no game.
   */
  @BeforeEach
  void fillWarehouse() {
    warehouse = Warehouses.of("duckdb:" + folder.resolve("test.duckdb"));
    try (WarehouseSession session = warehouse.open()) {
      session.createMissingTables();
      List<TableLoad<?>> loads = new ArrayList<>();
      List<Map<String, ?>> games = new ArrayList<>();
      List<Map<String, ?>> contexts = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        for (LocalDate date : List.of(OPENER, FULL, THIN)) {
          games.add(Map.of("player_lookup", "player" + i, "game_date", date));
        }
        if (i < 9) {
          contexts.add(Map.of("player_lookup", "player" + i, "game_date", FULL));
        }
        if (i < 8) {
          contexts.add(Map.of("player_lookup", "player" + i, "game_date", THIN));
        }
      }
      contexts.add(Map.of("player_lookup", "eleventh", "game_date", THIN));
      Map<String, @Nullable Object> nameless = new HashMap<>();
      nameless.put("player_lookup", null);
      nameless.put("game_date", OPENER);
      games.add(nameless);
      loads.add(load(Tables.PLAYER_GAME_SUMMARY, games));
      loads.add(load(Tables.UPCOMING_PLAYER_GAME_CONTEXT, contexts));
      session.load(loads);
    }
  }

  private static <T extends Record> TableLoad<T> load(
      TableSpec<T> table, List<Map<String, ?>> rows) {
    ContentHasher hasher = ContentHasher.of(table);
    List<Stored<T>> stored = new ArrayList<>();
    for (Map<String, ?> columns : rows) {
      T row = SampleRows.of(table).bare(columns);
      stored.add(new Stored<>(row, hasher.hash(table.contentValues(row)), Instant.EPOCH, ""));
    }
    return new TableLoad<>(table, stored, OPENER, QUIET);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void coverageIsCountedOverAllBucketsOfPlayers(int threads) {
    Pipeline pipeline = Pipelines.withThreads(threads);
    PCollection<KV<Integer, CoGbkResult>> together =
        PlayerInputs.read(pipeline, warehouse, CHUNK).together();
    PCollectionView<Map<LocalDate, ContextCoverage>> coverage =
        PlayerInputs.coverage(together, CHUNK);
    PAssert.that(
            pipeline
                .apply("Ask", Create.of("any"))
                .apply(ParDo.of(new DescribeCoverage(coverage)).withSideInputs(coverage)))
        .containsInAnyOrder("2021-12-01 9 of 10, thin false", "2021-12-02 8 of 10, thin true");
    pipeline.run().waitUntilFinish();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void eachPlayersRowsOfAllTablesMeetInOneBucket(int threads) {
    Pipeline pipeline = Pipelines.withThreads(threads);
    PCollection<KV<Integer, CoGbkResult>> together =
        PlayerInputs.read(pipeline, warehouse, CHUNK)
            .and("Read zones", SHOT_ZONES, ShotZoneRates.PROJECTION)
            .together();
    PAssert.that(together.apply(ParDo.of(new DescribePlayers())))
        .containsInAnyOrder(
            "player0: 3 games, 2 contexts",
            "player1: 3 games, 2 contexts",
            "player2: 3 games, 2 contexts",
            "player3: 3 games, 2 contexts",
            "player4: 3 games, 2 contexts",
            "player5: 3 games, 2 contexts",
            "player6: 3 games, 2 contexts",
            "player7: 3 games, 2 contexts",
            "player8: 3 games, 1 contexts",
            "player9: 3 games, 0 contexts",
            "eleventh: 0 games, 1 contexts",
            "nba_analytics.player_game_summary row of null on 2021-10-19: player_lookup is null");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void theFirstBucketIsThereEvenWhenNobodyHasARow() {
    Pipeline pipeline = Pipelines.withThreads(1);
    Warehouse nobody = Warehouses.of("duckdb:" + folder.resolve("nobody.duckdb"));
    try (WarehouseSession session = nobody.open()) {
      session.createMissingTables();
    }
    PCollection<KV<Integer, CoGbkResult>> together =
        PlayerInputs.read(pipeline, nobody, CHUNK).together();
    PAssert.that(together.apply(Keys.create())).containsInAnyOrder(0);
    pipeline.run().waitUntilFinish();
  }

  private static final class DescribeCoverage extends DoFn<String, String> {
    private static final long serialVersionUID = 1;
    private final PCollectionView<Map<LocalDate, ContextCoverage>> coverage;

    DescribeCoverage(PCollectionView<Map<LocalDate, ContextCoverage>> coverage) {
      this.coverage = coverage;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      context
          .sideInput(coverage)
          .forEach(
              (date, count) ->
                  context.output(
                      "%s %d of %d, thin %s"
                          .formatted(date, count.covered(), count.players(), count.isThin())));
    }
  }

  private static final class DescribePlayers extends DoFn<KV<Integer, CoGbkResult>, String> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(ProcessContext context) {
      PlayerBucket bucket = new PlayerBucket(CHUNK, context.element());
      assertThat(
              bucket
                  .rows(SHOT_ZONES, ShotZoneRates.PROJECTION, ShotZoneRates::playerLookup)
                  .names())
          .isEmpty();
      for (String player : bucket.players()) {
        context.output(
            "%s: %d games, %d contexts"
                .formatted(
                    player,
                    bucket.games().of(player).newestFirst().size(),
                    bucket.contexts().of(player).newestFirst().size()));
      }
      bucket.unattributable().ofSeason().forEach(flaw -> context.output(flaw.describe()));
    }
  }
}
