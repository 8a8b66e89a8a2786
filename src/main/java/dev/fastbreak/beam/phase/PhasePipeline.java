package dev.fastbreak.beam.phase;

import dev.fastbreak.core.composite.PlayerCompositeFactors;
import dev.fastbreak.core.dailycache.PlayerDailyCache;
import dev.fastbreak.core.featurestore.MlFeatureStore;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.teamdefense.TeamDefenseZoneAnalysis;
import dev.fastbreak.warehouse.Warehouse;
import java.time.Clock;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Impulse;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Phase 4 as one pipeline: a bucket of players walks through the house, and every processor puts
 * its rows into it for those behind. All tables are read once, all rows shuffled once, and
 * everything is published in one transaction.
 *
 * <pre>
 * teams ──▶ TDZA ──▶ side input ─────┬──────┬──────┐
 * players ─▶ buckets ─▶ PSZA ─▶ PCF ─▶ PDC ─▶ ML ─▶ failures, counts ─▶ publish
 *   each, of its own: rows ───────────────────────────────────────────▶ publish
 * </pre>
 *
 * <p>A processor that is not due hands the buckets on; what the others read of it comes from the
 * warehouse.
 */
public final class PhasePipeline {

  private PhasePipeline() {}

  /**
   * Adds the steps to a pipeline, from the upstream tables to the published chunk.
   *
   * @param calculations what the processors compute; {@link Calculations#STANDARD} outside of tests
   * @param clock tells the ledger when the chunk was published; must be serializable
   */
  public static void build(
      Pipeline pipeline, Warehouse warehouse, Chunk chunk, Calculations calculations, Clock clock) {
    int buckets = bucketsFor(chunk, pipeline.getOptions().as(PhaseOptions.class));

    PCollection<Bucket> teams =
        pipeline
            .apply("Start", Impulse.create())
            .apply("Teams", ReadBuckets.ofTeams(warehouse, chunk));
    Computed<TeamDefenseZoneAnalysis> defense =
        teams.apply("TDZA", new ComputeTeamDefense(chunk, calculations.teamDefense()));
    PCollectionView<Bucket> league =
        defense.handedOn().apply("Show everybody the teams", View.asSingleton());

    PCollection<Bucket> players =
        defense.handedOn().apply("Players", ReadBuckets.ofPlayers(warehouse, chunk, buckets));
    Computed<PlayerShotZoneAnalysis> shotZones =
        players.apply("PSZA", new ComputeShotZones(chunk, calculations.shotZones()));
    Computed<PlayerCompositeFactors> factors =
        shotZones
            .handedOn()
            .apply(
                "PCF", new ComputeCompositeFactors(chunk, calculations.compositeFactors(), league));
    Computed<PlayerDailyCache> caches =
        factors
            .handedOn()
            .apply("PDC", new ComputeDailyCaches(chunk, calculations.dailyCaches(), league));
    Computed<MlFeatureStore> vectors =
        caches
            .handedOn()
            .apply("ML", new ComputeFeatureVectors(chunk, calculations.featureVectors(), league));

    pipeline.apply(
        "Publish",
        PublishPhase.of(warehouse, chunk, clock, defense, shotZones, factors, caches, vectors));
  }

  /** Two for each date will do: more would be busier with themselves than with their players. */
  private static int bucketsFor(Chunk chunk, PhaseOptions options) {
    return Math.min(options.getPlayerBuckets(), 2 * chunk.dates().size());
  }

  /** Runs the pipeline as a program of its own; see {@link PhaseOptions} for its options. */
  public static void main(String[] args) {
    PhaseProgram.main(args);
  }
}
