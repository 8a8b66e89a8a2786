package dev.fastbreak.core.phase3;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The injury entries of one season by player. An entry counts from the day after its date on; of
 * several of one date the last in file order counts. Entries without a player id are passed over.
 */
final class InjuryList {

  private final Map<Long, List<GameLog.InjuryEntry>> byPlayer = new HashMap<>();

  InjuryList(List<GameLog.InjuryEntry> entries) {
    for (GameLog.InjuryEntry entry : entries) {
      Long playerId = entry.playerId();
      if (playerId != null) {
        byPlayer.computeIfAbsent(playerId, id -> new ArrayList<>()).add(entry);
      }
    }
    // The sort is stable: entries of one date stay in file order.
    byPlayer.values().forEach(own -> own.sort(Comparator.comparing(GameLog.InjuryEntry::date)));
  }

  /** The player's newest entry dated before a date; null when there is none. */
  GameLog.@Nullable InjuryEntry newestBefore(long playerId, LocalDate date) {
    List<GameLog.InjuryEntry> own = byPlayer.getOrDefault(playerId, List.of());
    for (int i = own.size() - 1; i >= 0; i--) {
      if (own.get(i).date().isBefore(date)) {
        return own.get(i);
      }
    }
    return null;
  }

  /** Whether the newest entry before a date says that the player is out, day to day or not. */
  boolean isOut(long playerId, LocalDate date) {
    GameLog.InjuryEntry entry = newestBefore(playerId, date);
    return entry != null && entry.out();
  }

  /** {@code player_status}: questionable when out day to day, out when out, else available. */
  String status(long playerId, LocalDate date) {
    GameLog.InjuryEntry entry = newestBefore(playerId, date);
    if (entry == null || !entry.out()) {
      return "available";
    }
    return entry.dayToDay() ? "questionable" : "out";
  }
}
