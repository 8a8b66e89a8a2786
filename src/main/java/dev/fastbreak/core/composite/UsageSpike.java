package dev.fastbreak.core.composite;

import dev.fastbreak.core.number.Fraction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a change of the player's role brings, -3..3 points: 0.3 of the projected minus the recent
 * usage rate (percent), more when it grows because stars are out (1.15 for one, 1.30 from two).
 */
public final class UsageSpike {

  private static final Fraction POINTS_PER_PERCENT = Fraction.of("0.3");
  private static final Fraction ONE_STAR_OUT = Fraction.of("1.15");
  private static final Fraction STARS_OUT = Fraction.of("1.30");
  private static final Fraction LIMIT = Fraction.of(3);

  private UsageSpike() {}

  /**
   * The exact score; 0 when the baseline is 0, or either rate unknown.
   *
   * @param projected usage rate expected in this game, percent
   * @param baseline usage rate of the last games, percent
   * @param starsOut star team-mates who are out; unknown counts as none
   */
  public static Fraction score(
      @Nullable BigDecimal projected, @Nullable BigDecimal baseline, @Nullable Long starsOut) {
    if (projected == null || baseline == null || baseline.signum() == 0) {
      return Fraction.ZERO;
    }
    Fraction points = Fraction.of(projected).minus(Fraction.of(baseline)).times(POINTS_PER_PERCENT);
    return points.times(starFactor(points, starsOut)).clamp(LIMIT.negated(), LIMIT);
  }

  /** By how much more a growing role counts when stars are out; 1 when it shrinks or none is. */
  public static Fraction starFactor(Fraction points, @Nullable Long starsOut) {
    if (starsOut == null || starsOut <= 0 || points.signum() <= 0) {
      return Fraction.ONE;
    }
    return starsOut >= 2 ? STARS_OUT : ONE_STAR_OUT;
  }
}
