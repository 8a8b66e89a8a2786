package dev.fastbreak.core.population;

import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.number.Statistics;
import dev.fastbreak.core.season.SeasonGame;
import dev.fastbreak.core.season.SeasonPhase;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A context made from the schedule and a player's own games before the date, where the upstream
 * table has none. Its columns are what the upstream table would hold; stars out, paces, the
 * opponent's rest, status, age and fourth-quarter minutes are unknown.
 *
 * <p>Every row of the player counts, played or not, as upstream counts them. Minutes are whole
 * numbers, 0 without games and unknown when no game tells them; means are over the rows that have
 * the value and are rounded to the scale of the column: minutes per game to 1 decimal, usage rates
 * to 2.
 */
final class SyntheticContext {

  private static final int SHORT_DAYS = 7;
  private static final int LONG_DAYS = 14;
  private static final int SHORT_USAGE_GAMES = 3;
  private static final int LONG_USAGE_GAMES = 7;

  private SyntheticContext() {}

  /**
   * The context of a player who is expected to play in a game.
   *
   * @param games his games before the date, at least one
   * @return flawed when any of his rows before the date breaks its schema
   */
  static ContextOnDate of(
      LocalDate opener, LocalDate date, SeasonGame game, Window<BoxScoreLine> games) {
    Optional<FlawedRow> flaw = games.anyFlaw();
    if (flaw.isPresent()) {
      return new ContextOnDate.Flawed(flaw.get());
    }
    BoxScoreLine newest = games.rows().get(0);
    String team = newest.teamAbbr();
    long daysRest = ChronoUnit.DAYS.between(newest.gameDate(), date) - 1;
    List<BoxScoreLine> week = games.after(date.minusDays(SHORT_DAYS));
    List<BoxScoreLine> fortnight = games.after(date.minusDays(LONG_DAYS));
    return new ContextOnDate.Known(
        new PlayerContext(
            newest.playerLookup(),
            newest.universalPlayerId(),
            game.gameId(),
            date,
            team,
            game.opponentOf(team),
            team.equals(game.home()),
            daysRest,
            daysRest == 0,
            (long) week.size(),
            (long) fortnight.size(),
            minutes(week),
            minutes(fortnight),
            Statistics.round(Statistics.meanOfDecimals(week, BoxScoreLine::minutesPlayed), 1),
            backToBacks(fortnight.size(), games.rows()),
            null,
            null,
            usage(games.rows(), SHORT_USAGE_GAMES),
            usage(games.rows(), LONG_USAGE_GAMES),
            null,
            null,
            null,
            null,
            SeasonPhase.of(opener, date, game.isPlayoffs())),
        null);
  }

  private static @Nullable Long minutes(List<BoxScoreLine> games) {
    BigDecimal sum = BigDecimal.ZERO;
    boolean any = games.isEmpty();
    for (BoxScoreLine game : games) {
      BigDecimal minutes = game.minutesPlayed();
      if (minutes != null) {
        sum = sum.add(minutes);
        any = true;
      }
    }
    return any ? Fraction.of(sum).round(0).longValueExact() : null;
  }

  /**
   * How many of the newest games were played the day after another, which may lie before them.
   *
   * @param newest how many games are looked at
   * @param games newest first
   */
  private static long backToBacks(int newest, List<BoxScoreLine> games) {
    long count = 0;
    for (int i = 0; i < newest && i + 1 < games.size(); i++) {
      if (games.get(i + 1).gameDate().plusDays(1).equals(games.get(i).gameDate())) {
        count++;
      }
    }
    return count;
  }

  private static @Nullable BigDecimal usage(List<BoxScoreLine> newestFirst, int games) {
    List<BigDecimal> known = new ArrayList<>(games);
    for (int i = 0; i < newestFirst.size() && known.size() < games; i++) {
      BigDecimal rate = newestFirst.get(i).usageRate();
      if (rate != null) {
        known.add(rate);
      }
    }
    return Statistics.round(Statistics.meanOfDecimals(known, rate -> rate), 2);
  }
}
