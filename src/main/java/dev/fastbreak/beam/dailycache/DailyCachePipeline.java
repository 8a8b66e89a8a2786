package dev.fastbreak.beam.dailycache;

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
import dev.fastbreak.core.dailycache.DailyCacheCalculator;
import dev.fastbreak.core.dailycache.PlayerDailyCache;
import dev.fastbreak.core.games.PlayedGames;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.population.ContextCoverage;
import dev.fastbreak.core.population.PlayerContexts;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teams.RowsByTeam;
import dev.fastbreak.core.teams.TeamForms;
import dev.fastbreak.core.teams.TeamOffenseGame;
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
 * PDC: every player's recent and season form, with his team's, for every due date.
 *
 * <p><b>Inputs.</b> {@code player_game_summary} and {@code team_offense_game_summary} of the
 * season, {@code upcoming_player_game_context} and the shot zone rows of the due dates.
 *
 * <p><b>Window.</b> Played games, and for teams the newest 10, with opener &lt;= game date &lt;
 * date.
 *
 * <p><b>A re-run is safe</b>: rows are merged by (cache_date, player_lookup) and content hash in
 * one transaction with the failures and the ledger, and the same input gives the same rows in any
 * order.
 *
 * <p><b>Counters</b> {@code rows} and {@code failures} count what was computed, retried bundles
 * twice; what was published stands in the ledger.
 */
public final class DailyCachePipeline implements ProcessorPipeline {

  private static final TupleTag<RowBatch<ShotZoneRates>> SHOT_ZONES = new TupleTag<>("shot zones");

  @Override
  public void build(
      Pipeline pipeline, Warehouse warehouse, Chunk chunk, Clock clock, Interceptor interceptor) {
    PlayerInputs inputs =
        PlayerInputs.read(pipeline, warehouse, chunk)
            .and("Read shot zone rows", SHOT_ZONES, ShotZoneRates.PROJECTION);
    PCollectionView<TeamGamesPresent> teamGames = inputs.teamGames();
    TeamTable<TeamOffenseGame> offense =
        TeamTable.ofSeason(
            pipeline, warehouse, chunk, TeamOffenseGame.PROJECTION, TeamOffenseGame::teamAbbr);
    PCollection<KV<Integer, CoGbkResult>> together = inputs.together();
    PCollectionView<Map<LocalDate, ContextCoverage>> coverage =
        PlayerInputs.coverage(together, chunk);
    together
        .apply(
            "Compute daily caches",
            ComputeFeatures.of(
                chunk,
                Tables.PLAYER_DAILY_CACHE,
                interceptor,
                (bucket, views) -> {
                  PlayerBucket players = new PlayerBucket(chunk, bucket);
                  RowsByTeam<TeamOffenseGame> offensive = offense.rows(views);
                  players.noteTeamsOfSeason(offensive);
                  return players(
                      players,
                      views.of(coverage),
                      new DailyCacheCalculator(
                          chunk.season(),
                          views.of(teamGames),
                          TeamForms.of(offensive, chunk.dates())));
                },
                coverage,
                teamGames,
                offense.view()))
        .apply("Publish", PublishChunk.to(warehouse, chunk, Tables.PLAYER_DAILY_CACHE, clock));
  }

  private static Entities<PlayerDailyCache> players(
      PlayerBucket bucket,
      Map<LocalDate, ContextCoverage> coverage,
      DailyCacheCalculator calculator) {
    EntityHistories<ShotZoneRates> shotZones =
        bucket.rows(SHOT_ZONES, ShotZoneRates.PROJECTION, ShotZoneRates::playerLookup);
    return bucket.entities(
        player ->
            calculator.of(
                new DailyCacheCalculator.Player(
                    player,
                    new PlayerContexts(
                        bucket.games().of(player), bucket.contexts().of(player), coverage),
                    PlayedGames.of(bucket.games().of(player)),
                    shotZones.of(player))));
  }

  /** Runs the pipeline as a program of its own; see {@link StandaloneRun} for its options. */
  public static void main(String[] args) {
    StandaloneRun.of(Processor.PDC, new DailyCachePipeline()).main(args);
  }
}
