package dev.fastbreak.core.population;

import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.number.Statistics;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.History;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A context made from a player's own games where the upstream table has none.
 *
 * <p>Game, teams and home court come from his row of the date; rest from the day before; load and
 * usage from the rows with D - 7 &lt; game date &lt; D, played or not, as the upstream table counts
 * them. Means are over the rows that have the value, null when none has, and rounded to the scale
 * of the column that they stand for: minutes to a whole number, minutes per game to 1 decimal,
 * usage rate to 2. Back-to-backs of 14 days and stars out are 0; everything else is unknown.
 */
public final class SyntheticContext {

  /** Days before a date whose games count: D - 7 &lt; game date &lt; D. */
  public static final int DAYS = 7;

  private SyntheticContext() {}

  /**
   * The context of a date on which the player has a row.
   *
   * @return flawed when the row of the date, or one of the 6 days before, breaks its schema
   */
  static ContextOnDate on(LocalDate date, History<BoxScoreLine> games) {
    for (LocalDate day = date; day.isAfter(date.minusDays(DAYS)); day = day.minusDays(1)) {
      Optional<FlawedRow> flaw = games.flawOn(day);
      if (flaw.isPresent()) {
        return new ContextOnDate.Flawed(flaw.get());
      }
    }
    return new ContextOnDate.Known(of(games.on(date).orElseThrow(), games), null);
  }

  private static PlayerContext of(BoxScoreLine game, History<BoxScoreLine> games) {
    LocalDate date = game.gameDate();
    boolean playedYesterday = games.on(date.minusDays(1)).isPresent();
    List<BoxScoreLine> week = games.before(date).after(date.minusDays(DAYS));
    Fraction minutesPerGame = Statistics.meanOfDecimals(week, BoxScoreLine::minutesPlayed);
    Fraction usage = Statistics.meanOfDecimals(week, BoxScoreLine::usageRate);
    return new PlayerContext(
        game.playerLookup(),
        game.universalPlayerId(),
        game.gameId(),
        date,
        game.teamAbbr(),
        game.opponentTeamAbbr(),
        home(game),
        playedYesterday ? 0L : 1L,
        playedYesterday,
        (long) week.size(),
        null,
        wholeMinutes(week),
        null,
        Statistics.round(minutesPerGame, 1),
        0L,
        null,
        null,
        null,
        Statistics.round(usage, 2),
        0L,
        null,
        null,
        null,
        null);
  }

  private static @Nullable Long wholeMinutes(List<BoxScoreLine> week) {
    BigDecimal sum = null;
    for (BoxScoreLine game : week) {
      BigDecimal minutes = game.minutesPlayed();
      if (minutes != null) {
        sum = sum == null ? minutes : sum.add(minutes);
      }
    }
    return sum == null ? null : Fraction.of(sum).round(0).longValueExact();
  }

  /** As the row says; else the home team is the third part of the game id, YYYYMMDD_AWAY_HOME. */
  private static @Nullable Boolean home(BoxScoreLine game) {
    Boolean home = game.homeGame();
    if (home != null) {
      return home;
    }
    String id = game.gameId();
    int first = id.indexOf('_');
    int second = id.indexOf('_', first + 1);
    return first < 0 || second < 0 ? null : id.substring(second + 1).equals(game.teamAbbr());
  }
}
