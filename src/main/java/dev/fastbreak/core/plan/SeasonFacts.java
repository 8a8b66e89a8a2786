package dev.fastbreak.core.plan;

import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Set;

/**
 * What concerns every player or team of a season, found out while planning and handed to all
 * workers, so that no step has to wait for a count over all the others.
 *
 * @param schedule the season
 * @param playerGames for which games player_game_summary has any row of the team
 * @param thinContexts the dates on which fewer than 90 percent of the players with a game have a
 *     context, so that the others get a synthetic one
 */
public record SeasonFacts(
    SeasonSchedule schedule, TeamGamesPresent playerGames, Set<LocalDate> thinContexts)
    implements Serializable {

  /** A season of which nothing but the schedule is needed, because nothing is computed. */
  public static SeasonFacts ofSchedule(SeasonSchedule schedule) {
    return new SeasonFacts(schedule, new TeamGamesPresent(Set.of()), Set.of());
  }
}
