package dev.fastbreak.beam.shotzones;

import dev.fastbreak.beam.launch.ProcessorPipeline;
import dev.fastbreak.beam.launch.StandaloneRun;
import dev.fastbreak.beam.transform.ComputeFeatures;
import dev.fastbreak.beam.transform.ComputeFeatures.Interceptor;
import dev.fastbreak.beam.transform.Entities;
import dev.fastbreak.beam.transform.NoteTeamGames;
import dev.fastbreak.beam.transform.PublishChunk;
import dev.fastbreak.beam.transform.ReadRows;
import dev.fastbreak.beam.transform.Unattributable;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.shotzones.PlayerGame;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.shotzones.ShotZoneCalculator;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.Warehouse;
import java.time.Clock;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * PSZA: where every player shoots from, for every due date.
 *
 * <p><b>Inputs.</b> {@code player_game_summary} of the season.
 *
 * <p><b>Window.</b> The newest 10 and 20 played games with opener &lt;= game date &lt; date.
 *
 * <p><b>A re-run is safe</b>: rows are merged by (analysis_date, player_lookup) and content hash in
 * one transaction with the failures and the ledger, and the same input gives the same rows in any
 * order. Nothing is read that the pipeline itself writes.
 *
 * <p><b>Counters</b> {@code rows} and {@code failures} count what was computed, retried bundles
 * twice; what was published stands in the ledger.
 */
public final class PlayerShotZonePipeline implements ProcessorPipeline {

  @Override
  public void build(
      Pipeline pipeline, Warehouse warehouse, Chunk chunk, Clock clock, Interceptor interceptor) {
    PCollection<KV<Integer, RowBatch<PlayerGame>>> games =
        pipeline.apply(
            "Read player games",
            ReadRows.of(
                warehouse,
                new Slice<>(PlayerGame.PROJECTION, chunk.season().opener(), chunk.lastDate()),
                ReadRows.PLAYER_BUCKETS));
    PCollectionView<TeamGamesPresent> present =
        games.apply(
            "Note which team games have data",
            NoteTeamGames.of(
                PlayerGame.PROJECTION, game -> new TeamGame(game.teamAbbr(), game.gameDate())));
    games
        .apply("Bring each player's games together", GroupByKey.create())
        .apply(
            "Compute shot zones",
            ComputeFeatures.of(
                chunk,
                Tables.PLAYER_SHOT_ZONE_ANALYSIS,
                interceptor,
                (bucket, views) -> players(chunk, bucket.getValue(), views.of(present)),
                present))
        .apply(
            "Publish", PublishChunk.to(warehouse, chunk, Tables.PLAYER_SHOT_ZONE_ANALYSIS, clock));
  }

  private static Entities<PlayerShotZoneAnalysis> players(
      Chunk chunk, Iterable<RowBatch<PlayerGame>> batches, TeamGamesPresent present) {
    EntityHistories<PlayerGame> games =
        EntityHistories.of(
            chunk.season().opener(), batches, PlayerGame.PROJECTION, PlayerGame::playerLookup);
    ShotZoneCalculator calculator = new ShotZoneCalculator(chunk.season(), present);
    return new Entities<>(
        games.names().stream().map(player -> calculator.of(player, games.of(player))).toList(),
        new Unattributable(games.unattributable(), List.of()));
  }

  /** Runs the pipeline as a program of its own; see {@link StandaloneRun} for its options. */
  public static void main(String[] args) {
    StandaloneRun.of(Processor.PSZA, new PlayerShotZonePipeline()).main(args);
  }
}
