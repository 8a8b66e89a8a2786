package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.Main;
import dev.fastbreak.app.backfill.Backfill;
import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.BackfillSummary.Verdict;
import dev.fastbreak.app.backfill.BeamRunner;
import dev.fastbreak.app.backfill.ProcessorSummary;
import dev.fastbreak.app.importing.UpstreamLoader;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.plan.ChunkSize;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.Planner;
import dev.fastbreak.plan.ReadCost;
import dev.fastbreak.plan.Reason;
import dev.fastbreak.simulation.LeagueSimulation;
import dev.fastbreak.warehouse.Bill;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import dev.fastbreak.warehouse.bigquery.Emulator.Request;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole chain on two warehouses: a simulated league's first weeks are loaded, two dates are
 * computed by all five processors, computed again, and computed once more after an input changed.
 * Whatever DuckDB holds afterwards BigQuery holds too, row for row and hash for hash.
 */
@Tag("all")
class BigQueryChainIT {

  private static final LocalDate FROM = LocalDate.of(2021, 11, 23);
  private static final LocalDate TO = LocalDate.of(2021, 11, 24);

  /** Rows of a query take the emulator a millisecond each, so not all of them are asked for. */
  private static final LocalDate STAMPS_FROM = FROM.minusDays(2);

  private static final Instant NOW = Instant.parse("2022-07-01T08:00:00.123456Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void holdsWhatTheLocalWarehouseHolds() {
    Emulator emulator = Emulator.running();
    String project = emulator.emptyProject().replace("stagingWait=0", "stagingWait=120");
    Warehouse bigQuery = Warehouses.of(project);
    Warehouse local = Warehouses.of("duckdb:" + folder.resolve("local.duckdb"));
    UpstreamTables league = until(LeagueSimulation.seasons(List.of(2021), 7).get(0), TO);

    assertThat(load(bigQuery, league)).isEqualTo(load(local, league));
    assertSame(bigQuery, local, Tables.upstream());

    assertEstimatesReads(bigQuery);
    emulator.forget();
    BackfillSummary first = backfill(bigQuery, true);
    assertPublishesWithFewQueries(emulator.requests());
    assertThat(first.processors()).extracting(ProcessorSummary::error).containsOnlyNulls();
    BackfillSummary firstLocally = backfill(local, true);
    assertThat(first.verdict()).isEqualTo(firstLocally.verdict());
    assertThat(firstLocally.bill()).isEqualTo(Bill.NONE);
    assertThat(first.verdict()).isNotEqualTo(Verdict.FAILED);
    assertThat(first.processors()).allMatch(processor -> processor.rowsWritten() > 0);
    // At least looks at the ledger and at what is staged, and a script over five tables, each table
    // with 10 MB.
    assertThat(first.bill().whole()).isTrue();
    assertThat(first.bill().bytes()).isGreaterThan(5 * 10L * (1 << 20));
    assertSame(bigQuery, local, Tables.features());
    assertSameOutcomes(bigQuery, local);

    // Nothing is due, so nothing runs.
    BackfillSummary idle = backfill(bigQuery, true);
    assertThat(idle.processors()).allMatch(p -> p.dates().isEmpty());
    assertThat(idle.bill().bytes()).isLessThan(first.bill().bytes());
    // Computed all the same, nothing is written.
    BackfillSummary again = backfill(bigQuery, TO, false);
    assertThat(again.processors())
        .allMatch(p -> p.rowsWritten() + p.rowsRefreshed() + p.rowsDeleted() == 0)
        .allMatch(p -> p.rowsUnchanged() > 0);
    assertSame(bigQuery, local, Tables.features());

    UpstreamTables corrected = withOneMorePoint(league);
    List<LoadResult> changes = load(bigQuery, corrected);
    assertThat(changes).extracting(LoadResult::updated).containsExactly(0L, 1L, 0L, 0L, 0L, 0L);
    assertThat(load(local, corrected)).isEqualTo(changes);
    assertThat(
            new Planner(bigQuery)
                .plan(FROM, TO, List.of(Processor.PDC), true).dates().stream()
                    .map(date -> date.reason())
                    .toList())
        .contains(Reason.INPUT_CHANGED);
    BackfillSummary changed = backfill(bigQuery, true);
    BackfillSummary changedLocally = backfill(local, true);
    assertThat(written(changed)).isEqualTo(written(changedLocally));
    assertThat(written(changed).get(Processor.PDC)).isPositive();
    assertSame(bigQuery, local, Tables.features());

    String sql =
        "SELECT game_date, COUNT(*) AS players, MAX(feature_quality_score) AS best"
            + " FROM nba_predictions.ml_feature_store_v2 GROUP BY game_date ORDER BY game_date";
    assertThat(query(bigQuery, sql)).isEqualTo(query(local, sql)).hasSize(2);
    assertSameForReaders(project, bigQuery, local);
  }

