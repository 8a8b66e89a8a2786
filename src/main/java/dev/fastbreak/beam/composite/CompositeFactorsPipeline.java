package dev.fastbreak.beam.composite;

import dev.fastbreak.beam.launch.ProcessorPipeline;
import dev.fastbreak.beam.launch.StandaloneRun;
import dev.fastbreak.beam.population.PlayerBucket;
import dev.fastbreak.beam.population.PlayerInputs;
import dev.fastbreak.beam.transform.ComputeFeatures;
import dev.fastbreak.beam.transform.ComputeFeatures.Interceptor;
import dev.fastbreak.beam.transform.Entities;
import dev.fastbreak.beam.transform.PublishChunk;
import dev.fastbreak.beam.transform.TeamTable;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.composite.CompositeFactorsCalculator;
import dev.fastbreak.core.composite.PlayerCompositeFactors;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.population.ContextCoverage;
import dev.fastbreak.core.population.PlayerContexts;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teamdefense.OpponentDefense;
import dev.fastbreak.core.teams.RowsByTeam;
import dev.fastbreak.core.teams.TeamContext;
import dev.fastbreak.warehouse.Warehouse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/**
 * PCF: what fatigue, matchup, pace and usage should do to every player's scoring, for every due
 * date.
 *
 * <p><b>Inputs.</b> {@code upcoming_player_game_context}, {@code upcoming_team_game_context}, the
 * shot zone and team defence rows of the due dates; {@code player_game_summary} of the season for
 * completeness and for players without a context.
 *
 * <p><b>Window.</b> The date itself; a synthetic context looks at date - 7 &lt; game date &lt;
 * date.
 *
 * <p><b>A re-run is safe</b>: rows are merged by (game_date, player_lookup) and content hash in one
 * transaction with the failures and the ledger, and the same input gives the same rows in any
 * order.
 *
 * <p><b>Counters</b> {@code rows} and {@code failures} count what was computed, retried bundles
 * twice; what was published stands in the ledger.
 */
public final class CompositeFactorsPipeline implements ProcessorPipeline {

  private static final TupleTag<RowBatch<ShotZoneRates>> SHOT_ZONES = new TupleTag<>("shot zones");

  @Override
  public void build(
      Pipeline pipeline, Warehouse warehouse, Chunk chunk, Clock clock, Interceptor interceptor) {
    PlayerInputs inputs =
        PlayerInputs.read(pipeline, warehouse, chunk)
            .and("Read shot zone rows", SHOT_ZONES, ShotZoneRates.PROJECTION);
    PCollectionView<TeamGamesPresent> teamGames = inputs.teamGames();
    TeamTable<OpponentDefense> defenses =
        TeamTable.ofDueDates(
            pipeline, warehouse, chunk, OpponentDefense.PROJECTION, OpponentDefense::teamAbbr);
    TeamTable<TeamContext> teamContexts =
        TeamTable.ofDueDates(
            pipeline, warehouse, chunk, TeamContext.PROJECTION, TeamContext::teamAbbr);
    PCollection<KV<Integer, CoGbkResult>> together = inputs.together();
    PCollectionView<Map<LocalDate, ContextCoverage>> coverage =
        PlayerInputs.coverage(together, chunk);
    together
        .apply(
            "Compute composite factors",
            ComputeFeatures.of(
                chunk,
                Tables.PLAYER_COMPOSITE_FACTORS,
                interceptor,
                (bucket, views) -> {
                  PlayerBucket players = new PlayerBucket(chunk, bucket);
                  RowsByTeam<OpponentDefense> defending = defenses.rows(views);
                  RowsByTeam<TeamContext> upcoming = teamContexts.rows(views);
                  players.noteTeamsOfDate(defending);
                  players.noteTeamsOfDate(upcoming);
                  return players(
                      players,
                      views.of(coverage),
                      new CompositeFactorsCalculator(
                          chunk.season(), views.of(teamGames), defending, upcoming));
                },
                coverage,
                teamGames,
                defenses.view(),
                teamContexts.view()))
        .apply(
            "Publish", PublishChunk.to(warehouse, chunk, Tables.PLAYER_COMPOSITE_FACTORS, clock));
  }

  private static Entities<PlayerCompositeFactors> players(
      PlayerBucket bucket,
      Map<LocalDate, ContextCoverage> coverage,
      CompositeFactorsCalculator calculator) {
    EntityHistories<ShotZoneRates> shotZones =
        bucket.rows(SHOT_ZONES, ShotZoneRates.PROJECTION, ShotZoneRates::playerLookup);
    return bucket.entities(
        player ->
            calculator.of(
                new CompositeFactorsCalculator.Player(
                    player,
                    new PlayerContexts(
                        bucket.games().of(player), bucket.contexts().of(player), coverage),
                    shotZones.of(player))));
  }

  /** Runs the pipeline as a program of its own; see {@link StandaloneRun} for its options. */
  public static void main(String[] args) {
    StandaloneRun.of(Processor.PCF, new CompositeFactorsPipeline()).main(args);
  }
}
