package dev.fastbreak.core.teamdefense;

import dev.fastbreak.core.games.ShotZone;
import dev.fastbreak.core.games.ZoneTotals;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.window.History;
import java.time.LocalDate;
import java.util.Collection;

/**
 * What the league's defences allowed in the 30 days before a date, exactly.
 *
 * @param paint mean over the teams of makes / attempts allowed in the paint, 0..1
 * @param midRange the same for mid-range
 * @param perimeter the same for three-pointers
 * @param teams how many teams it is the mean of; 0 when there were too few and the long-time
 *     averages stand in
 */
public record LeagueAverages(Fraction paint, Fraction midRange, Fraction perimeter, int teams) {

  /** Days before the date that count. */
  public static final int DAYS = 30;

  /** Games with zone data that a team needs in those days to count. */
  public static final int FEWEST_ZONE_GAMES = 10;

  /** Teams without which a mean says nothing of the league. */
  public static final int FEWEST_TEAMS = 10;

  /** Long-time averages. */
  static final LeagueAverages LONG_TIME =
      new LeagueAverages(Fraction.of("0.580"), Fraction.of("0.410"), Fraction.of("0.355"), 0);

  /**
   * The plain mean over the teams that have at least 10 games with zone data in {@code date - 30 <=
   * game date < date} and attempts in all three zones; the long-time averages when fewer than 10
   * teams do. An input row that breaks its schema takes no part.
   *
   * @param teams one history per team of the season
   */
  public static LeagueAverages before(LocalDate date, Collection<History<TeamDefenseGame>> teams) {
    Fraction paint = Fraction.ZERO;
    Fraction midRange = Fraction.ZERO;
    Fraction perimeter = Fraction.ZERO;
    int count = 0;
    for (History<TeamDefenseGame> team : teams) {
      ZoneTotals totals = recent(team, date);
      if (!counts(totals)) {
        continue;
      }
      paint = paint.plus(percentage(totals, ShotZone.PAINT));
      midRange = midRange.plus(percentage(totals, ShotZone.MID_RANGE));
      perimeter = perimeter.plus(percentage(totals, ShotZone.PERIMETER));
      count++;
    }
    return count < FEWEST_TEAMS
        ? LONG_TIME
        : new LeagueAverages(
            paint.dividedBy(count), midRange.dividedBy(count), perimeter.dividedBy(count), count);
  }

  /** What one team allowed in the days before a date that count. */
  public static ZoneTotals recent(History<TeamDefenseGame> team, LocalDate date) {
    return ZoneTotals.over(team.before(date).after(date.minusDays(DAYS + 1)));
  }

  /** Whether a team has enough games with zone data, and attempts in all three zones. */
  public static boolean counts(ZoneTotals totals) {
    return totals.zoneGames() >= FEWEST_ZONE_GAMES
        && totals.attempts(ShotZone.PAINT) > 0
        && totals.attempts(ShotZone.MID_RANGE) > 0
        && totals.attempts(ShotZone.PERIMETER) > 0;
  }

  private static Fraction percentage(ZoneTotals totals, ShotZone zone) {
    return Fraction.of(totals.makes(zone), totals.attempts(zone));
  }

  public Fraction of(ShotZone zone) {
    return switch (zone) {
      case PAINT -> paint;
      case MID_RANGE -> midRange;
      case PERIMETER -> perimeter;
    };
  }
}
