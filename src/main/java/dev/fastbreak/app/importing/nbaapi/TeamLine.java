package dev.fastbreak.app.importing.nbaapi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team's game, as far as its row tells it.
 *
 * @param team code
 * @param teamId the league's number of the team; null where the kind of file has none
 * @param matchup {@code AAA vs. BBB}; null where the kind of file has none
 * @param won null when the row does not tell
 * @param minutes as the file has them: of all players or of the game; null when it has none
 * @param counts in the order of {@link #COLUMNS}
 * @param season the year in which the season starts, when the row says so
 */
record TeamLine(
    String game,
    LocalDate date,
    String team,
    @Nullable String teamId,
    @Nullable String matchup,
    @Nullable Boolean won,
    @Nullable BigDecimal minutes,
    List<Integer> counts,
    @Nullable Integer season) {

  /** Our columns behind {@code team_won}. */
  static final List<String> COLUMNS =
      List.of("pts", "fga", "fg3m", "fg3a", "fta", "oreb", "tov_team");

  int points() {
    return counts.get(0);
  }
}
