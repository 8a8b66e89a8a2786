package dev.fastbreak.core.season;

import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.upstream.ScheduledGame;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Small schedules for tests. */
public final class Schedules {

  private Schedules() {}

  /** A regular-season game of 2021-22 that has been played. */
  public static ScheduledGame game(LocalDate date, String away, String home) {
    return game(date, away, home, 2021, 3L, true, false, false);
  }

  public static ScheduledGame game(
      LocalDate date,
      String away,
      String home,
      long seasonYear,
      Long status,
      Boolean regularSeason,
      Boolean playoffs,
      Boolean allStar) {
    String id = date.format(DateTimeFormatter.BASIC_ISO_DATE) + "_" + away + "_" + home;
    return new ScheduledGame(
        id, null, date, status, home, away, seasonYear, regularSeason, playoffs, allStar);
  }

  /** Games of two teams, every {@code every} days from the opener on. */
  public static List<ScheduledGame> series(
      LocalDate opener, int every, int games, String away, String home) {
    List<ScheduledGame> series = new ArrayList<>();
    for (int i = 0; i < games; i++) {
      series.add(game(opener.plusDays((long) every * i), away, home));
    }
    return series;
  }

  /** Every final game of every team has data. */
  public static TeamGamesPresent allPresent(SeasonSchedule season) {
    return presentExcept(season);
  }

  /** Every final game has data but these. */
  public static TeamGamesPresent presentExcept(SeasonSchedule season, TeamGame... missing) {
    Set<TeamGame> games = finalGames(season);
    games.removeAll(Set.of(missing));
    return new TeamGamesPresent(games);
  }

  /** Every final game of every team. */
  public static Set<TeamGame> finalGames(SeasonSchedule season) {
    Set<TeamGame> games = new HashSet<>();
    season
        .finalGames()
        .forEach((team, dates) -> dates.forEach(date -> games.add(new TeamGame(team, date))));
    return games;
  }
}
