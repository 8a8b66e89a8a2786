package dev.fastbreak.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upstream tables that users bring along, and answers of all types. */
class TypesTest {

  private static final LocalDate DAY = LocalDate.of(2021, 12, 1);

  record Game(
      @Nullable String playerLookup,
      LocalDate gameDate,
      @Nullable Long points,
      @Nullable BigDecimal minutesPlayed,
      @Nullable Instant processedAt) {}

  private static final Projection<Game> GAMES =
      Projection.of(Tables.PLAYER_GAME_SUMMARY, Game.class);

  @TempDir private Path directory;
  private Warehouse warehouse;
  private DuckDbFile file;

  static TableLoad<PlayerGameSummary> noGames() {
    return new TableLoad<>(Tables.PLAYER_GAME_SUMMARY, List.of(), DAY, DAY);
  }

  @BeforeEach
  void makeWarehouse() {
    Path path = directory.resolve("w.duckdb");
    warehouse = Warehouses.of("duckdb:" + path);
    file = DuckDbFile.at(path.toString());
  }

  private void execute(String... statements) throws Exception {
    try (FileLease lease = file.openOrMake()) {
      DuckDBConnection connection = lease.connection();
      Connections.execute(connection, "CREATE SCHEMA IF NOT EXISTS nba_analytics");
      for (String statement : statements) {
        Connections.execute(connection, statement);
      }
    }
  }

  private InputRows<Game> games() {
    try (WarehouseSession session = warehouse.openForReading()) {
      return session.fetch(new Slice<>(GAMES, DAY, DAY));
    }
  }

  @Test
  void typesThatHoldTheDeclaredValuesAreRead() throws Exception {
    execute(
        "CREATE TYPE name AS ENUM ('luka')",
        "CREATE TABLE nba_analytics.player_game_summary (player_lookup name, game_date DATE, points"
            + " SMALLINT, minutes_played DECIMAL(18,0), processed_at TIMESTAMPTZ, mine MAP(INTEGER,"
            + " INTEGER))",
        "INSERT INTO nba_analytics.player_game_summary VALUES"
            + " ('luka', DATE '2021-12-01', 32, 36, TIMESTAMPTZ '2022-01-01 06:00:00.5+02', NULL)");
    assertThat(games().rows())
        .containsExactly(
            new Game(
                "luka", DAY, 32L, new BigDecimal("36.0"), Instant.parse("2022-01-01T04:00:00.5Z")));
  }

  @Test
  void numbersOutOfRangeAreReadAsTheyAre() throws Exception {
    execute(
        "CREATE TABLE nba_analytics.player_game_summary (player_lookup VARCHAR, game_date DATE,"
            + " points INTEGER, minutes_played DECIMAL(38,1), processed_at TIMESTAMP_NS)",
        "INSERT INTO nba_analytics.player_game_summary VALUES"
            + " ('a', DATE '2021-12-01', NULL, 1234567890123456789012345678.5, NULL),"
            + " ('b', DATE '2021-12-01', -1, NULL, NULL)");
    InputRows<Game> games = games();
    assertThat(games.rows())
        .containsExactly(
            new Game("a", DAY, null, new BigDecimal("1234567890123456789012345678.5"), null));
    assertThat(games.flawed())
        .extracting(FlawedRow::entity, FlawedRow::reason)
        .containsExactly(tuple("b", "points is -1, below 0"));
  }

  @Test
  void aViewServesAsWell() throws Exception {
    execute(
        "CREATE VIEW nba_analytics.player_game_summary AS SELECT 'luka' AS player_lookup,"
            + " DATE '2021-12-01' AS game_date, 32 AS points, 36.5 AS minutes_played,"
            + " TIMESTAMP '2022-01-01 06:00:00' AS processed_at");
    try (WarehouseSession session = warehouse.open()) {
      session.createMissingTables();
    }
    assertThat(games().rows())
        .containsExactly(
            new Game(
                "luka", DAY, 32L, new BigDecimal("36.5"), Instant.parse("2022-01-01T06:00:00Z")));
  }

  @Test
  void otherTypesAndMissingColumnsAreRefusedWithTheRemedy() throws Exception {
    execute(
        "CREATE TABLE nba_analytics.player_game_summary (player_lookup VARCHAR, game_date DATE,"
            + " points BIGINT, minutes_played DOUBLE, processed_at TIMESTAMP)");
    assertUnfit(
        "ALTER TABLE nba_analytics.player_game_summary ALTER COLUMN minutes_played TYPE"
            + " DECIMAL(5,1);");
    execute("ALTER TABLE nba_analytics.player_game_summary DROP COLUMN minutes_played");
    String remedy =
        "ALTER TABLE nba_analytics.player_game_summary ADD COLUMN minutes_played DECIMAL(5,1);";
    assertUnfit(remedy);
    execute(remedy);
    assertThat(games().rows()).isEmpty();
  }

