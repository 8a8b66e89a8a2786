package dev.fastbreak.simulation;

import dev.fastbreak.core.phase3.GameLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a season never reached the warehouse: it is decided here once, so that all tables agree.
 * In a league without gaps every row came, and only values are unknown here and there.
 */
final class Gaps {

  /** Games that a second source delivered, which does not know the league's ids. */
  private static final double WITHOUT_LEAGUE_ID = 0.006;

  /** Games without play-by-play: nobody knows which makes were assisted and where blocks were. */
  private static final double WITHOUT_PLAY_BY_PLAY = 0.03;

  /**
   * So many teams miss one game each: their completeness falls to 90 percent for a while, which is
   * still enough. A second game of the same ten would make unexpected failures of short histories.
   */
  private static final int GAMES_MISSING = 4;

  /** From here on a team has ten games to be measured by; earlier, one of seven is too many. */
  private static final int EARLIEST_MISSING = 20;

  /** On one date almost all, on one a part, on one all of the players' contexts are missing. */
  enum Contexts {
    ALMOST_NONE(0.02),
    SOME(0.72),
    NONE(0);

    final double kept;

    Contexts(double kept) {
      this.kept = kept;
    }
  }

  /** Such dates lie in this part of the season, in days from the opener. */
  private static final int EARLIEST_DATE = 20;

  private static final int LATEST_DATE = 150;

  private final boolean rowsMissing;
  private final Set<String> withoutLeagueId = new HashSet<>();
  private final Set<String> withoutPlayByPlay = new HashSet<>();
  private final Set<SimulatedSeason.TeamGame> undelivered = new HashSet<>();
  private final Map<LocalDate, Contexts> thinDates = new HashMap<>();

  /** Decides it. */
  Gaps(SimulatedSeason season, long seed, boolean rowsMissing) {
    this.rowsMissing = rowsMissing;
    int year = season.calendar().year();
    Dice dice = Dice.of(seed, Dice.Purpose.GAPS, year, 2);
    Set<String> withShots = new HashSet<>();
    season.log().shots().forEach(shot -> withShots.add(shot.gameId()));
    for (GameLog.Game game : season.log().games()) {
      if (dice.chance(WITHOUT_LEAGUE_ID)) {
        withoutLeagueId.add(game.gameId());
      }
      if (dice.chance(WITHOUT_PLAY_BY_PLAY) || !withShots.contains(game.gameId())) {
        withoutPlayByPlay.add(game.gameId());
      }
    }
    if (rowsMissing) {
      loseTeamGames(season, dice);
      loseContexts(season, dice);
    }
  }

  private void loseTeamGames(SimulatedSeason season, Dice dice) {
    int first = dice.below(Teams.COUNT);
    for (int i = 0; i < GAMES_MISSING; i++) {
      List<SimulatedSeason.TeamGame> games = gamesOf((first + 7 * i) % Teams.COUNT, season);
      undelivered.add(games.get(dice.between(EARLIEST_MISSING, games.size() - 1)));
    }
  }

  private static List<SimulatedSeason.TeamGame> gamesOf(int team, SimulatedSeason season) {
    String tricode = Teams.tricode(team);
    List<SimulatedSeason.TeamGame> games = new ArrayList<>();
    for (GameLog.Game game : season.log().games()) {
      boolean own = game.homeTeam().equals(tricode) || game.awayTeam().equals(tricode);
      if (own && game.hasPoints()) {
        games.add(new SimulatedSeason.TeamGame(game.gameId(), tricode));
      }
    }
    return games;
  }

  private void loseContexts(SimulatedSeason season, Dice dice) {
    LocalDate opener = season.calendar().opener();
    TreeSet<LocalDate> dates = new TreeSet<>();
    season.log().games().forEach(game -> dates.add(game.date()));
    List<LocalDate> candidates =
        List.copyOf(dates.subSet(opener.plusDays(EARLIEST_DATE), opener.plusDays(LATEST_DATE)));
    for (Contexts contexts : Contexts.values()) {
      LocalDate date = candidates.get(dice.below(candidates.size()));
      while (thinDates.putIfAbsent(date, contexts) != null) {
        date = candidates.get(dice.below(candidates.size()));
      }
    }
  }

  boolean rowsMissing() {
    return rowsMissing;
  }

  /** Whether a single row is missing, by its chance. */
  boolean losesRow(Dice dice, double chance) {
    return rowsMissing && dice.chance(chance);
  }

  boolean lacksLeagueId(String gameId) {
    return withoutLeagueId.contains(gameId);
  }

  boolean lacksPlayByPlay(String gameId) {
    return withoutPlayByPlay.contains(gameId);
  }

  /** Whether the team's rows of that game never came: players, offence and defence. */
  boolean isUndelivered(String gameId, String team) {
    return undelivered.contains(new SimulatedSeason.TeamGame(gameId, team));
  }

  /** Share of the players' contexts of a date that came, but for single rows. */
  double contextsKept(LocalDate date) {
    Contexts contexts = thinDates.get(date);
    return contexts == null ? 1 : contexts.kept;
  }
}
