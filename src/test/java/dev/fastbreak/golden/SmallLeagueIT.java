package dev.fastbreak.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.backfill.Backfill;
import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.BeamRunner;
import dev.fastbreak.app.backfill.ProcessorSummary;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.plan.ChunkSize;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two teams, eight players, eighteen games played, one postponed and two to come: trades, debuts,
 * players who are expected and do not play, an overtime, games without shot data, games on
 * consecutive days, rows in several versions, contexts and team rows that never came. {@code
 * DERIVATION.md} beside the files works out every number of every row.
 */
class SmallLeagueIT {

  private static final Path CASE = Path.of("src/test/resources/golden/small-league");
  private static final LocalDate SECOND_OF_NOVEMBER = LocalDate.of(2021, 11, 2);
  private static final LocalDate DAY_AFTER_A_GAME = LocalDate.of(2021, 11, 17);
  private static final LocalDate WITHOUT_CONTEXTS = LocalDate.of(2021, 11, 28);
  private static final LocalDate FRONT = LocalDate.of(2021, 11, 30);
  private static final LocalDate BEHIND_THE_FRONT = LocalDate.of(2021, 12, 2);
  private static final List<LocalDate> DATES =
      List.of(SECOND_OF_NOVEMBER, DAY_AFTER_A_GAME, WITHOUT_CONTEXTS, FRONT);
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private Path file;
  private Warehouse warehouse;

