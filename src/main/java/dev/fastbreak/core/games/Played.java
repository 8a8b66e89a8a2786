package dev.fastbreak.core.games;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Whether a row is about a game that the player played in. Every window over a player's games
 * counts such rows only, so a game that he watched from the bench never lowers a mean.
 */
public final class Played {

  private Played() {}

  /**
   * True when the row does not say that the player was inactive, and he has minutes, attempts or
   * points. Any one of the three will do: older inputs lack the minutes of nearly every row.
   */
  public static boolean test(ActivityRow row) {
    return !Boolean.FALSE.equals(row.isActive())
        && (isPositive(row.minutesPlayed())
            || isPositive(row.fgAttempts())
            || isPositive(row.points()));
  }

  private static boolean isPositive(@Nullable BigDecimal value) {
    return value != null && value.signum() > 0;
  }

  private static boolean isPositive(@Nullable Long value) {
    return value != null && value > 0;
  }
}
