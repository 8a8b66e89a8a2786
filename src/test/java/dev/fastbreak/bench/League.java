package dev.fastbreak.bench;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a benchmark has to know of a warehouse file, and do to it between the programs. */
final class League {

  private static final Projection<PlayerGameSummary> GAMES =
      Projection.of(Tables.PLAYER_GAME_SUMMARY, PlayerGameSummary.class);

  private final Path file;

  League(Path file) {
    this.file = file;
  }

  /** First and last game date, and the number of seasons. */
  record Extent(LocalDate first, LocalDate last, int seasons) {}

  Extent extent() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet answer =
            statement.executeQuery(
                "SELECT min(game_date), max(game_date), count(DISTINCT season_year) FROM nba_raw.nbac_schedule")) {
      answer.next();
      return new Extent(
          answer.getObject(1, LocalDate.class),
          answer.getObject(2, LocalDate.class),
          answer.getInt(3));
    }
  }

  /** A date in the middle of the last season: of its busiest tenth, the one nearest the middle. */
  LocalDate busyDate() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet answer =
            statement.executeQuery(
                """
                WITH dates AS (
                  SELECT game_date, count(*) AS games, row_number() OVER (ORDER BY game_date) AS n, count(*) OVER () AS season
                  FROM nba_raw.nbac_schedule
                  WHERE season_year = (SELECT max(season_year) FROM nba_raw.nbac_schedule)
                  GROUP BY game_date)
                SELECT game_date FROM dates
                WHERE games >= (SELECT quantile_disc(games, 0.9) FROM dates)
                ORDER BY abs(2 * n - season), game_date LIMIT 1
                """)) {
      answer.next();
      return answer.getObject(1, LocalDate.class);
    }
  }

  /** Takes a date out, rows, failures and ledger, as if it had never been computed. */
  void forget(LocalDate date) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (Processor processor : Processor.values()) {
        statement.execute(
            "DELETE FROM %s WHERE %s = DATE '%s'"
                .formatted(
                    processor.table().qualifiedName(), processor.table().dateColumn(), date));
      }
      for (String table : List.of("precompute_failures", "precompute_runs")) {
        statement.execute(
            "DELETE FROM nba_processing.%s WHERE analysis_date = DATE '%s'".formatted(table, date));
      }
      statement.execute("CHECKPOINT");
    }
  }

  /**
   * Corrects a player's line of a game as a scorer would, a day later: one more shot in the paint,
   * made. The player is the first by name of those who played.
   *
   * @return the player
   */
  String correct(LocalDate date) throws SQLException {
    PlayerGameSummary game;
    try (WarehouseSession session = Warehouses.of("duckdb:" + file).openForReading()) {
      game =
          session.fetch(new Slice<>(GAMES, date, date)).rows().stream()
              .filter(row -> Boolean.TRUE.equals(row.isActive()))
              .filter(row -> row.points() != null && row.fgMakes() != null)
              .filter(row -> row.paintAttempts() != null && row.paintMakes() != null)
              .min(Comparator.comparing(PlayerGameSummary::playerLookup))
              .orElseThrow();
    }
    @Nullable Object[] values = Tables.PLAYER_GAME_SUMMARY.contentValues(game);
    StringBuilder sets = new StringBuilder();
    for (String column :
        List.of("fg_attempts", "fg_makes", "paint_attempts", "paint_makes", "points")) {
      int position = Tables.PLAYER_GAME_SUMMARY.position(column);
      values[position] = (Long) values[position] + (column.equals("points") ? 2 : 1);
      sets.append(column).append(" = ").append(values[position]).append(", ");
    }
    String hash = ContentHasher.of(Tables.PLAYER_GAME_SUMMARY).hash(values);
    try (Connection connection = connect();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE nba_analytics.player_game_summary SET "
                    + sets
                    + "data_hash = ?, processed_at = processed_at + INTERVAL 1 DAY WHERE game_date = ? AND player_lookup = ?")) {
      update.setString(1, hash);
      update.setObject(2, date);
      update.setString(3, game.playerLookup());
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException(game.playerLookup() + " has no single row on " + date);
      }
    }
    return game.playerLookup();
  }

  /** How many rows a table has, and a sum over their content hashes: the same for the same rows. */
  record Content(long rows, BigInteger hashes) {}

  Map<Processor, Content> contents() throws SQLException {
    Map<Processor, Content> contents = new EnumMap<>(Processor.class);
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (Processor processor : Processor.values()) {
        try (ResultSet answer =
            statement.executeQuery(
                "SELECT count(*), coalesce(sum(hash(data_hash)::HUGEINT), 0)::VARCHAR FROM "
                    + processor.table().qualifiedName())) {
          answer.next();
          contents.put(
              processor, new Content(answer.getLong(1), new BigInteger(answer.getString(2))));
        }
      }
    }
    return contents;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:duckdb:" + file);
  }
}