  @BeforeEach
  void loadTheLeague(@TempDir Path folder) throws SQLException {
    file = folder.resolve("small.duckdb");
    warehouse = Warehouses.of("duckdb:" + file);
    try (WarehouseSession session = warehouse.open()) {
      session.createMissingTables();
    }
    for (TableSpec<?> table : Tables.upstream()) {
      execute(
          "INSERT INTO %s BY NAME FROM read_csv('%s/input/%s.csv', header = true, all_varchar = true, comment = '#')"
              .formatted(table.qualifiedName(), CASE, table.name()));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void dateByDate() throws IOException {
    DATES.forEach(date -> compute(date, date, NOW));
    verifyEveryTable();
  }

  @Test
  void inOneChunkWithTheDatesBetween() throws IOException {
    compute(SECOND_OF_NOVEMBER, BEHIND_THE_FRONT, NOW);
    verifyEveryTable();
  }

  /** A postponed game makes no game date, and behind the front nothing can be computed yet. */
  @Test
  void onlyTheDatesOfGamesThatCountUpToTheFront() {
    compute(SECOND_OF_NOVEMBER, BEHIND_THE_FRONT, NOW);
    try (WarehouseSession session = warehouse.openForReading()) {
      assertThat(
              session
                  .query(
                      "SELECT DISTINCT CAST(analysis_date AS VARCHAR) FROM"
                          + " nba_processing.precompute_runs ORDER BY ALL")
                  .rows())
          .extracting(row -> row.get(0))
          .containsExactly(
              "2021-11-02",
              "2021-11-04",
              "2021-11-06",
              "2021-11-08",
              "2021-11-10",
              "2021-11-12",
              "2021-11-14",
              "2021-11-16",
              "2021-11-17",
              "2021-11-27",
              "2021-11-28",
              "2021-11-30");
    }
  }

  @Test
  void whateverTheOrderOfTheRows() throws IOException, SQLException {
    for (TableSpec<?> table : Tables.upstream()) {
      execute(
          "CREATE TEMP TABLE shuffled AS FROM %1$s ORDER BY md5(data_hash); DELETE FROM %1$s; INSERT INTO %1$s FROM shuffled"
              .formatted(table.qualifiedName()));
    }
    compute(SECOND_OF_NOVEMBER, FRONT, NOW);
    verifyEveryTable();
  }

  /** Strictly before the date: what happened on it and after it is not in its rows. */
  @ParameterizedTest
  @MethodSource("datesWithResults")
  void theGamesOfADateAndLaterOnesChangeNothingOfIt(LocalDate date)
      throws IOException, SQLException {
    String of = " WHERE game_date >= DATE '" + date + "'";
    execute(
        "UPDATE nba_analytics.player_game_summary SET points = 77, minutes_played = 1, usage_rate ="
            + " 1, ts_pct = 2, fg_attempts = 70, fg_makes = 60, ft_attempts = 9, ft_makes = 9,"
            + " paint_attempts = 50, paint_makes = 1, is_active = NOT is_active, data_hash = 'x' ||"
            + " data_hash"
            + of);
    execute(
        "UPDATE nba_analytics.team_defense_game_summary SET opp_paint_makes = 1, defensive_rating ="
            + " 1, points_allowed = 1, data_hash = 'x' || data_hash"
            + of);
    execute(
        "UPDATE nba_analytics.team_offense_game_summary SET pace = 1, offensive_rating = 1,"
            + " win_flag = NOT win_flag, data_hash = 'x' || data_hash"
            + of);
    verifyEveryTable(computeUpTo(date));
  }

  /** The night before, from games up to yesterday, everything is as it is for ever after. */
  @ParameterizedTest
  @MethodSource("datesWithResults")
  void theNightBeforeKnowsTheSame(LocalDate date) throws IOException, SQLException {
    String of = " WHERE game_date >= DATE '" + date + "'";
    execute("DELETE FROM nba_analytics.player_game_summary" + of);
    execute("DELETE FROM nba_analytics.team_defense_game_summary" + of);
    execute("DELETE FROM nba_analytics.team_offense_game_summary" + of);
    execute("UPDATE nba_raw.nbac_schedule SET game_status = 1" + of);
    verifyEveryTable(computeUpTo(date));
  }

  private static List<LocalDate> datesWithResults() {
    return DATES.subList(0, DATES.size() - 1);
  }

  private List<LocalDate> computeUpTo(LocalDate last) {
    List<LocalDate> dates = DATES.stream().filter(date -> !date.isAfter(last)).toList();
    dates.forEach(date -> compute(date, date, NOW));
    return dates;
  }

  @Test
  void onceMoreADayLaterNothingIsTouched() throws IOException {
    DATES.forEach(date -> compute(date, date, NOW));
    for (LocalDate date : DATES) {
      for (ProcessorSummary processor : compute(date, date, NOW.plusSeconds(86_400)).processors()) {
        assertThat(processor.dates()).hasSize(1);
        assertThat(processor.rowsWritten() + processor.rowsRefreshed() + processor.rowsDeleted())
            .isZero();
      }
    }
    verifyEveryTable();
  }

  private BackfillSummary compute(LocalDate start, LocalDate end, Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    BeamRunner runner = new BeamRunner(warehouse, clock, Map.of(), Calculations.STANDARD);
    BackfillSummary summary =
        new Backfill(warehouse, runner, clock, new BackfillListener() {})
            .run(
                new BackfillRequest(
                    start,
                    end,
                    List.of(Processor.values()),
                    false,
                    false,
                    ChunkSize.SEASON,
                    0.05,
                    Map.of(),
                    1,
                    null));
    assertThat(summary.verdict()).isEqualTo(BackfillSummary.Verdict.DONE);
    return summary;
  }

  private void verifyEveryTable() throws IOException {
    verifyEveryTable(DATES);
  }

  private void verifyEveryTable(List<LocalDate> dates) throws IOException {
    try (WarehouseSession session = warehouse.openForReading()) {
      for (Processor processor : Processor.values()) {
        TableSpec<?> table = processor.table();
        verify(
            table.name(),
            processor.codeVersion(),
            session.query(
                "SELECT * EXCLUDE (run_id) FROM %s WHERE %s IN (%s) ORDER BY %s"
                    .formatted(
                        table.qualifiedName(),
                        table.dateColumn(),
                        literals(dates),
                        String.join(", ", table.key()))),
            dates);
      }
      verify(
          "precompute_failures",
          Arrays.stream(Processor.values())
              .map(Processor::codeVersion)
              .collect(Collectors.joining(" ")),
          session.query(
              """
              SELECT analysis_date, processor_name, entity_id, failure_category, can_retry, failure_reason
              FROM nba_processing.precompute_failures WHERE analysis_date IN (%s) ORDER BY ALL
              """
                  .formatted(literals(dates))),
          dates);
    }
  }

  private static String literals(List<LocalDate> dates) {
    return dates.stream().map(date -> "DATE '" + date + "'").collect(Collectors.joining(", "));
  }

  private static void verify(String name, String version, QueryResult result, List<LocalDate> dates)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(String.join(",", result.columns())));
    for (List<Object> row : result.rows()) {
      lines.add(row.stream().map(SmallLeagueIT::cell).collect(Collectors.joining(",")));
    }
    GoldenFile golden = new GoldenFile(CASE.resolve("expected/" + name + ".csv"));
    if (dates.equals(DATES)) {
      golden.verify(version, lines);
    } else {
      // Each line names its date, and no other of these.
      golden.verifyLines(
          lines, line -> dates.stream().anyMatch(date -> line.contains(date.toString())));
    }
  }

  /** A value as CSV: null visible, quotes only where they are needed. */
  private static String cell(Object value) {
    String text = value == null ? "NULL" : String.valueOf(value);
    return text.contains(",") || text.contains("\"")
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
