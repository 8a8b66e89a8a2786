package dev.fastbreak.core.composite;

import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.population.PlayerContext;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How rested a player is, 0..100: 100 less penalties for load and age, with a bonus for rest. An
 * unknown input counts as an ordinary one: 1 day of rest, no back-to-back, 3 games and 200 minutes
 * in 7 days, 30 minutes a game, no back-to-back in 14 days, 25 years.
 */
final class Fatigue {

  private static final int FRESH = 100;
  private static final BigDecimal MANY_MINUTES_A_GAME = new BigDecimal(35);

  private Fatigue() {}

  /** The score, a whole number of 0..100. */
  static long score(PlayerContext context) {
    long score = FRESH;
    if (Boolean.TRUE.equals(context.backToBack())) {
      score -= 15;
    } else if (orElse(context.daysRest(), 1) >= 3) {
      score += 5;
    }
    if (orElse(context.gamesInLast7Days(), 3) >= 4) {
      score -= 10;
    }
    if (orElse(context.minutesInLast7Days(), 200) > 240) {
      score -= 10;
    }
    BigDecimal minutesAGame = context.avgMinutesPerGameLast7();
    if (minutesAGame != null && minutesAGame.compareTo(MANY_MINUTES_A_GAME) > 0) {
      score -= 8;
    }
    long backToBacks = orElse(context.backToBacksLast14Days(), 0);
    if (backToBacks >= 2) {
      score -= 12;
    } else if (backToBacks == 1) {
      score -= 5;
    }
    long age = orElse(context.playerAge(), 25);
    if (age >= 35) {
      score -= 10;
    } else if (age >= 30) {
      score -= 5;
    }
    return Math.max(0, Math.min(FRESH, score));
  }

  /** What a score takes from the total, -5..0: (score - 100) / 20. */
  static Fraction adjustment(long score) {
    return Fraction.of(score - FRESH, 20);
  }

  private static long orElse(@Nullable Long value, long ordinary) {
    return value == null ? ordinary : value;
  }
}
