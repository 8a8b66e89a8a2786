package dev.fastbreak.core.season;

import dev.fastbreak.core.upstream.ScheduledGame;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One season as its schedule tells it: game dates, opener, teams and their final games.
 *
 * <p>Regular season, play-in and playoffs count; All-Star and pre-season games do not.
 */
public final class SeasonSchedule implements Serializable {

  private static final long serialVersionUID = 1;

  private final int year;
  private final TreeSet<LocalDate> gameDates;
  private final TreeMap<String, ArrayList<LocalDate>> finalGamesByTeam;

  private SeasonSchedule(
      int year,
      TreeSet<LocalDate> gameDates,
      TreeMap<String, ArrayList<LocalDate>> finalGamesByTeam) {
    this.year = year;
    this.gameDates = gameDates;
    this.finalGamesByTeam = finalGamesByTeam;
  }

  /**
   * Reads one season's games.
   *
   * @param year the year in which the season starts; games of other seasons are passed over
   */
  public static SeasonSchedule of(int year, Collection<ScheduledGame> games) {
    TreeSet<LocalDate> dates = new TreeSet<>();
    TreeMap<String, TreeSet<LocalDate>> finals = new TreeMap<>();
    for (ScheduledGame game : games) {
      if (game.seasonYear() != year || !countsAsGame(game)) {
        continue;
      }
      dates.add(game.gameDate());
      for (String team : List.of(game.homeTeamTricode(), game.awayTeamTricode())) {
        TreeSet<LocalDate> own = finals.computeIfAbsent(team, t -> new TreeSet<>());
        if (Objects.equals(game.gameStatus(), 3L)) {
          own.add(game.gameDate());
        }
      }
    }
    TreeMap<String, ArrayList<LocalDate>> sorted = new TreeMap<>();
    finals.forEach((team, own) -> sorted.put(team, new ArrayList<>(own)));
    return new SeasonSchedule(year, dates, sorted);
  }

  /** Whether a game makes its date a game date. */
  public static boolean countsAsGame(ScheduledGame game) {
    boolean counted =
        Boolean.TRUE.equals(game.isRegularSeason()) || Boolean.TRUE.equals(game.isPlayoffs());
    return counted && !Boolean.TRUE.equals(game.isAllStar());
  }

  /** The year in which the season starts. */
  public int year() {
    return year;
  }

  /**
   * The season's first game date.
   *
   * @throws java.util.NoSuchElementException when the season has no game
   */
  public LocalDate opener() {
    return gameDates.first();
  }

  /** Every date with a game, in order. */
  public SortedSet<LocalDate> gameDates() {
    return Collections.unmodifiableSortedSet(gameDates);
  }

  /** Whether the date lies in the season's first two weeks. */
  public boolean isBootstrap(LocalDate date) {
    return Bootstrap.covers(opener(), date);
  }

  /** Every team of the season, in alphabetical order. */
  public SortedSet<String> teams() {
    return Collections.unmodifiableSortedSet(
        (SortedSet<String>) finalGamesByTeam.navigableKeySet());
  }

  /** The newest final games of a team before a date, newest first, at most {@code limit}. */
  public List<LocalDate> newestFinalGames(String team, LocalDate before, int limit) {
    List<LocalDate> games = finalGamesByTeam.getOrDefault(team, new ArrayList<>());
    int end = Collections.binarySearch(games, before);
    end = end < 0 ? -end - 1 : end;
    List<LocalDate> newest = new ArrayList<>(limit);
    for (int i = end - 1; i >= 0 && newest.size() < limit; i--) {
      newest.add(games.get(i));
    }
    return newest;
  }

  /** Final games by team, for digests and reports. */
  public Map<String, List<LocalDate>> finalGames() {
    return Collections.unmodifiableMap(finalGamesByTeam);
  }

  @Override
  public String toString() {
    return "%d-%02d".formatted(year, (year + 1) % 100);
  }
}
