package dev.fastbreak.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user's SQL can do, and what it cannot. */
class ReadOnlyQueryTest {

  @TempDir private Path directory;
  private Warehouse warehouse;

  @BeforeEach
  void makeWarehouse() throws Exception {
    warehouse = Warehouses.of("duckdb:" + directory.resolve("w.duckdb"));
    try (WarehouseSession session = warehouse.open()) {
      session.createMissingTables();
    }
    Files.writeString(directory.resolve("secret.csv"), "name,number\nsecret,1\n");
  }

  private List<QueryResult> ask(String sql) {
    List<QueryResult> pieces = new ArrayList<>();
    warehouse.ask(sql.replace("DIR", directory.toString()), pieces::add);
    return pieces;
  }

  private List<List<@Nullable Object>> rows(String sql) {
    return ask(sql).stream().flatMap(piece -> piece.rows().stream()).toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'a;b' AS x -- ; DROP TABLE y",
        "SELECT 1 AS x; -- the end",
        "SELECT $$ ; $$ AS \"a;b\" /* ; */",
        "FROM nba_raw.nbac_schedule",
        "WITH w AS (SELECT 1 AS x) SELECT * FROM w",
        "PIVOT nba_raw.nbac_schedule ON home_team_tricode USING count(*)",
        "PIVOT (VALUES ('a', 1), ('b', 2)) t(k, v) ON k USING sum(v)",
        "UNPIVOT (SELECT 1 AS a, 2 AS b) ON a, b",
        "EXPLAIN SELECT 1",
        "EXPLAIN ANALYZE SELECT 1",
        "DESCRIBE nba_raw.nbac_schedule",
        "DESCRIBE SELECT 1 AS x",
        "SHOW TABLES",
        "SHOW ALL TABLES",
        "VALUES (1)",
        "TABLE nba_raw.nbac_schedule",
        "SUMMARIZE nba_raw.nbac_schedule"
      })
  void everyKindOfReadRuns(String sql) {
    assertThat(ask(sql).get(0).columns()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_csv('DIR/secret.csv')",
        "SELECT * FROM read_text('DIR/secret.csv')",
        "SELECT * FROM read_blob('DIR/secret.csv')",
        "SELECT * FROM 'DIR/secret.csv'",
        "SELECT * FROM sniff_csv('DIR/secret.csv')",
        "SELECT * FROM glob('DIR/*')",
        "SELECT (SELECT content FROM read_text('DIR/secret.csv'))",
        "EXPLAIN ANALYZE SELECT * FROM read_text('DIR/secret.csv')",
        "PIVOT 'DIR/secret.csv' ON name USING count(*)",
        "SUMMARIZE 'DIR/secret.csv'",
        "DESCRIBE TABLE 'DIR/secret.csv'",
        "COPY nba_raw.nbac_schedule TO 'DIR/leak'",
        "COPY (SELECT 1) TO 'DIR/leak.parquet'",
        "EXPORT DATABASE 'DIR/leak'",
        "ATTACH 'DIR/leak'",
        "ATTACH ':memory:' AS m",
        "SET threads = 1",
        "SET lock_configuration = false",
        "SET enable_external_access = true",
        "PRAGMA threads = 1",
        "CALL enable_logging(storage = 'file', storage_path = 'DIR/leak')",
        "LOAD 'DIR/secret.csv'",
        "INSTALL json",
        "CREATE TEMP TABLE t AS SELECT 1",
        "CREATE TEMP MACRO one() AS 1",
        "INSERT INTO nba_raw.nbac_schedule (game_id) VALUES ('x')",
        "INSERT INTO nba_raw.nbac_schedule (game_id) VALUES ('x') RETURNING game_id",
        "DELETE FROM nba_raw.nbac_schedule",
        "DROP TABLE nba_raw.nbac_schedule",
        "EXPLAIN ANALYZE DELETE FROM nba_raw.nbac_schedule",
        "SELECT 1; SELECT 2",
        "SELECT 1; COPY (SELECT 1) TO 'DIR/leak'",
        "SELECT 1;; SELECT 2",
        "SELECT 'it''s'; SELECT 2",
        "-- nothing",
        ";"
      })
  void nothingElseRunsAndNothingElseIsReached(String sql) throws Exception {
    List<String> before = files();
    assertThatThrownBy(() -> ask(sql))
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(Cause.REFUSED))
        .hasMessageNotContaining("Invalid result set");
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";", ";;", "/* nothing */ ;", "-- nothing"})
  void aTextWithoutAStatementIsToldWhatRunsHere(String sql) {
    assertThatThrownBy(() -> ask(sql)).hasMessageStartingWith("Only one statement that reads");
  }

  @Test
  void aFileOutOfReachIsSaidSo() {
    assertThatThrownBy(() -> ask("SELECT * FROM sniff_csv('DIR/secret.csv')"))
        .hasMessageStartingWith(
            "A query reads the tables of the warehouse; files and the network are out of its"
                + " reach.");
  }

  @Test
  void theTablesOfAllDatasetsAreShown() {
    assertThat(rows("show tables;"))
        .contains(List.of("nba_raw.nbac_schedule"), List.of("nba_precompute.player_daily_cache"))
        .contains(List.of("nba_predictions.ml_features_wide"))
        .hasSize(Tables.all().size() + 1);
  }

  @Test
  void anAnswerComesInPiecesAndEndsWhenNoMoreIsWanted() {
    assertThat(ask("SELECT * FROM range(2500)"))
        .extracting(piece -> piece.rows().size())
        .containsExactly(1000, 1000, 500);
    assertThat(ask("SELECT 1 AS x WHERE false"))
        .containsExactly(new QueryResult(List.of("x"), List.of()));
    List<QueryResult> pieces = new ArrayList<>();
    warehouse.ask(
        "SELECT * FROM range(1000000000000)",
        piece -> {
          pieces.add(piece);
          return pieces.size() < 3;
        });
    assertThat(pieces).hasSize(3);
  }

  @Test
  void timesAreInUtcWhereverTheMachineIs() {
    assertThat(
            rows(
                "SELECT TIMESTAMPTZ '2021-12-01 23:30:00+00'::VARCHAR, TIMESTAMPTZ '2021-12-01"
                    + " 23:30:00+00'::DATE::VARCHAR"))
        .containsExactly(List.of("2021-12-01 23:30:00+00", "2021-12-01"));
  }

  @Test
  void theReasonIsToldWhereverAnAnswerFails() {
    assertThatThrownBy(() -> ask("SELECT error('first of all')"))
        .hasMessageContaining("first of all");
    assertThatThrownBy(
            () ->
                ask(
                    "SELECT CASE WHEN range = 2000000 THEN error('late ' || range) END FROM"
                        + " range(4000000)"))
        .hasMessageContaining("late 2000000");
  }
}
