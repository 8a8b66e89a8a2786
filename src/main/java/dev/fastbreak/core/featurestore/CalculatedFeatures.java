package dev.fastbreak.core.featurestore;

import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.number.Statistics;
import dev.fastbreak.core.teams.TeamForm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The features that are formulas of their own. Null means that the default stands in. */
public final class CalculatedFeatures {

  /** Games without which trend, free-throw share and win percentage say nothing. */
  public static final int FEWEST_GAMES = 5;

  private static final Fraction STEEP_TREND = Fraction.of(5);
  private static final Fraction TREND = Fraction.of(2);
  private static final Fraction GREAT_CHANGE = Fraction.of("0.20");
  private static final Fraction CHANGE = Fraction.of("0.10");
  private static final Fraction GREATEST_FREE_THROW_SHARE = Fraction.of("0.5");
  private static final int RATIO_SCALE = 9;

  private CalculatedFeatures() {}

  /** Days of rest more than the opponent's, within 2; null when either is unknown. */
  static @Nullable Long restAdvantage(@Nullable Long daysRest, @Nullable Long opponentDaysRest) {
    return daysRest == null || opponentDaysRest == null
        ? null
        : Math.max(-2, Math.min(2, daysRest - opponentDaysRest));
  }

  /** 0 for a player who is available, up to 3 for doubtful and out; null when nothing is said. */
  static @Nullable Long injuryRisk(@Nullable String status) {
    if (status == null || status.isBlank()) {
      return null;
    }
    return switch (status.strip().toLowerCase(Locale.ROOT)) {
      case "probable" -> 1L;
      case "questionable" -> 2L;
      case "doubtful", "out" -> 3L;
      default -> 0L;
    };
  }

  /**
   * Whether a player scores more of late, -2..2: mean points of the newest 2 games minus that of
   * the 3 before, in steps at 2 and at 5; null for fewer than 5 games with points.
   *
   * @param played played games, newest first; games without points are passed over
   */
  static @Nullable Long recentTrend(List<BoxScoreLine> played) {
    List<Long> points = newestPoints(played);
    if (points.size() < FEWEST_GAMES) {
      return null;
    }
    Fraction newest = Fraction.of(points.get(0) + points.get(1), 2);
    Fraction before = Fraction.of(points.get(2) + points.get(3) + points.get(4), 3);
    return steps(newest.minus(before), TREND, STEEP_TREND);
  }

  /** The newest known points, at most 5. */
  public static List<Long> newestPoints(List<BoxScoreLine> played) {
    List<Long> points = new ArrayList<>(FEWEST_GAMES);
    for (int i = 0; i < played.size() && points.size() < FEWEST_GAMES; i++) {
      Long scored = played.get(i).points();
      if (scored != null) {
        points.add(scored);
      }
    }
    return points;
  }

  /**
   * Whether a player is on the floor more of late, -2..2: the change of his minutes against the
   * season, in steps at 10 and at 20 percent; null when either is unknown or 0.
   */
  static @Nullable Long minutesChange(@Nullable Fraction recent, @Nullable Fraction season) {
    return recent == null || season == null || recent.signum() == 0 || season.signum() == 0
        ? null
        : steps(recent.minus(season).dividedBy(season), CHANGE, GREAT_CHANGE);
  }

  /** 1 from the near step, 2 from the far one, and the same below 0. */
  private static long steps(Fraction value, Fraction near, Fraction far) {
    Fraction size = value.abs();
    if (size.compareTo(near) < 0) {
      return 0;
    }
    return (size.compareTo(far) >= 0 ? 2 : 1) * value.signum();
  }

  /**
   * Share of a player's points that came from the line, 0..0.5, 9 decimals; null for fewer than 5
   * games or without points.
   *
   * @param ten the newest played games, at most 10
   */
  static @Nullable BigDecimal freeThrowShare(List<BoxScoreLine> ten) {
    Long made = Statistics.sum(ten, BoxScoreLine::ftMakes);
    Long points = Statistics.sum(ten, BoxScoreLine::points);
    return ten.size() < FEWEST_GAMES || made == null || points == null || points == 0
        ? null
        : Fraction.of(made, points).min(GREATEST_FREE_THROW_SHARE).round(RATIO_SCALE);
  }

  /** Wins / games of the team's season, 9 decimals; null for fewer than 5 known results. */
  static @Nullable BigDecimal winPercentage(TeamForm team) {
    return team.results() < FEWEST_GAMES
        ? null
        : Fraction.of(team.wins(), team.results()).round(RATIO_SCALE);
  }
}
