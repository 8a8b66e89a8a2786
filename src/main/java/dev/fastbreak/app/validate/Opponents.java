package dev.fastbreak.app.validate;

import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom a player meets on a date: as his context says, or where he has none his game, as a synthetic
 * context is made from it. Of several rows the newest counts, as everywhere.
 */
final class Opponents {

  private record PlayerDate(String player, LocalDate date) {}

  private record Known(String opponent, Instant processedAt, String dataHash) {
    boolean isNewerThan(Known other) {
      int byTime = processedAt.compareTo(other.processedAt);
      return byTime > 0 || (byTime == 0 && dataHash.compareTo(other.dataHash) > 0);
    }
  }

  private final Map<PlayerDate, Known> contexts = new HashMap<>();
  private final Map<PlayerDate, Known> games = new HashMap<>();

  private Opponents() {}

  static Opponents read(WarehouseSession session, LocalDate from, LocalDate to) {
    Opponents opponents = new Opponents();
    read(session, Tables.UPCOMING_PLAYER_GAME_CONTEXT, from, to, opponents.contexts);
    read(session, Tables.PLAYER_GAME_SUMMARY, from, to, opponents.games);
    return opponents;
  }

  private static void read(
      WarehouseSession session,
      TableSpec<?> table,
      LocalDate from,
      LocalDate to,
      Map<PlayerDate, Known> into) {
    int player = table.position("player_lookup");
    int date = table.position(table.dateColumn());
    int opponent = table.position("opponent_team_abbr");
    int processedAt = table.position("processed_at");
    int dataHash = table.position("data_hash");
    List<String> columns =
        List.of(
            "player_lookup", table.dateColumn(), "opponent_team_abbr", "processed_at", "data_hash");
    for (@Nullable Object[] row : StoredRows.read(session, table, columns, from, to)) {
      if (row[player] instanceof String name
          && row[opponent] instanceof String team
          && row[processedAt] instanceof Instant time
          && row[dataHash] instanceof String hash) {
        into.merge(
            new PlayerDate(name, (LocalDate) row[date]),
            new Known(team, time, hash),
            (one, other) -> other.isNewerThan(one) ? other : one);
      }
    }
  }

  /** The opponent, or null when neither table knows the player on the date. */
  @Nullable String of(String player, LocalDate date) {
    PlayerDate key = new PlayerDate(player, date);
    Known known = contexts.getOrDefault(key, games.get(key));
    return known == null ? null : known.opponent();
  }
}
