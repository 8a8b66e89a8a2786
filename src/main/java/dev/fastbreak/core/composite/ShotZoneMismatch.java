package dev.fastbreak.core.composite;

import dev.fastbreak.core.games.ShotZone;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teamdefense.OpponentDefense;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the player's favourite zone gains against this opponent, -10..10 points: the percentage
 * points that the opponent allows there beyond the league, weighted by how much the player lives
 * there (all of it from 50 percent of his attempts), a fifth more when that is beyond 5.
 *
 * @param versusLeague percentage points that the opponent allows there beyond the league
 * @param rate percent of the player's attempts that come from there
 * @param isExtreme whether the weighted difference is beyond 5
 */
public record ShotZoneMismatch(
    ShotZone zone, Fraction versusLeague, Fraction rate, boolean isExtreme, Fraction score) {

  private static final Fraction FULL_WEIGHT = Fraction.of(50);
  private static final Fraction EXTREME = Fraction.of(5);
  private static final Fraction EXTREME_FACTOR = Fraction.of("1.2");
  private static final Fraction LIMIT = Fraction.of(10);

  /**
   * Compares a player with an opponent.
   *
   * @throws NullPointerException when either does not know the value of the player's zone
   */
  public static ShotZoneMismatch of(ShotZoneRates player, OpponentDefense opponent) {
    ShotZone zone = zone(player.primaryScoringZone());
    Fraction difference =
        Fraction.of(Objects.requireNonNull(opponent.versusLeague(zone), "versusLeague"));
    Fraction usage = Fraction.of(Objects.requireNonNull(player.rate(zone), "rate"));

    Fraction gain = difference.times(usage.dividedBy(FULL_WEIGHT).min(Fraction.ONE));
    boolean extreme = gain.abs().compareTo(EXTREME) > 0;
    if (extreme) {
      gain = gain.times(EXTREME_FACTOR);
    }
    return new ShotZoneMismatch(
        zone, difference, usage, extreme, gain.clamp(LIMIT.negated(), LIMIT));
  }

  /** The zone of that name; the paint for a balanced or unknown one. */
  public static ShotZone zone(@Nullable String primaryZone) {
    if (ShotZone.MID_RANGE.label().equals(primaryZone)) {
      return ShotZone.MID_RANGE;
    }
    return ShotZone.PERIMETER.label().equals(primaryZone) ? ShotZone.PERIMETER : ShotZone.PAINT;
  }
}
