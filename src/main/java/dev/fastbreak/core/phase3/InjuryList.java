package dev.fastbreak.core.phase3;

import dev.fastbreak.core.phase3.GameLog.InjuryEntry;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The injury entries of one season by player. An entry counts from the day after its date on; of
 * several of one date the gravest counts: out, then out day to day, then back. Who has played since
 * he went out is out no more, whether or not an entry says so. Entries without a player id are
 * passed over.
 */
final class InjuryList {

  private static final Comparator<InjuryEntry> GRAVEST_LAST =
      Comparator.comparing(InjuryEntry::date)
          .thenComparing(InjuryEntry::out)
          .thenComparing(entry -> !entry.dayToDay());

  private final Map<Long, List<InjuryEntry>> byPlayer;

  InjuryList(List<InjuryEntry> entries) {
    byPlayer =
        entries.stream()
            .filter(entry -> entry.playerId() != null)
            .sorted(GRAVEST_LAST)
            .collect(Collectors.groupingBy(InjuryEntry::playerId));
  }

  /**
   * The entry that says that a player is out on a date; null when he is not.
   *
   * @param newestGame date of the player's newest game before the date
   */
  private @Nullable InjuryEntry absence(long playerId, LocalDate newestGame, LocalDate date) {
    List<InjuryEntry> own = byPlayer.getOrDefault(playerId, List.of());
    for (int i = own.size() - 1; i >= 0; i--) {
      InjuryEntry entry = own.get(i);
      if (entry.date().isBefore(date)) {
        return entry.out() && !newestGame.isAfter(entry.date()) ? entry : null;
      }
    }
    return null;
  }

  /** Whether a player is out on a date, day to day or not. */
  boolean isOut(long playerId, LocalDate newestGame, LocalDate date) {
    return absence(playerId, newestGame, date) != null;
  }

  /** {@code player_status}: questionable when out day to day, out when out, else available. */
  String status(long playerId, LocalDate newestGame, LocalDate date) {
    InjuryEntry absence = absence(playerId, newestGame, date);
    if (absence == null) {
      return "available";
    }
    return absence.dayToDay() ? "questionable" : "out";
  }
}
