package dev.fastbreak.app.importing.nbaapi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A player's or a team's game, as far as a row tells it.
 *
 * @param player the player's id; of a team's row, its code
 * @param name null where the kind of file has none
 * @param team code; a log of one player names it first in MATCHUP
 * @param matchup {@code AAA vs. BBB}; null where the kind of file has none
 * @param won null when the row does not tell
 * @param minutes a player's whole, rounded half up; a team's as the file has them: of all players
 *     or of the game, null when it has none
 * @param counts in the order of {@link Logs#PLAYER_COUNTS} or {@link Logs#TEAM_COUNTS}
 * @param season the year in which the season starts, when the row says so
 */
record BoxLine(
    String game,
    LocalDate date,
    String player,
    @Nullable String name,
    String team,
    @Nullable String matchup,
    @Nullable Boolean won,
    @Nullable BigDecimal minutes,
    List<Integer> counts,
    @Nullable Integer season) {

  int points() {
    return counts.get(0);
  }
}
