package dev.fastbreak.core.games;

import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.number.RunningMean;
import dev.fastbreak.core.window.History;
import dev.fastbreak.core.window.Window;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The games of one season that a player played in, and his season's means up to any of them. The
 * means grow with each game and are summed once, however many dates ask for them.
 */
public final class PlayedGames {

  private final History<BoxScoreLine> history;
  private final RunningMean points;
  private final RunningMean minutes;
  private final RunningMean usage;

  private PlayedGames(History<BoxScoreLine> history) {
    this.history = history;
    List<BoxScoreLine> newestFirst = history.newestFirst();
    this.points = RunningMean.ofWholeNumbers(newestFirst, BoxScoreLine::points);
    this.minutes = RunningMean.ofDecimals(newestFirst, BoxScoreLine::minutesPlayed);
    this.usage = RunningMean.ofDecimals(newestFirst, BoxScoreLine::usageRate);
  }

  /** Of all rows of a player's season, those with {@link Played#test}. */
  public static PlayedGames of(History<BoxScoreLine> games) {
    return new PlayedGames(games.where(Played::test));
  }

  /** The played games strictly before a date. */
  public Window<BoxScoreLine> before(LocalDate date) {
    return history.before(date);
  }

  /** Mean points over all of a window from {@link #before}; null when no game has points. */
  public @Nullable Fraction meanPoints(Window<BoxScoreLine> season) {
    return points.overOldest(season.size());
  }

  /** Mean minutes over all of a window from {@link #before}; null when no game has minutes. */
  public @Nullable Fraction meanMinutes(Window<BoxScoreLine> season) {
    return minutes.overOldest(season.size());
  }

  /** Mean usage rate (percent) over all of a window from {@link #before}; null when unknown. */
  public @Nullable Fraction meanUsage(Window<BoxScoreLine> season) {
    return usage.overOldest(season.size());
  }
}