  /** A season takes a look or two, a script, and a look at what it wrote. */
  private static void assertPublishesWithFewQueries(List<Request> requests) {
    List<Request> labelled =
        requests.stream().filter(request -> request.body().contains("\"run_id\"")).toList();
    assertThat(labelled)
        .filteredOn(request -> request.path().endsWith("/queries"))
        .hasSizeBetween(2, 4);
    assertThat(labelled)
        .filteredOn(request -> request.path().endsWith("/jobs"))
        .singleElement()
        .satisfies(script -> assertThat(script.body()).contains("COMMIT TRANSACTION"));
  }

  /** The wide view, a training set and the page of a report are those of the local warehouse. */
  private void assertSameForReaders(String project, Warehouse bigQuery, Warehouse local) {
    String wide =
        "SELECT game_date, player_lookup, points_avg_last_5, opponent_def_rating"
            + " FROM nba_predictions.ml_features_wide ORDER BY game_date, player_lookup LIMIT 50";
    assertThat(query(bigQuery, wide)).isEqualTo(query(local, wide)).hasSize(50);
    String dates = "--start-date " + FROM + " --end-date " + TO;
    for (String command :
        List.of(
            "export --table ml --label points --to %s.csv " + dates,
            "report --to %s.html " + dates)) {
      Path here = folder.resolve("here");
      Path there = folder.resolve("there");
      run(command.formatted(here) + " --warehouse " + local.uri());
      run(command.formatted(there) + " --warehouse " + project);
    }
    assertThat(folder.resolve("there.csv")).hasSameTextualContentAs(folder.resolve("here.csv"));
    assertThat(folder.resolve("there.html")).isNotEmptyFile();
  }