  record Rate(@Nullable String playerLookup, @Nullable LocalDate analysisDate) {}

  @Test
  void aTableThatTheProgramWroteIsReadWholeOrNotAtAll() throws Exception {
    Slice<Rate> slice =
        new Slice<>(Projection.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS, Rate.class), DAY, DAY);
    try (WarehouseSession session = warehouse.open()) {
      session.createMissingTables();
      assertThat(session.fetch(slice).rows()).isEmpty();
    }
    execute(
        "ALTER TABLE nba_precompute.player_shot_zone_analysis ALTER COLUMN paint_rate_last_10 TYPE"
            + " DOUBLE");
    try (WarehouseSession session = warehouse.openForReading()) {
      assertThatThrownBy(() -> session.fetch(slice))
          .hasMessageContaining("paint_rate_last_10 TYPE DECIMAL");
    }
  }

  private void assertUnfit(String remedy) {
    assertThatThrownBy(this::games)
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining(remedy)
        .extracting(e -> ((WarehouseException) e).kind())
        .isEqualTo(Cause.SCHEMA);
  }

  @Test
  void writingNeedsExactlyTheDeclaredTypes() throws Exception {
    try (WarehouseSession session = warehouse.open()) {
      session.createMissingTables();
    }
    execute(
        "ALTER TABLE nba_analytics.player_game_summary ALTER COLUMN processed_at TYPE TIMESTAMPTZ");
    try (WarehouseSession session = warehouse.open()) {
      assertThatThrownBy(() -> session.load(List.of(noGames())))
          .hasMessageContaining("processed_at TYPE TIMESTAMP;");
    }
  }

  @Test
  void answersOfEveryType() throws Exception {
    execute();
    TimeZone zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
    try (WarehouseSession session = warehouse.openForReading()) {
      assertThat(
              session
                  .query(
                      """
                      SELECT 'text', 1::TINYINT, 2::BIGINT, 3::HUGEINT,
                        170141183460469231731687303715884105727::HUGEINT, 0.1::FLOAT, 0.1::DOUBLE,
                        1.50::DECIMAL(5,2), true, DATE '2021-12-01', NULL,
                        TIMESTAMP '2021-12-01 01:02:03.000004', TIMESTAMPTZ '2021-12-01 00:00:00+01',
                        ['a', NULL], [1.5::DOUBLE], [TIMESTAMP '2021-12-01 00:00:00'], {'a': 1}\
                      """)
                  .rows()
                  .get(0))
          .containsExactly(
              "text",
              1L,
              2L,
              3L,
              new BigDecimal("170141183460469231731687303715884105727"),
              0.1,
              0.1,
              new BigDecimal("1.50"),
              true,
              DAY,
              null,
              Instant.parse("2021-12-01T01:02:03.000004Z"),
              Instant.parse("2021-11-30T23:00:00Z"),
              Arrays.asList("a", null),
              List.of(1.5),
              List.of(Instant.parse("2021-12-01T00:00:00Z")),
              Map.of("a", 1L));
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void infiniteTimesAndBytesAreWrittenAsDuckDbWritesThem() throws Exception {
    execute();
    try (WarehouseSession session = warehouse.openForReading()) {
      assertThat(
              session
                  .query(
                      """
                      SELECT 'infinity'::DATE, '-infinity'::DATE, 'infinity'::TIMESTAMP,
                        '-infinity'::TIMESTAMP, '-infinity'::TIMESTAMPTZ,
                        ['infinity'::TIMESTAMP, '-infinity'::TIMESTAMP], ['infinity'::TIMESTAMPTZ],
                        {'d': '-infinity'::DATE}, '\\x00a\\x5C\\xFF'::BLOB, ['b'::BLOB]\
                      """)
                  .rows()
                  .get(0))
          .containsExactly(
              "infinity",
              "-infinity",
              "infinity",
              "-infinity",
              "-infinity",
              List.of("infinity", "-infinity"),
              List.of("infinity"),
              Map.of("d", "-infinity"),
              "\\x00a\\x5C\\xFF",
              List.of("b"));
    }
  }
}
