package dev.fastbreak.beam.transform;

import static dev.fastbreak.beam.transform.MadeUp.DAY_1;
import static dev.fastbreak.beam.transform.MadeUp.DAY_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.table.SampleRows;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.teams.TeamOffenseGame;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.testing.Pipelines;
import dev.fastbreak.warehouse.Buckets;
import dev.fastbreak.warehouse.Slice;
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
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps between a table and a calculator. */
class ReadingTest {

  private static final LocalDate EARLIER = DAY_1.minusDays(3);

  @TempDir private Path folder;
  private Warehouse warehouse;

  @BeforeEach
  void makeWarehouse() {
    warehouse = Warehouses.of("duckdb:" + folder.resolve("test.duckdb"));
    try (WarehouseSession session = warehouse.open()) {
      session.createMissingTables();
    }
  }

  private <T extends Record> void load(TableSpec<T> table, List<T> rows) {
    ContentHasher hasher = ContentHasher.of(table);
    List<Stored<T>> stored = new ArrayList<>();
    for (T row : rows) {
      stored.add(new Stored<>(row, hasher.hash(table.contentValues(row)), MadeUp.STARTED, ""));
    }
    try (WarehouseSession session = warehouse.open()) {
      session.load(
          List.of(
              new TableLoad<>(table, stored, LocalDate.of(2021, 1, 1), LocalDate.of(2022, 1, 1))));
    }
  }

  private static PlayerGameSummary game(String player, String team, LocalDate date, Long points) {
    Map<String, Object> columns = new HashMap<>();
    columns.put("player_lookup", player);
    columns.put("team_abbr", team);
    columns.put("game_date", date);
    columns.put("points", points);
    return SampleRows.of(Tables.PLAYER_GAME_SUMMARY).bare(columns);
  }

