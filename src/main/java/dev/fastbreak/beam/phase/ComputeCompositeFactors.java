package dev.fastbreak.beam.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.composite.PlayerCompositeFactors;
import dev.fastbreak.core.phase.Calculation;
import dev.fastbreak.core.plan.Chunk;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * PCF: what fatigue, matchup, pace and usage should do to every player's scoring, for every due
 * date.
 *
 * <p><b>Inputs.</b> {@code upcoming_player_game_context} and {@code upcoming_team_game_context} of
 * the date, the shot zone and team defence rows of the date; {@code player_game_summary} for
 * players without a context.
 *
 * <p><b>Window.</b> The date itself; a synthetic context looks at date - 7 &lt; game date &lt;
 * date.
 *
 * <p><b>A re-run is safe</b>: rows are merged by (game_date, player_lookup) and content hash in one
 * transaction with the failures and the ledger, and the same input gives the same rows in any
 * order.
 */
final class ComputeCompositeFactors
    extends PTransform<PCollection<Bucket>, Computed<PlayerCompositeFactors>> {

  private static final long serialVersionUID = 1;

  private final Chunk chunk;
  private final Calculation<PlayerCompositeFactors> calculation;
  private final PCollectionView<Bucket> teams;

  ComputeCompositeFactors(
      Chunk chunk, Calculation<PlayerCompositeFactors> calculation, PCollectionView<Bucket> teams) {
    this.chunk = chunk;
    this.calculation = calculation;
    this.teams = teams;
  }

  @Override
  public Computed<PlayerCompositeFactors> expand(PCollection<Bucket> buckets) {
    return buckets.apply(
        "Compute",
        Compute.players(chunk, Processor.PCF, Tables.PLAYER_COMPOSITE_FACTORS, calculation, teams));
  }
}
