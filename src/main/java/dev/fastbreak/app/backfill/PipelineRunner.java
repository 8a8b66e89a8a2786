package dev.fastbreak.app.backfill;

import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.Outcome;
import java.util.List;

/** Runs the pipeline of a chunk to its end, wherever it runs. */
public interface PipelineRunner {

  /** How many pipelines are worth running at once. */
  default int pipelinesAbreast() {
    return 1;
  }

  /**
   * Computes and publishes a chunk.
   *
   * @throws RuntimeException when the pipeline broke; nothing of the chunk is published then
   */
  void compute(Chunk chunk);

  /**
   * The same next to other pipelines.
   *
   * @param abreast how many pipelines share the machine at the moment, this one included
   */
  default void compute(Chunk chunk, int abreast) {
    compute(chunk);
  }

  /** What its pipelines have moved so far. */
  default TrafficMeter traffic() {
    return new TrafficMeter();
  }

  /** Publishes dates for which nothing is computed, with the failures that explain it. */
  void record(Chunk chunk, Outcome outcome, List<Failure> failures);
}
