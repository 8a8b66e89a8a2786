package dev.fastbreak.core.season;

import dev.fastbreak.core.season.TeamGamesPresent.GameCoverage;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Game coverage by team and date. A team's games are counted once, whatever the number of players
 * and dates that ask. Immutable.
 */
public final class GameCoverages {

  private final int window;
  private final Map<String, TeamSeason> teams = new HashMap<>();

  /**
   * A team's final games, oldest first.
   *
   * @param dates their dates
   * @param present at index n, how many of the oldest n games have data
   */
  private record TeamSeason(List<LocalDate> dates, int[] present) {

    static TeamSeason of(String team, List<LocalDate> dates, TeamGamesPresent games) {
      int[] present = new int[dates.size() + 1];
      for (int i = 0; i < dates.size(); i++) {
        present[i + 1] = present[i] + (games.has(team, dates.get(i)) ? 1 : 0);
      }
      return new TeamSeason(dates, present);
    }

    GameCoverage newest(int games, LocalDate before) {
      int found = Collections.binarySearch(dates, before);
      int end = found < 0 ? -found - 1 : found;
      int begin = Math.max(0, end - games);
      return new GameCoverage(end - begin, present[end] - present[begin]);
    }
  }

  /**
   * Coverages of one season.
   *
   * @param present for which games the game table has any row of the team
   * @param window how many of the newest final games are looked at
   */
  public GameCoverages(SeasonSchedule season, TeamGamesPresent present, int window) {
    this.window = window;
    season
        .finalGames()
        .forEach((team, dates) -> teams.put(team, TeamSeason.of(team, dates, present)));
  }

  /** Coverages that look at all final games of the season before a date. */
  public static GameCoverages ofSeason(SeasonSchedule season, TeamGamesPresent present) {
    return new GameCoverages(season, present, Integer.MAX_VALUE);
  }

  /** Coverage of a team's newest final games before a date. */
  public GameCoverage of(String team, LocalDate before) {
    TeamSeason season = teams.get(team);
    return season == null ? new GameCoverage(0, 0) : season.newest(window, before);
  }
}
