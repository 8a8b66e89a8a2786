package dev.fastbreak.beam.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase.Calculation;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.teamdefense.TeamDefenseZoneAnalysis;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;

/**
 * TDZA: how well every team defends each shot zone, for every due date.
 *
 * <p><b>Inputs.</b> {@code team_defense_game_summary} of the season, whole: every team is compared
 * with the league.
 *
 * <p><b>Window.</b> The newest 15 games with opener &lt;= game date &lt; date; for the league, date
 * - 30 &lt;= game date &lt; date.
 *
 * <p><b>A re-run is safe</b>: rows are merged by (analysis_date, team_abbr) and content hash in one
 * transaction with the failures and the ledger, and the same input gives the same rows in any
 * order.
 */
final class ComputeTeamDefense
    extends PTransform<PCollection<Bucket>, Computed<TeamDefenseZoneAnalysis>> {

  private static final long serialVersionUID = 1;

  private final Chunk chunk;
  private final Calculation<TeamDefenseZoneAnalysis> calculation;

  ComputeTeamDefense(Chunk chunk, Calculation<TeamDefenseZoneAnalysis> calculation) {
    this.chunk = chunk;
    this.calculation = calculation;
  }

  @Override
  public Computed<TeamDefenseZoneAnalysis> expand(PCollection<Bucket> buckets) {
    return buckets.apply(
        "Compute",
        Compute.alone(chunk, Processor.TDZA, Tables.TEAM_DEFENSE_ZONE_ANALYSIS, calculation));
  }
}
