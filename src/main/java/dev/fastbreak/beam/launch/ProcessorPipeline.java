package dev.fastbreak.beam.launch;

import dev.fastbreak.beam.transform.ComputeFeatures.Interceptor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.warehouse.Warehouse;
import java.time.Clock;
import org.apache.beam.sdk.Pipeline;

/** A processor as a pipeline. */
@FunctionalInterface
public interface ProcessorPipeline {

  /**
   * Adds the processor's steps to a pipeline: from the warehouse's upstream tables to the published
   * chunk.
   *
   * @param clock tells the ledger when the chunk was published; must be serializable
   * @param interceptor put around every calculator; {@link Interceptor#NONE} outside of tests
   */
  void build(
      Pipeline pipeline, Warehouse warehouse, Chunk chunk, Clock clock, Interceptor interceptor);
}
