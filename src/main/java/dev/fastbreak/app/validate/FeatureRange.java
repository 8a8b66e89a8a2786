package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.featurestore.Feature;
import dev.fastbreak.core.table.ColumnSpec;

/**
 * Smallest and greatest valid value of a feature. Features that copy a column of another processor
 * take the column's own range.
 */
record FeatureRange(double min, double max) {

  static FeatureRange of(Feature feature) {
    return switch (feature) {
      case FATIGUE_SCORE, SHOT_ZONE_MISMATCH_SCORE, PACE_SCORE, USAGE_SPIKE_SCORE ->
          of(Tables.PLAYER_COMPOSITE_FACTORS.column(feature.label()));
      case REST_ADVANTAGE, RECENT_TREND, MINUTES_CHANGE -> new FeatureRange(-2, 2);
      case INJURY_RISK -> new FeatureRange(0, 3);
      case HOME_AWAY, BACK_TO_BACK, PLAYOFF_GAME, TEAM_WIN_PCT -> new FeatureRange(0, 1);
      case PCT_PAINT, PCT_MID_RANGE, PCT_THREE -> new FeatureRange(0, 1);
      case PCT_FREE_THROW -> new FeatureRange(0, 0.5);
      case POINTS_AVG_LAST_5,
          POINTS_AVG_LAST_10,
          POINTS_AVG_SEASON,
          POINTS_STD_LAST_10,
          GAMES_IN_LAST_7_DAYS,
          OPPONENT_DEF_RATING,
          OPPONENT_PACE,
          TEAM_PACE,
          TEAM_OFF_RATING ->
          new FeatureRange(0, Double.MAX_VALUE);
    };
  }

  private static FeatureRange of(ColumnSpec column) {
    return new FeatureRange(
        column.min() == null ? -Double.MAX_VALUE : column.min().doubleValue(),
        column.max() == null ? Double.MAX_VALUE : column.max().doubleValue());
  }

  /** Whether the value lies in it; NaN never does. */
  boolean contains(double value) {
    return value >= min && value <= max;
  }
}
