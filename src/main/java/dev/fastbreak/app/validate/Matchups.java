package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * For whom and against whom players play, as their contexts say. Of several rows the newest counts,
 * as everywhere.
 */
final class Matchups {

  /** A player's team on a date, and whom it meets. */
  record Matchup(String team, String opponent) {}

  private record PlayerDate(String player, LocalDate date) {}

  /** What is read of a context. */
  record Context(
      String playerLookup,
      LocalDate gameDate,
      String teamAbbr,
      String opponentTeamAbbr,
      Instant processedAt,
      String dataHash) {}

  private static final BinaryOperator<Context> NEWEST =
      BinaryOperator.maxBy(
          Comparator.comparing(Context::processedAt).thenComparing(Context::dataHash));

  private final Map<PlayerDate, Context> contexts = new HashMap<>();

  static Matchups read(WarehouseSession session, LocalDate from, LocalDate to) {
    Matchups matchups = new Matchups();
    Projection<Context> contexts =
        Projection.of(Tables.UPCOMING_PLAYER_GAME_CONTEXT, Context.class);
    for (Context row : session.fetch(new Slice<>(contexts, from, to)).rows()) {
      matchups.contexts.merge(new PlayerDate(row.playerLookup(), row.gameDate()), row, NEWEST);
    }
    return matchups;
  }

  /** What the player's context says, or null when he has none. */
  @Nullable Matchup of(String player, LocalDate date) {
    Context known = contexts.get(new PlayerDate(player, date));
    return known == null ? null : new Matchup(known.teamAbbr(), known.opponentTeamAbbr());
  }
}
