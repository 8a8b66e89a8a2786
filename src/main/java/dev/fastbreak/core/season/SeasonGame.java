package dev.fastbreak.core.season;

import dev.fastbreak.core.upstream.ScheduledGame;
import java.io.Serializable;

/**
 * A game as the schedule knows it.
 *
 * @param gameId the platform's id, YYYYMMDD_AWAY_HOME
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

  public String opponentOf(String team) {
    return team.equals(home) ? away : home;
  }
}
