package dev.fastbreak.app.backfill;

import dev.fastbreak.core.plan.Chunk;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;

/** Where pipelines run, and who sees them through to their end. */
public interface PipelineLauncher {

  /** How many of the pipelines of these chunks are worth running there at once. */
  int pipelinesAbreast(List<Chunk> chunks);

  /**
   * Sets what a chunk's pipeline needs there, as far as the user has not set it.
   *
   * @param abreast how many pipelines run there at the moment, this one included
   */
  void prepare(PipelineOptions options, Chunk chunk, int abreast);

  /**
   * Runs a pipeline to its end.
   *
   * @param meter is told what the pipeline moved, however it ends
   * @throws JobFailedException when it did not end well, or is no longer waited for
   */
  void run(Pipeline pipeline, Chunk chunk, BillMeter meter);
}
