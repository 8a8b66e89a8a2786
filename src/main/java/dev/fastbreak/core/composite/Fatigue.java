package dev.fastbreak.core.composite;

import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.population.PlayerContext;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How rested a player is, 0..100: 100 less penalties for load and age, with a bonus for rest. An
 * unknown input counts as an ordinary one: 1 day of rest, no back-to-back, 3 games and 200 minutes
 * in 7 days, 30 minutes a game, no back-to-back in 14 days, 25 years.
 */
public final class Fatigue {

  public static final int FRESH = 100;

  private static final BigDecimal MANY_MINUTES_A_GAME = new BigDecimal(35);

  public enum Part {
    BACK_TO_BACK(-15, "back-to-back"),
    RESTED(5, "3 or more days of rest"),
    MANY_GAMES(-10, "4 or more games in 7 days"),
    MANY_MINUTES(-10, "more than 240 minutes in 7 days"),
    LONG_SHIFTS(-8, "more than 35 minutes a game in 7 days"),
    BACK_TO_BACKS(-12, "2 or more back-to-backs in 14 days"),
    ONE_BACK_TO_BACK(-5, "1 back-to-back in 14 days"),
    AGE_35(-10, "35 years or older"),
    AGE_30(-5, "30 to 34 years");

    private final int points;
    private final String meaning;

    Part(int points, String meaning) {
      this.points = points;
      this.meaning = meaning;
    }

    public int points() {
      return points;
    }

    /** When it applies, in words. */
    public String meaning() {
      return meaning;
    }
  }

  private Fatigue() {}

  /** The score, a whole number of 0..100. */
  public static long score(PlayerContext context) {
    long score = FRESH;
    for (Part part : parts(context)) {
      score += part.points;
    }
    return Math.max(0, Math.min(FRESH, score));
  }

  /** The penalties and the bonus that apply. */
  public static Set<Part> parts(PlayerContext context) {
    EnumSet<Part> parts = EnumSet.noneOf(Part.class);
    if (Boolean.TRUE.equals(context.backToBack())) {
      parts.add(Part.BACK_TO_BACK);
    } else if (orElse(context.daysRest(), 1) >= 3) {
      parts.add(Part.RESTED);
    }
    if (orElse(context.gamesInLast7Days(), 3) >= 4) {
      parts.add(Part.MANY_GAMES);
    }
    if (orElse(context.minutesInLast7Days(), 200) > 240) {
      parts.add(Part.MANY_MINUTES);
    }
    BigDecimal minutesAGame = context.avgMinutesPerGameLast7();
    if (minutesAGame != null && minutesAGame.compareTo(MANY_MINUTES_A_GAME) > 0) {
      parts.add(Part.LONG_SHIFTS);
    }
    long backToBacks = orElse(context.backToBacksLast14Days(), 0);
    if (backToBacks >= 2) {
      parts.add(Part.BACK_TO_BACKS);
    } else if (backToBacks == 1) {
      parts.add(Part.ONE_BACK_TO_BACK);
    }
    long age = orElse(context.playerAge(), 25);
    if (age >= 35) {
      parts.add(Part.AGE_35);
    } else if (age >= 30) {
      parts.add(Part.AGE_30);
    }
    return parts;
  }

  /** What a score takes from the total, -5..0: (score - 100) / 20. */
  public static Fraction adjustment(long score) {
    return Fraction.of(score - FRESH, 20);
  }

  private static long orElse(@Nullable Long value, long ordinary) {
    return value == null ? ordinary : value;
  }
}
