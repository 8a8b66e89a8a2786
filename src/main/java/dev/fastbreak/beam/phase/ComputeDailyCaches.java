package dev.fastbreak.beam.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.dailycache.PlayerDailyCache;
import dev.fastbreak.core.phase.Calculation;
import dev.fastbreak.core.plan.Chunk;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * PDC: every player's recent and season form, with his team's, for every due date.
 *
 * <p><b>Inputs.</b> {@code player_game_summary} and {@code team_offense_game_summary} of the
 * season, {@code upcoming_player_game_context} and the shot zone rows of the date.
 *
 * <p><b>Window.</b> Played games, and for teams the newest 10, with opener &lt;= game date &lt;
 * date.
 *
 * <p><b>A re-run is safe</b>: rows are merged by (cache_date, player_lookup) and content hash in
 * one transaction with the failures and the ledger, and the same input gives the same rows in any
 * order.
 */
final class ComputeDailyCaches extends PTransform<PCollection<Bucket>, Computed<PlayerDailyCache>> {

  private static final long serialVersionUID = 1;

  private final Chunk chunk;
  private final Calculation<PlayerDailyCache> calculation;
  private final PCollectionView<Bucket> teams;

  ComputeDailyCaches(
      Chunk chunk, Calculation<PlayerDailyCache> calculation, PCollectionView<Bucket> teams) {
    this.chunk = chunk;
    this.calculation = calculation;
    this.teams = teams;
  }

  @Override
  public Computed<PlayerDailyCache> expand(PCollection<Bucket> buckets) {
    return buckets.apply(
        "Compute",
        Compute.players(chunk, Processor.PDC, Tables.PLAYER_DAILY_CACHE, calculation, teams));
  }
}
