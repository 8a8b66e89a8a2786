package dev.fastbreak.core.composite;

import dev.fastbreak.core.games.ShotZone;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teamdefense.OpponentDefense;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the player's favourite zone gains against this opponent, -10..10 points: the percentage
 * points that the opponent allows there beyond the league, weighted by how much the player lives
 * there (all of it from 50 percent of his attempts), a fifth more when that is beyond 5.
 */
final class ShotZoneMismatch {

  private static final Fraction FULL_WEIGHT = Fraction.of(50);
  private static final Fraction EXTREME = Fraction.of(5);
  private static final Fraction EXTREME_FACTOR = Fraction.of("1.2");
  private static final Fraction LIMIT = Fraction.of(10);

  private ShotZoneMismatch() {}

  /**
   * The exact score; 0 when either row is not there.
   *
   * @param player an unknown rate counts as 50 percent
   * @param opponent an unknown difference counts as 0
   */
  static Fraction score(@Nullable ShotZoneRates player, @Nullable OpponentDefense opponent) {
    if (player == null || opponent == null) {
      return Fraction.ZERO;
    }
    ShotZone zone = zone(player.primaryScoringZone());
    BigDecimal versusLeague = opponent.versusLeague(zone);
    if (versusLeague == null) {
      return Fraction.ZERO;
    }
    BigDecimal rate = player.rate(zone);
    Fraction usage = rate == null ? FULL_WEIGHT : Fraction.of(rate);
    Fraction weight = usage.dividedBy(FULL_WEIGHT).min(Fraction.ONE);
    Fraction gain = Fraction.of(versusLeague).times(weight);
    if (gain.abs().compareTo(EXTREME) > 0) {
      gain = gain.times(EXTREME_FACTOR);
    }
    return gain.clamp(LIMIT.negated(), LIMIT);
  }

  /** The zone of that name; the paint for a balanced or unknown one. */
  private static ShotZone zone(@Nullable String primaryZone) {
    if (ShotZone.MID_RANGE.label().equals(primaryZone)) {
      return ShotZone.MID_RANGE;
    }
    return ShotZone.PERIMETER.label().equals(primaryZone) ? ShotZone.PERIMETER : ShotZone.PAINT;
  }
}
