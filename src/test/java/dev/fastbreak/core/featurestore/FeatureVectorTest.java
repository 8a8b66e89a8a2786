package dev.fastbreak.core.featurestore;

import static dev.fastbreak.core.featurestore.FeatureSource.CALCULATED;
import static dev.fastbreak.core.featurestore.FeatureSource.PHASE3;
import static dev.fastbreak.core.featurestore.FeatureSource.PHASE4;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureVectorTest {

  private static final List<Feature> PRECOMPUTED =
      Arrays.stream(Feature.values()).filter(Feature::isPrecomputed).toList();

  /** The first so many precomputed features from Phase 4, the next from Phase 3. */
  private static FeatureVector vector(int phase4, int phase3) {
    FeatureVector vector = new FeatureVector();
    for (int i = 0; i < phase4 + phase3; i++) {
      vector.set(PRECOMPUTED.get(i), 1L, i < phase4 ? PHASE4 : PHASE3);
    }
    return vector;
  }

  @Test
  void namesAndOrderAreThoseOfTheTable() {
    assertThat(Feature.LABELS)
        .containsExactly(
            "points_avg_last_5",
            "points_avg_last_10",
            "points_avg_season",
            "points_std_last_10",
            "games_in_last_7_days",
            "fatigue_score",
            "shot_zone_mismatch_score",
            "pace_score",
            "usage_spike_score",
            "rest_advantage",
            "injury_risk",
            "recent_trend",
            "minutes_change",
            "opponent_def_rating",
            "opponent_pace",
            "home_away",
            "back_to_back",
            "playoff_game",
            "pct_paint",
            "pct_mid_range",
            "pct_three",
            "pct_free_throw",
            "team_pace",
            "team_off_rating",
            "team_win_pct");
  }

  @Test
  void sixteenFeaturesHaveAPhase4Source() {
    // 0-8, 13, 14, 18-20, 22, 23
    assertThat(PRECOMPUTED.stream().map(Feature::ordinal))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 13, 14, 18, 19, 20, 22, 23);
  }

  @Test
  void aVectorOfWhichNothingIsKnownHasTheDefaults() {
    FeatureVector vector = new FeatureVector();

    assertThat(vector.values())
        .containsExactly(
            10.0, 10.0, 10.0, 5.0, 3.0, 50.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 112.0, 100.0, 0.0,
            0.0, 0.0, 0.3, 0.2, 0.35, 0.15, 100.0, 112.0, 0.5);
    assertThat(vector.sources()).hasSize(25).containsOnly("default");
    assertThat(vector.qualityScore()).isEqualTo(new BigDecimal("40.00"));
    assertThat(vector.qualityTier()).isEqualTo("poor");
    assertThat(vector.dataSource()).isEqualTo("mixed");
  }

  @Test
  void anUnknownValueLeavesTheDefault() {
    FeatureVector vector =
        new FeatureVector()
            .set(Feature.TEAM_PACE, (BigDecimal) null, PHASE4)
            .set(Feature.REST_ADVANTAGE, (Long) null, CALCULATED)
            .set(Feature.HOME_AWAY, (Boolean) null, PHASE3);

    assertThat(vector.values()).isEqualTo(new FeatureVector().values());
    assertThat(vector.sources()).containsOnly("default");
  }

  @Test
  void aKnownZeroIsNotADefault() {
    FeatureVector vector = new FeatureVector().set(Feature.PACE_SCORE, BigDecimal.ZERO, PHASE4);

    assertThat(vector.isDefault(Feature.PACE_SCORE)).isFalse();
    assertThat(vector.sources().get(Feature.PACE_SCORE.ordinal())).isEqualTo("phase4");
  }

  @ParameterizedTest
  @CsvSource({"-0.0", "0.0", "-0.00", "0"})
  void thereIsNoNegativeZero(BigDecimal zero) {
    double value = new FeatureVector().set(Feature.PACE_SCORE, zero, PHASE4).values().get(7);

    assertThat(1 / value).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void decimalsBecomeTheNearestDouble() {
    FeatureVector vector =
        new FeatureVector()
            .set(Feature.TEAM_WIN_PCT, new BigDecimal("0.666666667"), CALCULATED)
            .set(Feature.PCT_PAINT, new BigDecimal("0.3051"), PHASE4);

    assertThat(vector.values().get(24)).isEqualTo(0.666666667);
    assertThat(vector.values().get(18)).isEqualTo(0.3051);
  }

  @Test
  void qualityIsTheMeanWeight() {
    // The best there is: 16 phase4 and 6 calculated at 100, 3 phase3 at 75: 2425 / 25 = 97.
    FeatureVector best = vector(16, 0);
    for (Feature feature : List.of(Feature.HOME_AWAY, Feature.BACK_TO_BACK, Feature.PLAYOFF_GAME)) {
      best.set(feature, true, PHASE3);
    }
    for (Feature feature : Feature.values()) {
      if (best.isDefault(feature)) {
        best.set(feature, 1L, CALCULATED);
      }
    }

    assertThat(best.qualityScore()).isEqualTo(new BigDecimal("97.00"));
    assertThat(best.qualityTier()).isEqualTo("gold");
    assertThat(best.dataSource()).isEqualTo("phase4");
  }

  @Test
  void defaultsAreNotMasked() {
    // 24 defaults and one phase3: (24 * 40 + 75) / 25 = 41.4; with 2 phase4: (23*40+200)/25 = 44.8.
    assertThat(vector(0, 1).qualityScore()).isEqualTo(new BigDecimal("41.40"));
    assertThat(vector(2, 0).qualityScore()).isEqualTo(new BigDecimal("44.80"));
  }

  /** Features from Phase 4 and from Phase 3, the rest defaults. */
  @ParameterizedTest(name = "{0} phase4, {1} phase3 -> {2}, {3}")
  @CsvSource({
    "16, 0, phase4, 78.40, silver", // (1600 + 9 * 40) / 25
    "15, 0, phase4, 76.00, silver", // 15/16 = 93.75 percent
    "14, 2, phase4_partial, 76.40, silver", // 87.5; (1400 + 150 + 360) / 25
    "14, 0, phase4_partial, 73.60, bronze", // (1400 + 11 * 40) / 25
    "8, 8, phase4_partial, 70.40, bronze", // exactly half
    "7, 8, phase3, 68.00, bronze",
    "7, 7, mixed, 66.60, bronze", // (700 + 525 + 440) / 25
    "0, 8, phase3, 51.20, bronze", // (600 + 680) / 25
    "0, 7, mixed, 49.80, poor", // (525 + 720) / 25
    "0, 0, mixed, 40.00, poor",
  })
  void dataSourceAndTier(int phase4, int phase3, String source, BigDecimal score, String tier) {
    FeatureVector vector = vector(phase4, phase3);

    assertThat(vector.dataSource()).isEqualTo(source);
    assertThat(vector.qualityScore()).isEqualTo(score);
    assertThat(vector.qualityTier()).isEqualTo(tier);
  }

  @Test
  void tiersBeginAtTheirScore() {
    // 25 features of which d are defaults and the rest calculated: 100 - 60 d / 25.
    assertThat(calculated(23).qualityScore()).isEqualTo(new BigDecimal("95.20")); // d = 2
    assertThat(calculated(23).qualityTier()).isEqualTo("gold");
    assertThat(calculated(22).qualityScore()).isEqualTo(new BigDecimal("92.80"));
    assertThat(calculated(22).qualityTier()).isEqualTo("silver");
    // d = 5 and 5 phase3: (15 * 100 + 5 * 75 + 5 * 40) / 25 = 83; exactly 75: 25 phase3.
    FeatureVector exactly75 = new FeatureVector();
    for (Feature feature : Feature.values()) {
      exactly75.set(feature, 1L, PHASE3);
    }
    assertThat(exactly75.qualityScore()).isEqualTo(new BigDecimal("75.00"));
    assertThat(exactly75.qualityTier()).isEqualTo("silver");
    // Exactly 95: 20 at 100 and 5 at 75, (2000 + 375) / 25.
    FeatureVector exactly95 = calculated(20);
    for (Feature feature : Feature.values()) {
      if (exactly95.isDefault(feature)) {
        exactly95.set(feature, 1L, PHASE3);
      }
    }
    assertThat(exactly95.qualityScore()).isEqualTo(new BigDecimal("95.00"));
    assertThat(exactly95.qualityTier()).isEqualTo("gold");
  }

  private static FeatureVector calculated(int n) {
    FeatureVector vector = new FeatureVector();
    for (int i = 0; i < n; i++) {
      vector.set(Feature.values()[i], 1L, CALCULATED);
    }
    return vector;
  }
}
