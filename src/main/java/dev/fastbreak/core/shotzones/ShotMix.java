package dev.fastbreak.core.shotzones;

import static dev.fastbreak.core.games.ShotZone.MID_RANGE;
import static dev.fastbreak.core.games.ShotZone.PAINT;
import static dev.fastbreak.core.games.ShotZone.PERIMETER;
import static dev.fastbreak.core.number.Statistics.round;

import dev.fastbreak.core.games.ShotZone;
import dev.fastbreak.core.games.ZoneTotals;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.number.Statistics;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The zone values of the newest 10 games, as stored.
 *
 * <p>All are computed over the zone rows of the window, and all are null when there are fewer than
 * five of those.
 *
 * @param paintRate percent of attempts in the paint, 2 decimals; null without attempts
 * @param midRangeRate the same for mid-range
 * @param threePtRate the same for three-pointers
 * @param totalShots attempts in all zones; null when there is none
 * @param paintPct makes / attempts in the paint, 3 decimals; null without attempts there
 * @param midRangePct the same for mid-range
 * @param threePtPct the same for three-pointers
 * @param paintPerGame attempts in the paint per game, 1 decimal
 * @param midRangePerGame the same for mid-range
 * @param threePtPerGame the same for three-pointers
 * @param assistedRate percent of field goals made on a pass, 2 decimals; null when no game tells,
 *     or when there is no attempt or no field goal
 * @param unassistedRate the same without a pass
 */
public record ShotMix(
    @Nullable BigDecimal paintRate,
    @Nullable BigDecimal midRangeRate,
    @Nullable BigDecimal threePtRate,
    @Nullable Long totalShots,
    @Nullable BigDecimal paintPct,
    @Nullable BigDecimal midRangePct,
    @Nullable BigDecimal threePtPct,
    @Nullable BigDecimal paintPerGame,
    @Nullable BigDecimal midRangePerGame,
    @Nullable BigDecimal threePtPerGame,
    @Nullable BigDecimal assistedRate,
    @Nullable BigDecimal unassistedRate) {

  /** Whether all three rates are known. */
  boolean isComplete() {
    return paintRate != null && midRangeRate != null && threePtRate != null;
  }

  /** Zone rows without which a window of 10 says nothing about zones. */
  public static final int FEWEST_ZONE_GAMES = 5;

  private static final ShotMix UNKNOWN =
      new ShotMix(null, null, null, null, null, null, null, null, null, null, null, null);

  private static final BigDecimal LIVES_THERE = new BigDecimal(40);
  private static final BigDecimal LIVES_IN_MID_RANGE = new BigDecimal(35);
  private static final BigDecimal LOWEST_SUM = new BigDecimal(98);
  private static final BigDecimal GREATEST_SUM = new BigDecimal(102);

  static ShotMix of(List<PlayerGame> games, ZoneTotals totals) {
    if (totals.zoneGames() < FEWEST_ZONE_GAMES) {
      return UNKNOWN;
    }
    List<PlayerGame> zoneGames =
        totals.zoneGames() == totals.games()
            ? games
            : games.stream().filter(PlayerGame::hasZones).toList();
    long shots = totals.attempts();
    Long makes = shots == 0 ? null : Statistics.sum(zoneGames, PlayerGame::fgMakes);
    ShotMix mix =
        new ShotMix(
            round(totals.rate(PAINT), 2),
            round(totals.rate(MID_RANGE), 2),
            round(totals.rate(PERIMETER), 2),
            shots == 0 ? null : shots,
            round(totals.percentage(PAINT), 3),
            round(totals.percentage(MID_RANGE), 3),
            round(totals.percentage(PERIMETER), 3),
            round(totals.attemptsPerGame(PAINT), 1),
            round(totals.attemptsPerGame(MID_RANGE), 1),
            round(totals.attemptsPerGame(PERIMETER), 1),
            percentOf(makes, Statistics.sum(zoneGames, PlayerGame::assistedFgMakes)),
            percentOf(makes, Statistics.sum(zoneGames, PlayerGame::unassistedFgMakes)));
    mix.checkRates();
    return mix;
  }

  private static @Nullable BigDecimal percentOf(@Nullable Long makes, @Nullable Long part) {
    return makes == null || makes == 0 || part == null
        ? null
        : Fraction.of(100 * part, makes).round(2);
  }

  /**
   * The rates are shares of one whole.
   *
   * @throws IllegalStateException when they do not sum to 100 within 2
   */
  void checkRates() {
    if (paintRate == null || midRangeRate == null || threePtRate == null) {
      return;
    }
    BigDecimal sum = paintRate.add(midRangeRate).add(threePtRate);
    if (sum.compareTo(LOWEST_SUM) < 0 || sum.compareTo(GREATEST_SUM) > 0) {
      throw new IllegalStateException(
          "Shot rates "
              + paintRate
              + ", "
              + midRangeRate
              + " and "
              + threePtRate
              + " sum to "
              + sum
              + ", not to 100 within 2");
    }
  }

  /**
   * The zone the player lives in, by the stored rates: paint from 40 percent, else perimeter from
   * 40, else mid-range from 35, else {@code balanced}; null when the rates are.
   */
  @Nullable String primaryZone() {
    if (paintRate == null || midRangeRate == null || threePtRate == null) {
      return null;
    }
    if (paintRate.compareTo(LIVES_THERE) >= 0) {
      return ShotZone.PAINT.label();
    }
    if (threePtRate.compareTo(LIVES_THERE) >= 0) {
      return ShotZone.PERIMETER.label();
    }
    return midRangeRate.compareTo(LIVES_IN_MID_RANGE) >= 0
        ? ShotZone.MID_RANGE.label()
        : "balanced";
  }
}
