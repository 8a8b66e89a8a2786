package dev.fastbreak.core.season;

import dev.fastbreak.core.run.Completeness;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For which games of which teams the upstream game table has any row. */
public final class TeamGamesPresent implements Serializable {

  private static final long serialVersionUID = 2;

  public record TeamGame(String team, LocalDate date) implements Serializable {}

  /** The teams of each date: workers read it back again and again, and it has few objects. */
  private final HashMap<LocalDate, HashSet<String>> teams = new HashMap<>();

  public TeamGamesPresent(Set<TeamGame> games) {
    for (TeamGame game : games) {
      teams.computeIfAbsent(game.date(), date -> new HashSet<>()).add(game.team());
    }
  }

  public boolean has(String team, LocalDate date) {
    Set<String> ofDate = teams.get(date);
    return ofDate != null && ofDate.contains(team);
  }

  /**
   * How many of a team's newest final games before a date have data.
   *
   * @param team the team, or null when it is not known: then no game is expected
   * @param window how many games are looked at: 10 for players, 15 for teams
   */
  public GameCoverage coverage(
      SeasonSchedule season, @Nullable String team, LocalDate before, int window) {
    if (team == null) {
      return new GameCoverage(0, 0);
    }
    List<LocalDate> expected = season.newestFinalGames(team, before, window);
    long actual = expected.stream().filter(date -> has(team, date)).count();
    return new GameCoverage(expected.size(), actual);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TeamGamesPresent present && teams.equals(present.teams);
  }

  @Override
  public int hashCode() {
    return teams.hashCode();
  }

  @Override
  public String toString() {
    return teams.values().stream().mapToInt(Set::size).sum() + " team games";
  }

  /**
   * Expected and actual games of a window.
   *
   * @param expected final games in the window
   * @param actual those with data
   */
  public record GameCoverage(long expected, long actual) {

    /** 100 actual / expected to one decimal, 100 when none is expected. */
    public BigDecimal percentage() {
      return expected == 0
          ? new BigDecimal("100.0")
          : BigDecimal.valueOf(100 * actual)
              .divide(BigDecimal.valueOf(expected), 1, RoundingMode.HALF_UP);
    }

    /** Whether at least 90 percent of the expected games have data. */
    public boolean isComplete() {
      return 100 * actual >= 90 * expected;
    }

    /**
     * The columns that an output row carries.
     *
     * @param ready whether everything else that the row is made of is ready
     */
    public Completeness describe(boolean ready, List<String> issues) {
      return new Completeness(
          expected,
          actual,
          percentage(),
          expected - actual,
          isComplete() && ready,
          List.copyOf(issues));
    }
  }
}
