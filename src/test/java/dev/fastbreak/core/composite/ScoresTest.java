package dev.fastbreak.core.composite;

import static dev.fastbreak.core.fixtures.Rows.row;
import static dev.fastbreak.core.fixtures.Season.D;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teamdefense.OpponentDefense;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mismatch, pace and usage; all values are exact, before any rounding. */
class ScoresTest {

  private static ShotZoneRates player(String zone, String paint, String mid, String three) {
    return row(
        ShotZoneRates.PROJECTION,
        D,
        "primary_scoring_zone",
        zone,
        "paint_rate_last_10",
        paint,
        "mid_range_rate_last_10",
        mid,
        "three_pt_rate_last_10",
        three);
  }

  private static OpponentDefense opponent(String paint, String mid, String three) {
    return row(
        OpponentDefense.PROJECTION,
        D,
        "paint_defense_vs_league_avg",
        paint,
        "mid_range_defense_vs_league_avg",
        mid,
        "three_pt_defense_vs_league_avg",
        three);
  }

  /** Which columns a primary zone reads: rates 40/30/20, differences 1/2/3. */
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "paint, 0.8", // 1 * 40/50
    "mid_range, 1.2", // 2 * 30/50
    "perimeter, 1.2", // 3 * 20/50
    "balanced, 0.8", // as paint
    ", 0.8", // as paint
  })
  void mismatchReadsThePrimaryZone(String zone, String score) {
    assertThat(Matchup.of(player(zone, "40", "30", "20"), opponent("1", "2", "3")).score())
        .isEqualTo(Fraction.of(score));
  }

  @ParameterizedTest(name = "rate {0}, difference {1} -> {2}")
  @CsvSource({
    "25, 4, 2", // 4 * 25/50
    "49.99, 4, 3.9992", // 4 * 49.99/50
    "50, 4, 4", // full weight from 50
    "80, 4, 4",
    "0, 4, 0",
    ", 4, 0", // nothing is known of the player
    "25, , 0", // nor of the opponent
    "50, 5, 5", // |m| = 5 is not beyond 5
    "50, -5, -5",
    "50, 5.01, 6.012", // beyond: 5.01 * 1.2
    "50, -5.01, -6.012",
    "25, 10, 5", // what counts is the weighted value
    "40, 6.25, 5", // 6.25 * 0.8 = 5 exactly
    "40, 6.26, 6.0096", // 5.008 * 1.2
    "50, 8.33, 9.996",
    "50, 8.34, 10", // 10.008, clamped
    "50, -20, -10",
  })
  void mismatchWeighsAndAmplifies(String rate, String difference, String score) {
    assertThat(Matchup.of(player("paint", rate, "0", "0"), opponent(difference, "0", "0")).score())
        .isEqualTo(Fraction.of(score));
  }

  @Test
  void mismatchIsZeroWhenEitherSideIsMissing() {
    assertThat(Matchup.of(null, opponent("9", "9", "9")).score()).isEqualTo(Fraction.ZERO);
    assertThat(Matchup.of(player("paint", "50", "0", "0"), null).score()).isEqualTo(Fraction.ZERO);
    assertThat(Matchup.of(null, null).score()).isEqualTo(Fraction.ZERO);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "0, 0",
    "1.5, 0.75",
    "-1.5, -0.75",
    "6, 3",
    "6.1, 3",
    "-6.1, -3",
    ", 0",
  })
  void paceIsHalfTheDifferentialWithinThree(BigDecimal differential, String score) {
    assertThat(PaceEffect.score(differential)).isEqualTo(Fraction.of(score));
  }

  /** Projected, baseline, stars out. */
  @ParameterizedTest(name = "{0} after {1}, {2} out -> {3}")
  @CsvSource({
    "28, 25, 0, 0.9", // 0.3 * 3
    "22, 25, 0, -0.9",
    "28, 25, , 0.9", // unknown stars: none
    "28, 25, 1, 1.035", // 0.9 * 1.15
    "28, 25, 2, 1.17", // 0.9 * 1.30
    "28, 25, 5, 1.17",
    "22, 25, 2, -0.9", // a fall is not amplified
    "25, 25, 2, 0",
    ", 20, 0, 0", // an unknown rate tells of no change
    "30, , 0, 0",
    ", , 3, 0",
    "30, 0, 2, 0", // a baseline of 0 gives 0
    "35, 25, 0, 3", // 0.3 * 10, at the limit
    "36, 25, 0, 3",
    "10, 25, 0, -3", // -4.5, clamped
    "33, 25, 2, 3", // 2.4 * 1.3 = 3.12, clamped after the factor
  })
  void usageFollowsTheProjectedChange(
      BigDecimal projected, BigDecimal baseline, Long starsOut, String score) {
    assertThat(UsageSpike.score(projected, baseline, starsOut)).isEqualTo(Fraction.of(score));
  }
}
