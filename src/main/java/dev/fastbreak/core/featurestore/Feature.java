package dev.fastbreak.core.featurestore;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The 25 features, in the order of the vector. */
public enum Feature {
  POINTS_AVG_LAST_5(10.0, true),
  POINTS_AVG_LAST_10(10.0, true),
  POINTS_AVG_SEASON(10.0, true),
  POINTS_STD_LAST_10(5.0, true),
  GAMES_IN_LAST_7_DAYS(3.0, true),
  FATIGUE_SCORE(50.0, true),
  SHOT_ZONE_MISMATCH_SCORE(0.0, true),
  PACE_SCORE(0.0, true),
  USAGE_SPIKE_SCORE(0.0, true),
  REST_ADVANTAGE(0.0, false),
  INJURY_RISK(0.0, false),
  RECENT_TREND(0.0, false),
  MINUTES_CHANGE(0.0, false),
  OPPONENT_DEF_RATING(112.0, true),
  OPPONENT_PACE(100.0, true),
  HOME_AWAY(0.0, false),
  BACK_TO_BACK(0.0, false),
  PLAYOFF_GAME(0.0, false),
  PCT_PAINT(0.30, true),
  PCT_MID_RANGE(0.20, true),
  PCT_THREE(0.35, true),
  PCT_FREE_THROW(0.15, false),
  TEAM_PACE(100.0, true),
  TEAM_OFF_RATING(112.0, true),
  TEAM_WIN_PCT(0.5, false);

  /** The labels of all features, in order. */
  public static final List<String> LABELS = Arrays.stream(values()).map(Feature::label).toList();

  private final double defaultValue;
  private final boolean precomputed;

  Feature(double defaultValue, boolean precomputed) {
    this.defaultValue = defaultValue;
    this.precomputed = precomputed;
  }

  /** The text stored in {@code feature_names}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands in when nothing is known. */
  public double defaultValue() {
    return defaultValue;
  }

  /** Whether the first choice is a column that another processor stored. */
  public boolean isPrecomputed() {
    return precomputed;
  }
}
