package dev.fastbreak.core.season;

import dev.fastbreak.core.upstream.ScheduledGame;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All seasons that the schedule knows. */
public final class LeagueCalendar {

  private final TreeMap<Integer, SeasonSchedule> seasons;

  private LeagueCalendar(TreeMap<Integer, SeasonSchedule> seasons) {
    this.seasons = seasons;
  }

  /** Reads a schedule; seasons without a game that counts are not known. */
  public static LeagueCalendar of(Collection<ScheduledGame> games) {
    TreeMap<Integer, SeasonSchedule> seasons = new TreeMap<>();
    games.stream()
        .filter(SeasonSchedule::countsAsGame)
        .map(game -> Math.toIntExact(game.seasonYear()))
        .distinct()
        .forEach(year -> seasons.put(year, SeasonSchedule.of(year, games)));
    return new LeagueCalendar(seasons);
  }

  public NavigableMap<Integer, SeasonSchedule> seasons() {
    return Collections.unmodifiableNavigableMap(seasons);
  }

  /** The season in which the date is a game date. */
  public Optional<SeasonSchedule> seasonOf(LocalDate gameDate) {
    return seasons.values().stream().filter(s -> s.gameDates().contains(gameDate)).findFirst();
  }

  /** Game dates in [start, end], both ends included, oldest first. */
  public List<LocalDate> gameDates(LocalDate start, LocalDate end) {
    return seasons.values().stream()
        .flatMap(season -> season.gameDates().subSet(start, end.plusDays(1)).stream())
        .sorted()
        .toList();
  }
}
