package dev.fastbreak.beam.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase.Calculation;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;

/**
 * PSZA: where every player shoots from, for every due date.
 *
 * <p><b>Inputs.</b> {@code player_game_summary} of the season.
 *
 * <p><b>Window.</b> The newest 10 and 20 played games with opener &lt;= game date &lt; date.
 *
 * <p><b>A re-run is safe</b>: rows are merged by (analysis_date, player_lookup) and content hash in
 * one transaction with the failures and the ledger, and the same input gives the same rows in any
 * order.
 */
final class ComputeShotZones
    extends PTransform<PCollection<Bucket>, Computed<PlayerShotZoneAnalysis>> {

  private static final long serialVersionUID = 1;

  private final Chunk chunk;
  private final Calculation<PlayerShotZoneAnalysis> calculation;

  ComputeShotZones(Chunk chunk, Calculation<PlayerShotZoneAnalysis> calculation) {
    this.chunk = chunk;
    this.calculation = calculation;
  }

  @Override
  public Computed<PlayerShotZoneAnalysis> expand(PCollection<Bucket> buckets) {
    return buckets.apply(
        "Compute",
        Compute.alone(chunk, Processor.PSZA, Tables.PLAYER_SHOT_ZONE_ANALYSIS, calculation));
  }
}
