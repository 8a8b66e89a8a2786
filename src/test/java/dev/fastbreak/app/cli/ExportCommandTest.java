package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.Main;
import dev.fastbreak.app.fixtures.DuckDbFiles;
import dev.fastbreak.app.fixtures.HandMadeLeague;
import dev.fastbreak.core.featurestore.Feature;
import dev.fastbreak.warehouse.WarehouseSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported is what the warehouse holds, as other programs read it. */
final class ExportCommandTest {

  private static final String VECTORS = "nba_predictions.ml_feature_store_v2";

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path warehouse;

  private String out = "";

  @BeforeAll
  static void makeTheLeague() {
    warehouse = shared.resolve("league.duckdb");
    HandMadeLeague.write(warehouse);
    // p01 sat, p02 was not listed, and BOS has no box score on 2021-12-01.
    DuckDbFiles.execute(
        warehouse,
        "UPDATE nba_analytics.player_game_summary SET points = 10 + day(game_date), is_active ="
            + " true, minutes_played = 30, season_year = 2021",
        "UPDATE nba_analytics.player_game_summary SET points = 0, minutes_played = 0, fg_attempts ="
            + " 0, fg_makes = 0 WHERE player_lookup = 'p01'",
        "DELETE FROM nba_analytics.player_game_summary WHERE player_lookup = 'p02' AND game_date ="
            + " DATE '2021-11-05'",
        "DELETE FROM nba_analytics.player_game_summary WHERE team_abbr = 'BOS' AND game_date = DATE"
            + " '2021-12-01'",
        "UPDATE " + VECTORS + " SET is_production_ready = false WHERE player_lookup = 'p03'");
  }

  @BeforeEach
  void forget() {
    out = "";
  }

  private int export(String... args) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>(List.of("export", "--warehouse=duckdb:" + warehouse));
    all.addAll(List.of(args));
    int exitCode = Main.execute(all.toArray(String[]::new), stream, stream);
    out = said.toString(StandardCharsets.UTF_8);
    return exitCode;
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void exported(String... args) {
    assertThat(export(args)).as(out).isZero();
  }

