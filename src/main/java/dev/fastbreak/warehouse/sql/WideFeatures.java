package dev.fastbreak.warehouse.sql;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.featurestore.Feature;
import dev.fastbreak.core.table.TableSpec;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The view over the vectors in which every feature is a column of its own. */
public final class WideFeatures {

  private static final TableSpec<?> VECTORS = Tables.ML_FEATURE_STORE;

  /** It lies beside the vectors. */
  public static final String DATASET = VECTORS.dataset();

  public static final String NAME = "ml_features_wide";

  private static final String KEYS =
      "game_date, player_lookup, universal_player_id, game_id, opponent_team_abbr, is_home,"
          + " days_rest";
  private static final String QUALITY =
      "feature_quality_score, quality_tier, data_source, feature_version, is_production_ready,"
          + " data_hash, processed_at, run_id";

  private WideFeatures() {}

  /** What the view selects: keys, the features in their order, and what tells how good they are. */
  public static String select(Dialect dialect) {
    return "SELECT %s, %s, %s FROM %s"
        .formatted(
            KEYS,
            IntStream.range(0, Feature.LABELS.size())
                .mapToObj(i -> dialect.element("features", i) + " AS " + Feature.LABELS.get(i))
                .collect(Collectors.joining(", ")),
            QUALITY,
            dialect.table(DATASET, VECTORS.name()));
  }
}
