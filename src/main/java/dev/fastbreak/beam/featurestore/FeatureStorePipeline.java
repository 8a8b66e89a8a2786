package dev.fastbreak.beam.featurestore;

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
import dev.fastbreak.core.composite.FactorScores;
import dev.fastbreak.core.dailycache.CachedForm;
import dev.fastbreak.core.featurestore.FeatureVectorCalculator;
import dev.fastbreak.core.featurestore.MlFeatureStore;
import dev.fastbreak.core.games.PlayedGames;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.population.ContextCoverage;
import dev.fastbreak.core.population.PlayerContexts;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teamdefense.OpponentDefense;
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
 * ML: the 25-feature vector of every player, for every due date.
 *
 * <p><b>Inputs.</b> The rows of the other four processors and {@code upcoming_player_game_context}
 * of the due dates; {@code player_game_summary} and {@code team_offense_game_summary} of the
 * season.
 *
 * <p><b>Window.</b> Played games and team games with opener &lt;= game date &lt; date; rows of
 * other processors of exactly the date.
 *
 * <p><b>A re-run is safe</b>: rows are merged by (game_date, player_lookup) and content hash in one
 * transaction with the failures and the ledger, and the same input gives the same rows in any
 * order.
 *
 * <p><b>Counters</b> {@code rows} and {@code failures} count what was computed, retried bundles
 * twice; what was published stands in the ledger.
 */
public final class FeatureStorePipeline implements ProcessorPipeline {

  private static final TupleTag<RowBatch<ShotZoneRates>> SHOT_ZONES = new TupleTag<>("shot zones");
  private static final TupleTag<RowBatch<FactorScores>> FACTORS = new TupleTag<>("factors");
  private static final TupleTag<RowBatch<CachedForm>> FORMS = new TupleTag<>("forms");

  @Override
  public void build(
      Pipeline pipeline, Warehouse warehouse, Chunk chunk, Clock clock, Interceptor interceptor) {
    PlayerInputs inputs =
        PlayerInputs.read(pipeline, warehouse, chunk)
            .and("Read shot zone rows", SHOT_ZONES, ShotZoneRates.PROJECTION)
            .and("Read composite factors", FACTORS, FactorScores.PROJECTION)
            .and("Read daily caches", FORMS, CachedForm.PROJECTION);
    PCollectionView<TeamGamesPresent> teamGames = inputs.teamGames();
    TeamTable<OpponentDefense> defenses =
        TeamTable.ofDueDates(
            pipeline, warehouse, chunk, OpponentDefense.PROJECTION, OpponentDefense::teamAbbr);
    TeamTable<TeamOffenseGame> offense =
        TeamTable.ofSeason(
            pipeline, warehouse, chunk, TeamOffenseGame.PROJECTION, TeamOffenseGame::teamAbbr);
    PCollection<KV<Integer, CoGbkResult>> together = inputs.together();
    PCollectionView<Map<LocalDate, ContextCoverage>> coverage =
        PlayerInputs.coverage(together, chunk);
    together
        .apply(
            "Compute feature vectors",
            ComputeFeatures.of(
                chunk,
                Tables.ML_FEATURE_STORE,
                interceptor,
                (bucket, views) -> {
                  PlayerBucket players = new PlayerBucket(chunk, bucket);
                  RowsByTeam<OpponentDefense> defending = defenses.rows(views);
                  RowsByTeam<TeamOffenseGame> offensive = offense.rows(views);
                  players.noteTeamsOfDate(defending);
                  players.noteTeamsOfSeason(offensive);
                  return players(
                      players,
                      views.of(coverage),
                      new FeatureVectorCalculator(
                          chunk.season(),
                          views.of(teamGames),
                          defending,
                          TeamForms.of(offensive, chunk.dates())));
                },
                coverage,
                teamGames,
                defenses.view(),
                offense.view()))
        .apply("Publish", PublishChunk.to(warehouse, chunk, Tables.ML_FEATURE_STORE, clock));
  }

  private static Entities<MlFeatureStore> players(
      PlayerBucket bucket,
      Map<LocalDate, ContextCoverage> coverage,
      FeatureVectorCalculator calculator) {
    EntityHistories<ShotZoneRates> shotZones =
        bucket.rows(SHOT_ZONES, ShotZoneRates.PROJECTION, ShotZoneRates::playerLookup);
    EntityHistories<FactorScores> factors =
        bucket.rows(FACTORS, FactorScores.PROJECTION, FactorScores::playerLookup);
    EntityHistories<CachedForm> forms =
        bucket.rows(FORMS, CachedForm.PROJECTION, CachedForm::playerLookup);
    return bucket.entities(
        player ->
            calculator.of(
                new FeatureVectorCalculator.Player(
                    player,
                    new PlayerContexts(
                        bucket.games().of(player), bucket.contexts().of(player), coverage),
                    PlayedGames.of(bucket.games().of(player)),
                    shotZones.of(player),
                    factors.of(player),
                    forms.of(player))));
  }

  /** Runs the pipeline as a program of its own; see {@link StandaloneRun} for its options. */
  public static void main(String[] args) {
    StandaloneRun.of(Processor.ML, new FeatureStorePipeline()).main(args);
  }
}
