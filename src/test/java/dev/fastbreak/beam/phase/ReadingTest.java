package dev.fastbreak.beam.phase;

import static dev.fastbreak.beam.phase.MadeUp.DAY_1;
import static dev.fastbreak.beam.phase.MadeUp.DAY_2;
import static dev.fastbreak.beam.phase.MadeUp.OPENER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.reads.GroupedRows;
import dev.fastbreak.core.reads.View;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.table.SampleRows;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.window.GameRow;
import dev.fastbreak.testing.Pipelines;
import dev.fastbreak.warehouse.Buckets;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Impulse;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the tables to buckets. */
class ReadingTest {

  private static final Chunk FACTORS = MadeUp.chunk(Map.of(Processor.PCF, List.of(DAY_1, DAY_2)));
  private static final Chunk CACHES = MadeUp.chunk(Map.of(Processor.PDC, List.of(DAY_1, DAY_2)));

  @TempDir private Path folder;
  private Warehouse warehouse;

  @BeforeEach
  void makeWarehouse() {
    warehouse = Warehouses.of("duckdb:" + folder.resolve("test.duckdb"));
    try (WarehouseSession session = warehouse.open()) {
      session.createMissingTables();
    }
  }

  private <T extends Record> void load(
      TableSpec<T> table, List<Map<String, @Nullable Object>> rows) {
    ContentHasher hasher = ContentHasher.of(table);
    List<Stored<T>> stored = new ArrayList<>();
    for (Map<String, @Nullable Object> columns : rows) {
      T row = SampleRows.of(table).bare(columns);
      stored.add(new Stored<>(row, hasher.hash(table.contentValues(row)), MadeUp.STARTED, ""));
    }
    try (WarehouseSession session = warehouse.open()) {
      session.load(
          List.of(
              new TableLoad<>(table, stored, LocalDate.of(2021, 1, 1), LocalDate.of(2022, 1, 1))));
    }
  }

