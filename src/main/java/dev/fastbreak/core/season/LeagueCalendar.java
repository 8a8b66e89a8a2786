package dev.fastbreak.core.season;

import dev.fastbreak.core.upstream.ScheduledGame;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All seasons that the schedule knows.
 *
 * @param seasons by the year in which they start
 */
public record LeagueCalendar(NavigableMap<Integer, SeasonSchedule> seasons) {

  /** Reads a schedule; seasons without a game that counts are not known. */
  public static LeagueCalendar of(Collection<ScheduledGame> games) {
    TreeMap<Integer, SeasonSchedule> seasons = new TreeMap<>();
    games.stream()
        .filter(SeasonSchedule::countsAsGame)
        .map(game -> Math.toIntExact(game.seasonYear()))
        .distinct()
        .forEach(year -> seasons.put(year, SeasonSchedule.of(year, games)));
    return new LeagueCalendar(Collections.unmodifiableNavigableMap(seasons));
  }

  /** The season that starts in a year; without any game when the schedule does not have it. */
  public SeasonSchedule season(int year) {
    SeasonSchedule known = seasons.get(year);
    return known == null ? SeasonSchedule.of(year, List.of()) : known;
  }

  /** The year in which the season starts that a day usually belongs to; it changes in July. */
  public static int usualSeason(LocalDate day) {
    return day.getMonthValue() >= Month.JULY.getValue() ? day.getYear() : day.getYear() - 1;
  }

  /** The last game date of all seasons; empty when the schedule has none. */
  public Optional<LocalDate> lastGameDate() {
    return seasons.values().stream()
        .map(season -> season.gameDates().last())
        .max(Comparator.naturalOrder());
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
