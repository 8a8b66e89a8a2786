package dev.fastbreak.app.importing.nbaapi;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A game, put together from all files.
 *
 * @param season the year in which its season starts
 * @param homePoints null without a result
 * @param overtimes null without a result
 */
record Game(
    String id,
    LocalDate date,
    int season,
    String home,
    String away,
    @Nullable Integer homePoints,
    @Nullable Integer awayPoints,
    @Nullable Integer overtimes) {

  boolean has(String team) {
    return team.equals(home) || team.equals(away);
  }

  String opponent(String team) {
    return team.equals(home) ? away : home;
  }

  /** Whether a team has won, as the points say; null without a result. */
  @Nullable Boolean won(String team) {
    return homePoints == null || awayPoints == null
        ? null
        : Boolean.valueOf(team.equals(home) == homePoints > awayPoints);
  }
}
