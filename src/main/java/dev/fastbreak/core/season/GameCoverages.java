package dev.fastbreak.core.season;

import dev.fastbreak.core.season.TeamGamesPresent.GameCoverage;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Game coverage by team and date, worked out once for all players of a team. Not safe for use by
 * two threads.
 */
public final class GameCoverages {

  private final SeasonSchedule season;
  private final TeamGamesPresent present;
  private final int window;
  private final Map<TeamGame, GameCoverage> known = new HashMap<>();

  /**
   * Coverages of one season.
   *
   * @param present for which games the game table has any row of the team
   * @param window how many of the newest final games are looked at
   */
  public GameCoverages(SeasonSchedule season, TeamGamesPresent present, int window) {
    this.season = season;
    this.present = present;
    this.window = window;
  }

  /** Coverage of a team's newest final games before a date. */
  public GameCoverage of(String team, LocalDate before) {
    return known.computeIfAbsent(
        new TeamGame(team, before), key -> present.coverage(season, team, before, window));
  }
}
