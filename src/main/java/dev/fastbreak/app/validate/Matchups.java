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
 * For whom and against whom players play, as their contexts say. Of several rows the newest counts,
 * as everywhere.
 */
final class Matchups {

  /** A player's team on a date, and whom it meets. */
  record Matchup(String team, String opponent) {}

  private record PlayerDate(String player, LocalDate date) {}

  private record Known(Matchup matchup, Instant processedAt, String dataHash) {
    boolean isNewerThan(Known other) {
      int byTime = processedAt.compareTo(other.processedAt);
      return byTime > 0 || (byTime == 0 && dataHash.compareTo(other.dataHash) > 0);
    }
  }

  private final Map<PlayerDate, Known> contexts = new HashMap<>();

  private Matchups() {}

  static Matchups read(WarehouseSession session, LocalDate from, LocalDate to) {
    Matchups matchups = new Matchups();
    TableSpec<?> table = Tables.UPCOMING_PLAYER_GAME_CONTEXT;
    int player = table.position("player_lookup");
    int date = table.position(table.dateColumn());
    int team = table.position("team_abbr");
    int opponent = table.position("opponent_team_abbr");
    int processedAt = table.position("processed_at");
    int dataHash = table.position("data_hash");
    List<String> columns =
        List.of(
            "player_lookup",
            table.dateColumn(),
            "team_abbr",
            "opponent_team_abbr",
            "processed_at",
            "data_hash");
    for (@Nullable Object[] row : StoredRows.read(session, table, columns, from, to)) {
      if (row[player] instanceof String name
          && row[team] instanceof String own
          && row[opponent] instanceof String other
          && row[processedAt] instanceof Instant time
          && row[dataHash] instanceof String hash) {
        matchups.contexts.merge(
            new PlayerDate(name, (LocalDate) row[date]),
            new Known(new Matchup(own, other), time, hash),
            (one, next) -> next.isNewerThan(one) ? next : one);
      }
    }
    return matchups;
  }

  /** What the player's context says, or null when he has none. */
  @Nullable Matchup of(String player, LocalDate date) {
    Known known = contexts.get(new PlayerDate(player, date));
    return known == null ? null : known.matchup();
  }
}
