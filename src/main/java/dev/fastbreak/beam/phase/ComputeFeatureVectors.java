package dev.fastbreak.beam.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.featurestore.MlFeatureStore;
import dev.fastbreak.core.phase.Calculation;
import dev.fastbreak.core.plan.Chunk;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * ML: the 25-feature vector of every player, for every due date.
 *
 * <p><b>Inputs.</b> The rows of the other four processors and {@code upcoming_player_game_context}
 * of the date; {@code player_game_summary} and {@code team_offense_game_summary} of the season.
 *
 * <p><b>Window.</b> Played games and team games with opener &lt;= game date &lt; date; rows of
 * other processors of exactly the date.
 *
 * <p><b>A re-run is safe</b>: rows are merged by (game_date, player_lookup) and content hash in one
 * transaction with the failures and the ledger, and the same input gives the same rows in any
 * order.
 */
final class ComputeFeatureVectors
    extends PTransform<PCollection<Bucket>, Computed<MlFeatureStore>> {

  private static final long serialVersionUID = 1;

  private final Chunk chunk;
  private final Calculation<MlFeatureStore> calculation;
  private final PCollectionView<Bucket> teams;

  ComputeFeatureVectors(
      Chunk chunk, Calculation<MlFeatureStore> calculation, PCollectionView<Bucket> teams) {
    this.chunk = chunk;
    this.calculation = calculation;
    this.teams = teams;
  }

  @Override
  public Computed<MlFeatureStore> expand(PCollection<Bucket> buckets) {
    return buckets.apply(
        "Compute",
        Compute.players(chunk, Processor.ML, Tables.ML_FEATURE_STORE, calculation, teams));
  }
}