  private static void run(String command) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    int exitCode = Main.execute(command.split(" "), out, out);
    assertThat(exitCode).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }

  private static List<LoadResult> load(Warehouse warehouse, UpstreamTables league) {
    try (WarehouseSession session = warehouse.open()) {
      return UpstreamLoader.load(List.of(league), session, CLOCK);
    }
  }

  private static BackfillSummary backfill(Warehouse warehouse, boolean resume) {
    return backfill(warehouse, FROM, resume);
  }

  private static BackfillSummary backfill(Warehouse warehouse, LocalDate from, boolean resume) {
    BeamRunner runner = new BeamRunner(warehouse, CLOCK, Map.of(), Calculations.STANDARD);
    return new Backfill(warehouse, runner, CLOCK, new BackfillListener() {})
        .run(
            new BackfillRequest(
                from,
                TO,
                List.of(Processor.values()),
                resume,
                false,
                ChunkSize.SEASON,
                0.05,
                Map.of(),
                1,
                null));
  }

  /** The plan's reads have a size, and a price that follows from it. */
  private static void assertEstimatesReads(Warehouse warehouse) {
    Plan plan = new Planner(warehouse).plan(FROM, TO, List.of(Processor.values()), true);
    try (WarehouseSession session = warehouse.openForReading()) {
      long bytes = ReadCost.bytes(plan, session).orElseThrow();
      assertThat(bytes).isPositive();
      assertThat(ReadCost.dollars(bytes, BigDecimal.ONE, 12)).isPositive();
    }
  }

  private static Map<Processor, Long> written(BackfillSummary summary) {
    return summary.processors().stream()
        .collect(Collectors.toMap(ProcessorSummary::processor, ProcessorSummary::rowsWritten));
  }

  /** Every column of every row; from some days before the first date on also hash and time. */
  private static void assertSame(Warehouse one, Warehouse other, List<TableSpec<?>> tables) {
    for (TableSpec<?> table : tables) {
      List<List<@Nullable Object>> rows = rows(one, table);
      assertThat(rows).as(table.qualifiedName()).isNotEmpty().isEqualTo(rows(other, table));
    }
  }

  private static <T extends Record> List<List<@Nullable Object>> rows(
      Warehouse warehouse, TableSpec<T> table) {
    Map<String, List<@Nullable Object>> rows = new TreeMap<>();
    long stamps = 0;
    try (WarehouseSession session = warehouse.openForReading()) {
      for (T row : session.fetch(Slice.all(Projection.of(table, table.type()))).rows()) {
        @Nullable Object[] values = table.contentValues(row);
        rows.put(key(table, values), new ArrayList<>(Arrays.asList(values)));
      }
      String keys = String.join(", ", table.key());
      for (List<@Nullable Object> stamp :
          session
              .query(
                  "SELECT %s, data_hash, processed_at FROM %s WHERE %s >= DATE '%s'"
                      .formatted(keys, table.qualifiedName(), table.dateColumn(), STAMPS_FROM))
              .rows()) {
        String key =
            stamp.subList(0, table.key().size()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining("|"));
        List<@Nullable Object> row = rows.get(key);
        assertThat(row).as(table + " " + key).isNotNull();
        row.addAll(stamp.subList(table.key().size(), stamp.size()));
        stamps++;
      }
    }
    assertThat(stamps).as("stamped rows of " + table).isPositive();
    return List.copyOf(rows.values());
  }

  private static String key(TableSpec<?> table, @Nullable Object[] values) {
    return table.key().stream()
        .map(column -> String.valueOf(values[table.position(column)]))
        .collect(Collectors.joining("|"));
  }

  /** The ledger and the failures; run ids are random. */
  private static void assertSameOutcomes(Warehouse one, Warehouse other) {
    Function<PrecomputeRun, String> line =
        run ->
            Tables.PRECOMPUTE_RUNS.columns().stream()
                .map(ColumnSpec::name)
                .filter(name -> !name.equals("run_id"))
                .map(
                    name ->
                        name
                            + "="
                            + Tables.PRECOMPUTE_RUNS
                                .contentValues(run)[Tables.PRECOMPUTE_RUNS.position(name)])
                .collect(Collectors.joining(" "));
    assertThat(fetched(one, PrecomputeRun.class, Tables.PRECOMPUTE_RUNS, line))
        .hasSize(10)
        .isEqualTo(fetched(other, PrecomputeRun.class, Tables.PRECOMPUTE_RUNS, line));
    Function<PrecomputeFailure, String> failure =
        f ->
            f.processorName()
                + " "
                + f.analysisDate()
                + " "
                + f.entityId()
                + " "
                + f.failureCategory();
    assertThat(fetched(one, PrecomputeFailure.class, Tables.PRECOMPUTE_FAILURES, failure))
        .isNotEmpty()
        .isEqualTo(fetched(other, PrecomputeFailure.class, Tables.PRECOMPUTE_FAILURES, failure));
  }

  private static <T extends Record> List<String> fetched(
      Warehouse warehouse, Class<T> type, TableSpec<?> table, Function<T, String> text) {
    try (WarehouseSession session = warehouse.openForReading()) {
      return session.fetch(Slice.all(Projection.of(table, type))).rows().stream()
          .map(text)
          .sorted()
          .toList();
    }
  }

  /** The answer's rows; how many zeros end a decimal is the warehouse's own affair. */
  private static List<List<@Nullable Object>> query(Warehouse warehouse, String sql) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (WarehouseSession session = warehouse.openForReading()) {
      for (List<@Nullable Object> row : session.query(sql).rows()) {
        List<@Nullable Object> plain = new ArrayList<>(row);
        plain.replaceAll(
            value -> value instanceof BigDecimal number ? number.stripTrailingZeros() : value);
        rows.add(plain);
      }
    }
    return rows;
  }

  private static UpstreamTables until(UpstreamTables league, LocalDate last) {
    return new UpstreamTables(
        league.seasonYear(),
        league.schedule().stream().filter(row -> !row.gameDate().isAfter(last)).toList(),
        league.playerGames().stream().filter(row -> !row.gameDate().isAfter(last)).toList(),
        league.teamOffense().stream().filter(row -> !row.gameDate().isAfter(last)).toList(),
        league.teamDefense().stream().filter(row -> !row.gameDate().isAfter(last)).toList(),
        league.playerContexts().stream().filter(row -> !row.gameDate().isAfter(last)).toList(),
        league.teamContexts().stream().filter(row -> !row.gameDate().isAfter(last)).toList());
  }

  /** The league, but one player scored a point more the day before, from the line. */
  private static UpstreamTables withOneMorePoint(UpstreamTables league) {
    TableSpec<PlayerGameSummary> table = Tables.PLAYER_GAME_SUMMARY;
    List<PlayerGameSummary> games = new ArrayList<>(league.playerGames());
    int points = table.position("points");
    for (int i = 0; i < games.size(); i++) {
      @Nullable Object[] values = table.contentValues(games.get(i));
      if (games.get(i).gameDate().equals(FROM.minusDays(1))
          && values[points] instanceof Long scored
          && scored > 10) {
        values[points] = scored + 1;
        games.set(i, table.content(values));
        return new UpstreamTables(
            league.seasonYear(),
            league.schedule(),
            games,
            league.teamOffense(),
            league.teamDefense(),
            league.playerContexts(),
            league.teamContexts());
      }
    }
    throw new IllegalStateException("Nobody scored");
  }
}
