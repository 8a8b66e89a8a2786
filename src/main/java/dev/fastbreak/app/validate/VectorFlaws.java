package dev.fastbreak.app.validate;

import dev.fastbreak.core.featurestore.Feature;
import dev.fastbreak.core.featurestore.FeatureSource;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with one feature vector. */
final class VectorFlaws {

  private static final Feature[] FEATURES = Feature.values();
  private static final FeatureRange[] RANGES =
      Arrays.stream(FEATURES).map(FeatureRange::of).toArray(FeatureRange[]::new);
  private static final Map<String, FeatureSource> SOURCES =
      Arrays.stream(FeatureSource.values())
          .collect(Collectors.toMap(FeatureSource::label, Function.identity()));

  private VectorFlaws() {}

  /** Points have a second choice upstream; formulas and facts of the game have one source. */
  private static boolean canComeFrom(Feature feature, FeatureSource source) {
    return switch (source) {
      case DEFAULT -> true;
      case PHASE4 -> feature.isPrecomputed();
      case PHASE3 ->
          switch (feature) {
            case POINTS_AVG_LAST_5,
                POINTS_AVG_LAST_10,
                POINTS_AVG_SEASON,
                HOME_AWAY,
                BACK_TO_BACK,
                PLAYOFF_GAME ->
                true;
            default -> false;
          };
      case CALCULATED ->
          switch (feature) {
            case REST_ADVANTAGE,
                INJURY_RISK,
                RECENT_TREND,
                MINUTES_CHANGE,
                PCT_FREE_THROW,
                TEAM_WIN_PCT ->
                true;
            default -> false;
          };
    };
  }

  /**
   * The first flaw, or null when the vector is sound.
   *
   * @param features values, in the order of {@link Feature}
   * @param qualityScore the stored mean weight of the sources
   */
  static @Nullable String first(
      List<?> features, List<?> names, List<?> sources, @Nullable Object qualityScore) {
    if (features.size() != FEATURES.length || sources.size() != FEATURES.length) {
      return "%d features and %d sources, not %d"
          .formatted(features.size(), sources.size(), FEATURES.length);
    }
    if (!names.equals(Feature.LABELS)) {
      return "feature_names are " + names;
    }
    int weights = 0;
    for (int i = 0; i < FEATURES.length; i++) {
      if (!(features.get(i) instanceof Double value) || !RANGES[i].contains(value)) {
        return "%s is %s (valid: %s to %s)"
            .formatted(names.get(i), features.get(i), RANGES[i].min(), RANGES[i].max());
      }
      FeatureSource source = SOURCES.get(String.valueOf(sources.get(i)));
      if (source == null) {
        return "%s comes from %s, which is no source".formatted(names.get(i), sources.get(i));
      }
      if (!canComeFrom(FEATURES[i], source)) {
        return "%s cannot come from %s".formatted(names.get(i), sources.get(i));
      }
      if (source == FeatureSource.DEFAULT && value != FEATURES[i].defaultValue()) {
        return "%s is said to be the default, but %s is not %s"
            .formatted(names.get(i), value, FEATURES[i].defaultValue());
      }
      weights += source.weight();
    }
    // 25 weights: the mean has two decimals, exactly.
    BigDecimal quality = BigDecimal.valueOf(weights).divide(BigDecimal.valueOf(FEATURES.length));
    return qualityScore instanceof BigDecimal stored && stored.compareTo(quality) == 0
        ? null
        : "feature_quality_score is %s, its sources give %s".formatted(qualityScore, quality);
  }
}
