package dev.fastbreak.core.featurestore;

import dev.fastbreak.core.number.Fraction;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The features of one row while they are filled in, and what their sources say about its quality. A
 * feature that nobody sets keeps its default, and says so.
 */
final class FeatureVector {

  private static final Feature[] ALL = Feature.values();
  private static final int PRECOMPUTED =
      (int) Arrays.stream(ALL).filter(Feature::isPrecomputed).count();

  private final double[] values = new double[ALL.length];
  private final FeatureSource[] sources = new FeatureSource[ALL.length];

  FeatureVector() {
    for (Feature feature : ALL) {
      values[feature.ordinal()] = feature.defaultValue();
      sources[feature.ordinal()] = FeatureSource.DEFAULT;
    }
  }

  /** Sets a feature to the double nearest to a decimal; leaves it alone when that is unknown. */
  FeatureVector set(Feature feature, @Nullable BigDecimal value, FeatureSource source) {
    return value == null ? this : set(feature, value.doubleValue(), source);
  }

  /** Sets a feature; leaves it alone when the value is unknown. */
  FeatureVector set(Feature feature, @Nullable Long value, FeatureSource source) {
    return value == null ? this : set(feature, (double) value, source);
  }

  /** Sets a feature to 1 or 0; leaves it alone when the value is unknown. */
  FeatureVector set(Feature feature, @Nullable Boolean value, FeatureSource source) {
    return value == null ? this : set(feature, value ? 1.0 : 0.0, source);
  }

  private FeatureVector set(Feature feature, double value, FeatureSource source) {
    values[feature.ordinal()] = value;
    sources[feature.ordinal()] = source;
    return this;
  }

  /** Whether the feature still has its default. */
  boolean isDefault(Feature feature) {
    return sources[feature.ordinal()] == FeatureSource.DEFAULT;
  }

  /** The values in order; never null, NaN or negative zero. */
  List<Double> values() {
    Double[] boxed = new Double[values.length];
    Arrays.setAll(boxed, i -> values[i]);
    return List.of(boxed);
  }

  /** The labels of the sources in order. */
  List<String> sources() {
    String[] labels = new String[sources.length];
    Arrays.setAll(labels, i -> sources[i].label());
    return List.of(labels);
  }

  /** Mean weight of the sources, 0..100, exact. */
  private Fraction quality() {
    int sum = 0;
    for (FeatureSource source : sources) {
      sum += source.weight();
    }
    return Fraction.of(sum, sources.length);
  }

  /** Mean weight of the sources, 0..100, 2 decimals. */
  BigDecimal qualityScore() {
    return quality().round(2);
  }

  /** The name for a quality: gold from 95, silver from 75, bronze from 50, poor from 25. */
  String qualityTier() {
    Fraction quality = quality();
    if (atLeast(quality, 95)) {
      return "gold";
    } else if (atLeast(quality, 75)) {
      return "silver";
    } else if (atLeast(quality, 50)) {
      return "bronze";
    }
    return atLeast(quality, 25) ? "poor" : "unusable";
  }

  private static boolean atLeast(Fraction quality, long score) {
    return quality.compareTo(Fraction.of(score)) >= 0;
  }

  /**
   * Which source dominates among the features that another processor should have stored: {@code
   * phase4} from 90 percent, {@code phase4_partial} from half; else {@code phase3} when that has
   * half; else {@code mixed}.
   */
  String dataSource() {
    int phase4 = 0;
    int phase3 = 0;
    for (Feature feature : ALL) {
      if (feature.isPrecomputed()) {
        phase4 += sources[feature.ordinal()] == FeatureSource.PHASE4 ? 1 : 0;
        phase3 += sources[feature.ordinal()] == FeatureSource.PHASE3 ? 1 : 0;
      }
    }
    if (10 * phase4 >= 9 * PRECOMPUTED) {
      return "phase4";
    } else if (2 * phase4 >= PRECOMPUTED) {
      return "phase4_partial";
    }
    return 2 * phase3 >= PRECOMPUTED ? "phase3" : "mixed";
  }
}
