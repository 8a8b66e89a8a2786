package dev.fastbreak.core.teams;

import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.number.Statistics;
import dev.fastbreak.core.run.SourceTrace;
import dev.fastbreak.core.run.SourceTracer;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team's form before a date.
 *
 * @param pace exact mean pace over the newest 10 games, null when none has it
 * @param offensiveRating exact mean offensive rating over the newest 10 games, null when none has
 *     it
 * @param newestGames the rows of that window
 * @param wins games of the season won
 * @param results games of the season whose result is known
 * @param flawInNewest a flawed row within the newest 10, null when there is none
 * @param flawInSeason a flawed row anywhere in the season, null when there is none
 */
public record TeamForm(
    @Nullable Fraction pace,
    @Nullable Fraction offensiveRating,
    SourceTrace newestGames,
    long wins,
    long results,
    @Nullable FlawedRow flawInNewest,
    @Nullable FlawedRow flawInSeason) {

  /** Games in the window of the means. */
  public static final int GAMES = 10;

  /** The form of a team that has not played yet. */
  static final TeamForm NO_GAMES = new TeamForm(null, null, SourceTrace.NONE, 0, 0, null, null);

  static TeamForm of(Window<TeamOffenseGame> season, SourceTracer tracer) {
    List<TeamOffenseGame> newest = season.newest(GAMES);
    long wins = 0;
    long results = 0;
    for (TeamOffenseGame game : season.rows()) {
      Boolean won = game.winFlag();
      if (won != null) {
        results++;
        wins += won ? 1 : 0;
      }
    }
    return new TeamForm(
        Statistics.meanOfDecimals(newest, TeamOffenseGame::pace),
        Statistics.meanOfDecimals(newest, TeamOffenseGame::offensiveRating),
        tracer.trace(newest),
        wins,
        results,
        season.flawWithin(GAMES).orElse(null),
        season.anyFlaw().orElse(null));
  }
}