  private PCollection<KV<Integer, RowBatch<BoxScoreLine>>> read(
      Pipeline pipeline, LocalDate from, LocalDate to, int buckets) {
    return pipeline.apply(
        "Read", ReadRows.of(warehouse, new Slice<>(BoxScoreLine.PROJECTION, from, to), buckets));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void readRowsDealsEveryPlayerIntoOneBucketAndKeepsToItsDates(int threads) {
    List<PlayerGameSummary> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(game("player" + i, "GSW", EARLIER, 1L));
      rows.add(game("player" + i, "GSW", DAY_1, 2L));
      rows.add(game("player" + i, "GSW", DAY_2, 3L));
    }
    load(Tables.PLAYER_GAME_SUMMARY, rows);
    Pipeline pipeline = Pipelines.withThreads(threads);
    PAssert.that(read(pipeline, EARLIER, DAY_1, 4))
        .satisfies(
            batches -> {
              Map<String, Integer> bucketOf = new TreeMap<>();
              int count = 0;
              for (KV<Integer, RowBatch<BoxScoreLine>> batch : batches) {
                InputRows<BoxScoreLine> input = batch.getValue().rows(BoxScoreLine.PROJECTION);
                for (BoxScoreLine row : input.rows()) {
                  bucketOf.put(row.playerLookup(), batch.getKey());
                  assertThat(batch.getKey()).isEqualTo(Buckets.of(row.playerLookup(), 4));
                  assertThat(row.gameDate()).isBetween(EARLIER, DAY_1);
                  count++;
                }
              }
              assertThat(count).isEqualTo(80);
              assertThat(bucketOf).hasSize(40);
              assertThat(Set.copyOf(bucketOf.values())).hasSize(4);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void readingAnEmptySliceGivesNoBatch() {
    Pipeline pipeline = Pipelines.withThreads(2);
    PAssert.that(read(pipeline, EARLIER, DAY_2, 4)).empty();
    pipeline.run().waitUntilFinish();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void noteTeamGamesUnitesWhatAllBatchesHaveAndLeavesFlawedRowsOut(int threads) {
    load(
        Tables.PLAYER_GAME_SUMMARY,
        List.of(
            game("anna", "GSW", EARLIER, 1L),
            game("bert", "GSW", EARLIER, 2L),
            game("carl", "BOS", EARLIER, 3L),
            game("anna", "GSW", DAY_1, 4L),
            // The only row of this team and date breaks its schema: points cannot be negative.
            game("carl", "BOS", DAY_1, -4L)));
    Pipeline pipeline = Pipelines.withThreads(threads);
    PCollectionView<TeamGamesPresent> view =
        read(pipeline, EARLIER, DAY_2, 8)
            .apply(
                NoteTeamGames.of(
                    BoxScoreLine.PROJECTION, row -> new TeamGame(row.teamAbbr(), row.gameDate())));
    PAssert.that(lookedUp(pipeline, view))
        .containsInAnyOrder("BOS 2021-11-28", "GSW 2021-11-28", "GSW 2021-12-01");
    pipeline.run().waitUntilFinish();
  }

  private static PCollection<String> lookedUp(
      Pipeline pipeline, PCollectionView<TeamGamesPresent> view) {
    return pipeline
        .apply("Ask", Create.of("any"))
        .apply(
            ParDo.of(
                    new DoFn<String, String>() {
                      @ProcessElement
                      public void process(ProcessContext context) {
                        context
                            .sideInput(view)
                            .games()
                            .forEach(game -> context.output(game.team() + " " + game.date()));
                      }
                    })
                .withSideInputs(view));
  }

  @Test
  void noteTeamGamesOfAnEmptyTableIsAnEmptySet() {
    Pipeline pipeline = Pipelines.withThreads(2);
    PCollectionView<TeamGamesPresent> view =
        read(pipeline, EARLIER, DAY_2, 8)
            .apply(
                NoteTeamGames.of(
                    BoxScoreLine.PROJECTION, row -> new TeamGame(row.teamAbbr(), row.gameDate())));
    PAssert.that(lookedUp(pipeline, view)).empty();
    pipeline.run().waitUntilFinish();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aTeamTableShowsEveryWorkerTheWholeSeasonUpToTheLastDueDate(int threads) {
    LocalDate opener = MadeUp.season().opener();
    load(
        Tables.TEAM_OFFENSE_GAME_SUMMARY,
        List.of(
            offense("GSW", opener),
            offense("GSW", DAY_1),
            offense("BOS", DAY_2),
            offense("BOS", DAY_2.plusDays(1)),
            offense("GSW", opener.minusDays(1))));
    Pipeline pipeline = Pipelines.withThreads(threads);
    TeamTable<TeamOffenseGame> season =
        TeamTable.ofSeason(
            pipeline,
            warehouse,
            MadeUp.chunk(),
            TeamOffenseGame.PROJECTION,
            TeamOffenseGame::teamAbbr);
    PAssert.that(dates(pipeline, "season", season))
        .containsInAnyOrder("GSW [2021-12-01, 2021-10-19]", "BOS [2021-12-02]", "LAL []");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aTeamTableOfTheDueDatesHasNothingElse() {
    load(
        Tables.TEAM_OFFENSE_GAME_SUMMARY,
        List.of(offense("GSW", DAY_1.minusDays(1)), offense("GSW", DAY_1), offense("GSW", DAY_2)));
    Pipeline pipeline = Pipelines.withThreads(2);
    TeamTable<TeamOffenseGame> due =
        TeamTable.ofDueDates(
            pipeline,
            warehouse,
            MadeUp.chunk(),
            TeamOffenseGame.PROJECTION,
            TeamOffenseGame::teamAbbr);
    PAssert.that(dates(pipeline, "due", due))
        .containsInAnyOrder("GSW [2021-12-02, 2021-12-01]", "BOS []", "LAL []");
    pipeline.run().waitUntilFinish();
  }

  private static dev.fastbreak.core.upstream.TeamOffenseGameSummary offense(
      String team, LocalDate date) {
    return SampleRows.of(Tables.TEAM_OFFENSE_GAME_SUMMARY)
        .bare(Map.of("team_abbr", team, "game_date", date));
  }

  private static PCollection<String> dates(
      Pipeline pipeline, String name, TeamTable<TeamOffenseGame> table) {
    return pipeline
        .apply("Teams " + name, Create.of("GSW", "BOS", "LAL"))
        .apply(
            "Look up " + name,
            ParDo.of(
                    new DoFn<String, String>() {
                      @ProcessElement
                      public void process(ProcessContext context) {
                        ComputeFeatures.Views views =
                            new ComputeFeatures.Views() {
                              @Override
                              public <V> V of(PCollectionView<V> view) {
                                return context.sideInput(view);
                              }
                            };
                        String team = context.element();
                        context.output(
                            team
                                + " "
                                + table.rows(views).of(team).newestFirst().stream()
                                    .map(TeamOffenseGame::gameDate)
                                    .toList());
                      }
                    })
                .withSideInputs(table.view()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void dealTeamsDealsEveryTeamOnce(int threads) {
    Pipeline pipeline = Pipelines.withThreads(threads);
    PAssert.that(pipeline.apply(DealTeams.of(MadeUp.season())))
        .satisfies(
            groups -> {
              List<String> teams = new ArrayList<>();
              groups.forEach(teams::addAll);
              assertThat(teams).hasSameSizeAs(new TreeSet<>(teams));
              assertThat(teams).containsExactlyInAnyOrder("BOS", "GSW");
              return null;
            });
    pipeline.run().waitUntilFinish();
  }
}
