package dev.fastbreak.beam.launch;

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
      case PCF, PDC, ML -> throw new IllegalArgumentException(processor + " has no pipeline yet");
    };
  }
}
