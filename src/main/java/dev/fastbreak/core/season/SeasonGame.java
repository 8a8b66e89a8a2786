package dev.fastbreak.core.season;

import dev.fastbreak.core.upstream.ScheduledGame;
import java.io.Serializable;

/**
 * A game as the schedule knows it.
 *
 * @param gameId the platform's id, YYYYMMDD_AWAY_HOME
 * @param home the home team
 * @param away the other team
 * @param isPlayoffs whether it is a playoff or play-in game
 */
public record SeasonGame(String gameId, String home, String away, boolean isPlayoffs)
    implements Serializable {

  static SeasonGame of(ScheduledGame game) {
    return new SeasonGame(
        game.gameId(),
        game.homeTeamTricode(),
        game.awayTeamTricode(),
        Boolean.TRUE.equals(game.isPlayoffs()));
  }

  /** The team that a team plays against. */
  public String opponentOf(String team) {
    return team.equals(home) ? away : home;
  }
}
