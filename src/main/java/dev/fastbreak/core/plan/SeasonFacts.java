package dev.fastbreak.core.plan;

import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import java.io.Serializable;
import java.util.Set;

/**
 * What concerns every player or team of a season, found out while planning and handed to all
 * workers, so that no step has to wait for a count over all the others.
 *
 * @param schedule the season
 * @param playerGames for which games player_game_summary has any row of the team
 * @param formGames for which games team_offense_game_summary has a row of the team as well
 * @param thinContexts the teams' games for which fewer than 90 percent of the expected players have
 *     a context, so that the others get a synthetic one
 */
public record SeasonFacts(
    SeasonSchedule schedule,
    TeamGamesPresent playerGames,
    TeamGamesPresent formGames,
    Set<TeamGame> thinContexts)
    implements Serializable {

  /** A season of which nothing but the schedule is needed, because nothing is computed. */
  public static SeasonFacts ofSchedule(SeasonSchedule schedule) {
    TeamGamesPresent none = new TeamGamesPresent(Set.of());
    return new SeasonFacts(schedule, none, none, Set.of());
  }
}
