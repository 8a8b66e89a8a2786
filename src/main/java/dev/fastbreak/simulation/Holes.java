package dev.fastbreak.simulation;

import dev.fastbreak.core.phase3.GameLog;
import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What of a season never reached the warehouse. Of whole games, teams and dates it is decided here
 * once, so that all tables agree; beside them a row's fate depends on seed, table and key alone,
 * not on the order of the rows. In a league without gaps every row came, and only values are
 * unknown here and there.
 */
final class Holes {

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
  private static final List<Double> CONTEXTS_KEPT = List.of(0.02, 0.72, 0.0);

  /** Such dates lie in this part of the season, in days from the opener. */
  private static final int EARLIEST_DATE = 20;

  private static final int LATEST_DATE = 150;

  private final long seed;
  private final boolean rowsMissing;
  private final Set<String> withoutLeagueId = new HashSet<>();
  private final Set<String> withoutPlayByPlay = new HashSet<>();
  private final Set<SimulatedSeason.OfGame> undelivered = new HashSet<>();
  private final Map<LocalDate, Double> contextsKept = new HashMap<>();

  /**
   * Decides it.
   *
   * @param rowsMissing whether rows are missing, and not only values
   */
  Holes(SimulatedSeason season, long seed, boolean rowsMissing) {
    this.seed = seed;
    this.rowsMissing = rowsMissing;
    Dice dice = Dice.of(seed, Dice.Purpose.GAPS, season.calendar().year(), 2);
    Set<String> withShots =
        season.log().shots().stream().map(GameLog.Shot::gameId).collect(Collectors.toSet());
    for (GameLog.Game game : season.log().games()) {
      if (dice.chance(WITHOUT_LEAGUE_ID)) {
        withoutLeagueId.add(game.gameId());
      }
      if (dice.chance(WITHOUT_PLAY_BY_PLAY) || !withShots.contains(game.gameId())) {
        withoutPlayByPlay.add(game.gameId());
      }
    }
    if (rowsMissing) {
      loseTeamGames(season.log().games(), dice);
      loseContexts(season, dice);
    }
  }

  private void loseTeamGames(List<GameLog.Game> all, Dice dice) {
    int first = dice.below(Teams.COUNT);
    for (int i = 0; i < GAMES_MISSING; i++) {
      String team = Teams.tricode((first + 7 * i) % Teams.COUNT);
      List<GameLog.Game> games =
          all.stream()
              .filter(game -> game.homeTeam().equals(team) || game.awayTeam().equals(team))
              .filter(GameLog.Game::hasPoints)
              .toList();
      GameLog.Game lost = games.get(dice.between(EARLIEST_MISSING, games.size() - 1));
      undelivered.add(new SimulatedSeason.OfGame(lost.gameId(), team));
    }
  }

  private void loseContexts(SimulatedSeason season, Dice dice) {
    LocalDate opener = season.calendar().opener();
    TreeSet<LocalDate> dates = new TreeSet<>();
    season.log().games().forEach(game -> dates.add(game.date()));
    List<LocalDate> candidates =
        List.copyOf(dates.subSet(opener.plusDays(EARLIEST_DATE), opener.plusDays(LATEST_DATE)));
    for (double kept : CONTEXTS_KEPT) {
      LocalDate date = candidates.get(dice.below(candidates.size()));
      while (contextsKept.putIfAbsent(date, kept) != null) {
        date = candidates.get(dice.below(candidates.size()));
      }
    }
  }

  /**
   * The chance of an entity in a table.
   *
   * @param when the day since 1970; of what holds for a whole season, its year, negative
   */
  Dice dice(TableSpec<?> table, long when, String entity) {
    return Dice.of(seed, Dice.Purpose.ROW, table.name().hashCode(), when, entity.hashCode());
  }

  /**
   * The rows of a table that came.
   *
   * @param comes changes a row by its own chance, and tells whether it comes at all
   */
  <T extends Record> List<T> in(TableSpec<T> table, List<T> derived, Predicate<RowDraft<T>> comes) {
    List<T> rows = new ArrayList<>(derived.size());
    for (T row : derived) {
      RowDraft<T> draft = new RowDraft<>(table, row, this);
      String nbaGameId = draft.text("nba_game_id");
      if (comes.test(draft)) {
        if (withoutLeagueId.contains(nbaGameId)) {
          draft.clear("nba_game_id");
        }
        rows.add(draft.row());
      }
    }
    return rows;
  }

  boolean rowsMissing() {
    return rowsMissing;
  }

  /** Whether a single row is missing, by its chance. */
  boolean losesRow(Dice dice, double chance) {
    return rowsMissing && dice.chance(chance);
  }

  boolean lacksPlayByPlay(String gameId) {
    return withoutPlayByPlay.contains(gameId);
  }

  /** Whether the team's rows of that game never came: players, offence and defence. */
  boolean isUndelivered(String gameId, String team) {
    return undelivered.contains(new SimulatedSeason.OfGame(gameId, team));
  }

  /** Share of the players' contexts of a date that came, but for single rows. */
  double contextsKept(LocalDate date) {
    return contextsKept.getOrDefault(date, 1.0);
  }
}
