package dev.fastbreak.app.backfill;

import dev.fastbreak.core.plan.Chunk;

/** Runs the pipeline of a chunk to its end, wherever it runs. */
public interface PipelineRunner {

  /** How many pipelines are worth running at once. */
  int pipelinesAbreast();

  /**
   * Computes and publishes a chunk.
   *
   * @param abreast how many pipelines share the machine at the moment, this one included
   * @throws RuntimeException when the pipeline broke; nothing of the chunk is published then
   */
  void compute(Chunk chunk, int abreast);

  /** What its pipelines have moved so far. */
  default TrafficMeter traffic() {
    return new TrafficMeter();
  }
}
