package dev.fastbreak.beam.launch;

import dev.fastbreak.beam.composite.CompositeFactorsPipeline;
import dev.fastbreak.beam.dailycache.DailyCachePipeline;
import dev.fastbreak.beam.featurestore.FeatureStorePipeline;
import dev.fastbreak.beam.shotzones.PlayerShotZonePipeline;
import dev.fastbreak.beam.teamdefense.TeamDefenseZonePipeline;
import dev.fastbreak.core.catalog.Processor;

/** Which pipeline computes which processor. */
public final class ProcessorPipelines {

  private ProcessorPipelines() {}

  public static ProcessorPipeline of(Processor processor) {
    return switch (processor) {
      case TDZA -> new TeamDefenseZonePipeline();
      case PSZA -> new PlayerShotZonePipeline();
      case PCF -> new CompositeFactorsPipeline();
      case PDC -> new DailyCachePipeline();
      case ML -> new FeatureStorePipeline();
    };
  }
}