  /** Rows as DuckDB reads them from files, each value as text. */
  private static List<List<@Nullable String>> read(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      try (ResultSet result = statement.executeQuery(sql)) {
        ResultSetMetaData meta = result.getMetaData();
        List<List<@Nullable String>> rows = new ArrayList<>();
        while (result.next()) {
          List<@Nullable String> row = new ArrayList<>();
          for (int i = 1; i <= meta.getColumnCount(); i++) {
            row.add(result.getString(i));
          }
          rows.add(row);
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<List<@Nullable String>> stored(String sql) {
    try (WarehouseSession session = DuckDbFiles.warehouse(warehouse).openForReading()) {
      List<List<@Nullable String>> rows = new ArrayList<>();
      for (List<@Nullable Object> row : session.query(sql).rows()) {
        List<@Nullable String> texts = new ArrayList<>();
        row.forEach(value -> texts.add(value == null ? null : value.toString()));
        rows.add(texts);
      }
      return rows;
    }
  }

  private static String single(String sql) {
    return String.valueOf(read(sql).get(0).get(0));
  }

  private List<String> columns(String file) {
    return read("DESCRIBE SELECT * FROM '" + file(file) + "'").stream()
        .map(row -> row.get(0) + " " + row.get(1))
        .toList();
  }

  @Test
  void aTrainingSetHasKeysFeaturesInOrderLabelAndFlags() {
    exported(
        "--table",
        "ml",
        "--seasons",
        "2021-22",
        "--label",
        "points",
        "--to",
        file("train.parquet").toString());

    List<String> expected =
        new ArrayList<>(
            List.of(
                "game_date DATE",
                "player_lookup VARCHAR",
                "universal_player_id VARCHAR",
                "game_id VARCHAR",
                "team_abbr VARCHAR",
                "opponent_team_abbr VARCHAR"));
    Feature.LABELS.forEach(label -> expected.add(label + " DOUBLE"));
    expected.addAll(List.of("points DOUBLE", "played BOOLEAN", "is_production_ready BOOLEAN"));
    assertThat(columns("train.parquet")).isEqualTo(expected);
    assertThat(out).startsWith("DONE: 120 rows written to " + file("train.parquet") + ".");
  }

  @Test
  void theFeaturesAreTheVectorsOfTheWarehouse() {
    exported("--table", "ml", "--to", file("all.parquet").toString());

    List<List<@Nullable String>> unnested =
        read(
            "SELECT game_date, player_lookup, [%s] FROM '%s'"
                .formatted(String.join(", ", Feature.LABELS), file("all.parquet")));
    assertThat(unnested)
        .isEqualTo(
            stored(
                "SELECT game_date, player_lookup, features FROM "
                    + VECTORS
                    + " ORDER BY game_date, player_lookup"));
    assertThat(columns("all.parquet")).doesNotContain("played BOOLEAN");
  }

  @Test
  void theLabelIsTheBoxScoreOfTheDateAndNullWhereHeDidNotPlay() {
    exported("--table", "ml", "--label", "points,rebounds", "--to", file("t.parquet").toString());
    String rows = "SELECT points, played FROM '" + file("t.parquet") + "' WHERE ";

    assertThat(read(rows + "player_lookup = 'p05' AND game_date = DATE '2021-11-05'"))
        .containsExactly(List.of("15.0", "true"));
    List<@Nullable String> absent = new ArrayList<>();
    absent.add(null);
    absent.add("false");
    assertThat(read(rows + "player_lookup = 'p01' AND game_date = DATE '2021-11-05'"))
        .containsExactly(absent);
    assertThat(read(rows + "player_lookup = 'p02' AND game_date = DATE '2021-11-05'"))
        .containsExactly(absent);
    assertThat(
            read(
                "SELECT DISTINCT points IS NULL, played IS NULL FROM '%s' WHERE game_date = DATE '2021-12-01' AND team_abbr = 'BOS'"
                    .formatted(file("t.parquet"))))
        .containsExactly(List.of("true", "true"));
    assertThat(out).contains("of 15 the box score is not there.");
  }

  @Test
  void absentPlayersAreZeroOrLeftOutWhenAsked() {
    exported(
        "--table",
        "ml",
        "--label",
        "points",
        "--absent",
        "zero",
        "--to",
        file("zero.csv").toString());
    assertThat(
            single(
                "SELECT count(*) FROM '%s' WHERE NOT played AND points = 0"
                    .formatted(file("zero.csv"))))
        .isEqualTo(single("SELECT count(*) FROM '%s' WHERE NOT played".formatted(file("zero.csv"))))
        .isNotEqualTo("0");
    assertThat(
            single(
                "SELECT count(*) FROM '%s' WHERE played IS NULL AND points IS NULL"
                    .formatted(file("zero.csv"))))
        .isEqualTo("15");

    exported(
        "--table",
        "ml",
        "--label",
        "points",
        "--absent",
        "drop",
        "--to",
        file("drop.csv").toString());
    assertThat(read("SELECT DISTINCT played FROM '%s'".formatted(file("drop.csv"))))
        .containsExactly(List.of("true"));
  }

  @Test
  void rowsThatAreNotReadyCarryTheirFlagOrStayOut() {
    exported("--table", "ml", "--to", file("all.parquet").toString());
    assertThat(out).contains("4 rows not ready for production");
    assertThat(
            single(
                "SELECT count(*) FROM '%s' WHERE NOT is_production_ready"
                    .formatted(file("all.parquet"))))
        .isEqualTo("4");

    exported("--table", "ml", "--ready-only", "--to", file("ready.parquet").toString());
    assertThat(single("SELECT count(*) FROM '%s'".formatted(file("ready.parquet"))))
        .isEqualTo("116");
  }

  @Test
  void sourcesAndQualityComeWhenAsked() {
    exported("--table", "ml", "--sources", "--quality", "--to", file("more.parquet").toString());

    assertThat(columns("more.parquet"))
        .contains(
            "feature_quality_score DECIMAL(5,2)",
            "quality_tier VARCHAR",
            "pace_score_source VARCHAR");
    assertThat(
            read(
                "SELECT DISTINCT points_avg_last_5_source FROM '%s' ORDER BY 1"
                    .formatted(file("more.parquet"))))
        .isEqualTo(stored("SELECT DISTINCT feature_sources[1] FROM " + VECTORS + " ORDER BY 1"));
  }

  @Test
  void aTableIsWrittenAsItIsStoredInEveryFormat() {
    String sql =
        "SELECT analysis_date, player_lookup, paint_rate_last_10, total_shots_last_10,"
            + " is_production_ready, data_hash FROM %s ORDER BY 1, 2";
    List<List<@Nullable String>> expected =
        stored(sql.formatted("nba_precompute.player_shot_zone_analysis"));
    for (String name : List.of("zones.parquet", "zones.csv", "zones.jsonl")) {
      exported("--table", "psza", "--to", file(name).toString());
      String source =
          name.endsWith("parquet")
              ? "'" + file(name) + "'"
              : name.endsWith("csv")
                  ? "read_csv('%s', types = {'data_hash': 'VARCHAR', 'paint_rate_last_10': 'DECIMAL(5,2)'})"
                      .formatted(file(name))
                  : "read_json('%s', columns = {analysis_date: 'DATE', player_lookup: 'VARCHAR', paint_rate_last_10: 'DECIMAL(5,2)', total_shots_last_10: 'BIGINT', is_production_ready: 'BOOLEAN', data_hash: 'VARCHAR'})"
                      .formatted(file(name));
      assertThat(read(sql.formatted(source))).as(name).isEqualTo(expected).hasSize(108);
    }
  }

  @Test
  void aTableGoesByItsNameWithItsDatasetOrWithout() throws IOException {
    exported("--table", "nba_processing.precompute_runs", "--to", file("q.csv").toString());
    exported("--table", "Precompute_Runs", "--to", file("u.csv").toString());

    assertThat(file("u.csv")).isNotEmptyFile().hasSameTextualContentAs(file("q.csv"));
  }

  @Test
  void aFolderHasAPartForEachDate() throws IOException {
    exported("--table", "ml", "--by-date", "--to", file("parts").toString());

    try (Stream<Path> parts = Files.list(file("parts"))) {
      assertThat(parts.map(part -> part.getFileName().toString()).sorted())
          .containsExactlyElementsOf(
              HandMadeLeague.DUE.stream().map(date -> "game_date=" + date).toList());
    }
    assertThat(
            single(
                "SELECT count(DISTINCT game_date) || ' ' || count(*) FROM read_parquet('%s/*/*.parquet', hive_partitioning = true)"
                    .formatted(file("parts"))))
        .isEqualTo("4 120");
    assertThat(export("--table", "ml", "--by-date", "--to", file("parts").toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(out).contains("it exists; remove it, or name a new folder.");
  }

  @Test
  void aQueryKeepsItsTypes() {
    exported(
        "--query",
        "SELECT DATE '2021-11-02' AS d, 1.50 AS x, 2 AS n, 9999999999999999999 AS big, 0.5::FLOAT"
            + " AS f, TIMESTAMP '2021-11-02 10:00:00' AS t, [1, NULL, 3] AS l, ['a', NULL] AS w,"
            + " {'a': 1} AS s, NULL AS nothing, 'é' AS text UNION ALL SELECT NULL, NULL, NULL,"
            + " NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL",
        "--to",
        file("q.parquet").toString());

    assertThat(columns("q.parquet"))
        .containsExactly(
            "d DATE",
            "x DECIMAL(3,2)",
            "n BIGINT",
            "big DECIMAL(38,0)",
            "f DOUBLE",
            "t TIMESTAMP WITH TIME ZONE",
            "l BIGINT[]",
            "w VARCHAR[]",
            "s VARCHAR",
            "nothing VARCHAR",
            "text VARCHAR");
    assertThat(
            read(
                "SELECT d, x, n, big, f, CAST(t AS VARCHAR), CAST(l AS VARCHAR), CAST(w AS VARCHAR), s, text FROM '%s' WHERE d IS NOT NULL"
                    .formatted(file("q.parquet"))))
        .containsExactly(
            List.of(
                "2021-11-02",
                "1.50",
                "2",
                "9999999999999999999",
                "0.5",
                "2021-11-02 10:00:00+00",
                "[1, NULL, 3]",
                "[a, NULL]",
                "{\"a\":1}",
                "é"));
    assertThat(single("SELECT count(*) FROM '%s'".formatted(file("q.parquet")))).isEqualTo("2");
  }

  @Test
  void aQueryWithoutRowsStillHasItsColumns() {
    exported("--query", "SELECT 1 AS n WHERE false", "--to", file("none.parquet").toString());
    assertThat(columns("none.parquet")).containsExactly("n BIGINT");
  }

  @Test
  void aQueryReachesNothingButTheWarehouse() throws IOException {
    Path secret = Files.writeString(file("secret.csv"), "a\n1\n");
    assertThat(
            export("--query", "SELECT * FROM '" + secret + "'", "--to", file("x.csv").toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(export("--query", "DROP TABLE " + VECTORS, "--to", file("x.csv").toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(file("x.csv")).doesNotExist();
  }

  @Test
  void theWarehouseIsNeverWrittenOver() {
    assertThat(export("--table", "ml", "--to", warehouse.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(stored("SELECT count(*) FROM " + VECTORS)).containsExactly(List.of("120"));
  }

  @Test
  void theWideViewIsTheSameInSql() {
    assertThat(
            stored(
                "SELECT game_date, player_lookup, [%s] FROM nba_predictions.ml_features_wide ORDER BY 1, 2"
                    .formatted(String.join(", ", Feature.LABELS))))
        .isEqualTo(
            stored("SELECT game_date, player_lookup, features FROM " + VECTORS + " ORDER BY 1, 2"));
  }

  @Test
  void optionsThatMeanNothingAreRefused() {
    String to = file("x.parquet").toString();
    refused("belong to '--table ml'", "--table", "psza", "--label", "points", "--to", to);
    refused("write one of points", "--table", "ml", "--label", "pionts", "--to", to);
    refused("name one with --label", "--table", "ml", "--absent", "drop", "--to", to);
    refused("belong to '--table'", "--query", "SELECT 1", "--seasons", "2021-22", "--to", to);
    refused(
        "not both",
        "--table",
        "ml",
        "--seasons",
        "2021-22",
        "--start-date",
        "2021-11-02",
        "--to",
        to);
    refused("there is no such table", "--table", "nothing", "--to", to);
    refused("starts in 2019 is not there", "--table", "ml", "--seasons", "2019-20", "--to", to);
    refused(
        "have no such flag",
        "--table",
        "nba_processing.precompute_runs",
        "--ready-only",
        "--to",
        to);
    refused("write parquet, csv or jsonl", "--table", "ml", "--format", "xlsx", "--to", to);
    assertThat(file("x.parquet")).doesNotExist();
  }

  private void refused(String why, String... args) {
    assertThat(export(args)).as(out).isEqualTo(ExitCode.USAGE);
    assertThat(out).contains(why);
  }
}