  private static Map<String, @Nullable Object> of(String column, String name, LocalDate date) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put(column, name);
    columns.put("game_date", date);
    return columns;
  }

  private static <T extends Record & GameRow> List<LocalDate> dates(
      GroupedRows rows, View<T> view, String name) {
    return rows.of(view).of(name).newestFirst().stream().map(GameRow::gameDate).toList();
  }

  private static PCollection<byte[]> start(Pipeline pipeline) {
    return pipeline.apply("Start", Impulse.create());
  }

  /** Forty players with games and contexts, and one row that names nobody. */
  private void loadPlayers() {
    List<Map<String, @Nullable Object>> games = new ArrayList<>();
    List<Map<String, @Nullable Object>> contexts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      for (LocalDate date : List.of(OPENER.minusDays(1), OPENER, DAY_1, DAY_2, DAY_2.plusDays(1))) {
        games.add(of("player_lookup", "player" + i, date));
        contexts.add(of("player_lookup", "player" + i, date));
      }
    }
    contexts.add(of("player_lookup", "eleventh", DAY_1));
    games.add(of("player_lookup", null, OPENER));
    load(Tables.PLAYER_GAME_SUMMARY, games);
    load(Tables.UPCOMING_PLAYER_GAME_CONTEXT, contexts);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void eachPlayersRowsOfAllTablesMeetInOneBucketAndKeepToTheirDates(int threads) {
    loadPlayers();
    Pipeline pipeline = Pipelines.withThreads(threads);
    PCollection<Bucket> players =
        start(pipeline).apply("Players", ReadBuckets.ofPlayers(warehouse, FACTORS, 4));
    PAssert.that(players)
        .satisfies(
            buckets -> {
              Set<String> names = new TreeSet<>();
              Set<Integer> numbers = new TreeSet<>();
              int nameless = 0;
              for (Bucket bucket : buckets) {
                assertThat(numbers.add(bucket.number())).isTrue();
                GroupedRows rows = bucket.rows(FACTORS);
                Set<String> here = new TreeSet<>(rows.of(Views.BOX_SCORES).names());
                here.addAll(rows.of(Views.CONTEXTS).names());
                for (String player : here) {
                  assertThat(names.add(player)).as("%s is in one bucket", player).isTrue();
                  assertThat(bucket.number()).isEqualTo(Buckets.of(player, 4));
                  if (!player.equals("eleventh")) {
                    // Games of the season up to the last due date, contexts of the due dates.
                    assertThat(dates(rows, Views.BOX_SCORES, player))
                        .containsExactly(DAY_2, DAY_1, OPENER);
                    assertThat(dates(rows, Views.CONTEXTS, player)).containsExactly(DAY_2, DAY_1);
                  }
                }
                nameless += rows.unattributable(Views.BOX_SCORES).size();
              }
              assertThat(names).hasSize(41).contains("eleventh", "player0", "player39");
              assertThat(numbers).containsExactly(0, 1, 2, 3);
              assertThat(nameless).isEqualTo(1);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void theFirstBucketIsThereEvenWhenNobodyHasARow() {
    Pipeline pipeline = Pipelines.withThreads(1);
    PAssert.thatSingleton(
            start(pipeline).apply("Players", ReadBuckets.ofPlayers(warehouse, FACTORS, 4)))
        .satisfies(
            bucket -> {
              assertThat(bucket.number()).isEqualTo(Bucket.FIRST);
              assertThat(bucket.rows(FACTORS).of(Views.BOX_SCORES).names()).isEmpty();
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void teamsAreInOneBucketWithTheWholeSeasonUpToTheLastDueDate(int threads) {
    load(
        Tables.TEAM_OFFENSE_GAME_SUMMARY,
        List.of(
            of("team_abbr", "GSW", OPENER),
            of("team_abbr", "GSW", DAY_1),
            of("team_abbr", "BOS", DAY_2),
            of("team_abbr", "BOS", DAY_2.plusDays(1)),
            of("team_abbr", "GSW", OPENER.minusDays(1))));
    Pipeline pipeline = Pipelines.withThreads(threads);
    PAssert.thatSingleton(start(pipeline).apply("Teams", ReadBuckets.ofTeams(warehouse, CACHES)))
        .satisfies(
            bucket -> {
              GroupedRows rows = bucket.rows(CACHES);
              assertThat(dates(rows, Views.TEAM_OFFENSE, "GSW")).containsExactly(DAY_1, OPENER);
              assertThat(dates(rows, Views.TEAM_OFFENSE, "BOS")).containsExactly(DAY_2);
              assertThat(dates(rows, Views.TEAM_OFFENSE, "LAL")).isEmpty();
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void whatIsReadOfTheDateAloneIsReadForTheDueDatesAlone() {
    load(
        Tables.UPCOMING_TEAM_GAME_CONTEXT,
        List.of(
            of("team_abbr", "GSW", DAY_1.minusDays(1)),
            of("team_abbr", "GSW", DAY_1),
            of("team_abbr", "GSW", DAY_2)));
    Pipeline pipeline = Pipelines.withThreads(2);
    PAssert.thatSingleton(start(pipeline).apply("Teams", ReadBuckets.ofTeams(warehouse, FACTORS)))
        .satisfies(
            bucket -> {
              assertThat(dates(bucket.rows(FACTORS), Views.TEAM_CONTEXTS, "GSW"))
                  .containsExactly(DAY_2, DAY_1);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aChunkThatReadsNoTeamsHasAnEmptyBucketOfThem() {
    Chunk zones = MadeUp.chunk();
    Pipeline pipeline = Pipelines.withThreads(1);
    PAssert.thatSingleton(start(pipeline).apply("Teams", ReadBuckets.ofTeams(warehouse, zones)))
        .satisfies(
            bucket -> {
              assertThat(bucket.read()).isEmpty();
              return null;
            });
    pipeline.run().waitUntilFinish();
  }
}
