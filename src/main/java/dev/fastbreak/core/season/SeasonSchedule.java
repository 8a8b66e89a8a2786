package dev.fastbreak.core.season;

import dev.fastbreak.core.upstream.ScheduledGame;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One season as its schedule tells it: game dates, opener, teams, final games and the front.
 *
 * <p>Regular season, play-in and playoffs count; All-Star and pre-season games do not. A game that
 * is not final counts only from the date of the season's newest final game on: an older one was
 * postponed or its result is missing, and it is {@link #overdue} and nothing else.
 */
public final class SeasonSchedule implements Serializable {

  private static final long serialVersionUID = 1;
  private static final Long FINAL = 3L;

  private final int year;
  private final TreeSet<LocalDate> gameDates = new TreeSet<>();
  private final TreeMap<String, TreeSet<LocalDate>> finalGamesByTeam = new TreeMap<>();
  private final TreeMap<LocalDate, TreeMap<String, SeasonGame>> games = new TreeMap<>();
  private final TreeSet<OverdueGame> overdue = new TreeSet<>();
  private final @Nullable LocalDate newestFinal;

  /** A game older than the season's newest final game that has no result itself. */
  public record OverdueGame(LocalDate date, String gameId)
      implements Serializable, Comparable<OverdueGame> {

    @Override
    public int compareTo(OverdueGame other) {
      return Comparator.comparing(OverdueGame::date)
          .thenComparing(OverdueGame::gameId)
          .compare(this, other);
    }
  }

  private SeasonSchedule(int year, List<ScheduledGame> games) {
    this.year = year;
    newestFinal =
        games.stream()
            .filter(SeasonSchedule::isFinal)
            .map(ScheduledGame::gameDate)
            .max(Comparator.naturalOrder())
            .orElse(null);
    games.forEach(this::add);
  }

  private void add(ScheduledGame game) {
    if (!counts(game)) {
      overdue.add(new OverdueGame(game.gameDate(), game.gameId()));
      return;
    }
    gameDates.add(game.gameDate());
    SeasonGame known = SeasonGame.of(game);
    for (String team : List.of(game.homeTeamTricode(), game.awayTeamTricode())) {
      games.computeIfAbsent(game.gameDate(), date -> new TreeMap<>()).put(team, known);
      TreeSet<LocalDate> own = finalGamesByTeam.computeIfAbsent(team, t -> new TreeSet<>());
      if (isFinal(game)) {
        own.add(game.gameDate());
      }
    }
  }

  /**
   * Reads one season's games.
   *
   * @param year the year in which the season starts; games of other seasons are passed over
   */
  public static SeasonSchedule of(int year, Collection<ScheduledGame> games) {
    return new SeasonSchedule(
        year,
        games.stream()
            .filter(game -> game.seasonYear() == year)
            .filter(SeasonSchedule::countsAsGame)
            .toList());
  }

  /** Whether a game has been played to its end. */
  public static boolean isFinal(ScheduledGame game) {
    return FINAL.equals(game.gameStatus());
  }

  /**
   * Whether a game of this season makes its date a game date: it is of a kind that counts, and
   * final or not older than the season's newest final game.
   */
  public boolean counts(ScheduledGame game) {
    return game.seasonYear() == year
        && countsAsGame(game)
        && (isFinal(game) || newestFinal == null || !game.gameDate().isBefore(newestFinal));
  }

  /** Whether a game is of a kind that counts: regular season, play-in or playoffs. */
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

  /** Every date with a game that counts, in order. */
  public SortedSet<LocalDate> gameDates() {
    return Collections.unmodifiableSortedSet(gameDates);
  }

  /** Whether a day lies between the season's first and its last game date. */
  public boolean covers(LocalDate day) {
    return !day.isBefore(opener()) && !day.isAfter(gameDates.last());
  }

  /** The games that count of a date, by team: each is there twice. */
  public Map<String, SeasonGame> games(LocalDate date) {
    return Collections.unmodifiableMap(games.getOrDefault(date, new TreeMap<>()));
  }

  /** Date of the newest final game; empty before the first one. */
  public Optional<LocalDate> newestFinal() {
    return Optional.ofNullable(newestFinal);
  }

  /**
   * The first game date behind the newest final game: the last date of which everything before it
   * is known. Empty when no game is to come.
   */
  public Optional<LocalDate> front() {
    return Optional.ofNullable(newestFinal == null ? opener() : gameDates.higher(newestFinal));
  }

  /** The game dates up to and including the front; later ones wait for results. */
  public SortedSet<LocalDate> datesUpToFront() {
    LocalDate last = front().orElseGet(gameDates::last);
    return new TreeSet<>(gameDates.headSet(last, true));
  }

  /** The game dates behind the front: what lies before them is not known yet. */
  public SortedSet<LocalDate> datesBehindFront() {
    return new TreeSet<>(gameDates.tailSet(front().orElseGet(gameDates::last), false));
  }

  /** The games that were postponed or whose result is missing, oldest first. */
  public SortedSet<OverdueGame> overdue() {
    return Collections.unmodifiableSortedSet(overdue);
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
    TreeSet<LocalDate> games = finalGamesByTeam.getOrDefault(team, new TreeSet<>());
    return games.headSet(before, false).descendingSet().stream().limit(limit).toList();
  }

  /** Final games by team, for digests and reports. */
  public Map<String, List<LocalDate>> finalGames() {
    Map<String, List<LocalDate>> games = new TreeMap<>();
    finalGamesByTeam.forEach((team, own) -> games.put(team, List.copyOf(own)));
    return games;
  }

  @Override
  public String toString() {
    return "%d-%02d".formatted(year, (year + 1) % 100);
  }
}
