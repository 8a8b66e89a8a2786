package dev.fastbreak.app.backfill;

import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.warehouse.Bill;
import java.util.List;

/** Runs the pipeline of a chunk to its end, wherever it runs. */
public interface PipelineRunner {

  /** How many of the pipelines of these chunks are worth running at once. */
  int pipelinesAbreast(List<Chunk> chunks);

  /**
   * Computes and publishes a chunk.
   *
   * @param abreast how many pipelines share the machine at the moment, this one included
   * @throws RuntimeException when the pipeline broke; nothing of the chunk is published then
   */
  void compute(Chunk chunk, int abreast);

  /**
   * Begins what takes its time before a first pipeline can run, and returns at once. It is called
   * when there is work for certain, and others are still finding out how much.
   */
  default void warmUp() {}

  /** What its pipelines are billed for so far. */
  default Bill bill() {
    return Bill.NONE;
  }
}
