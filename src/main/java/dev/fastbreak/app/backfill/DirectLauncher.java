package dev.fastbreak.app.backfill;

import dev.fastbreak.core.plan.Chunk;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/** Runs pipelines in this process, or on whatever runner the user named in Beam's own option. */
public final class DirectLauncher implements PipelineLauncher {

  @Override
  public void prepare(PipelineOptions options, Chunk chunk) {
    if (options.getRunner().equals(DirectRunner.class)) {
      // The checks of the DirectRunner find broken DoFns, and the tests run with them; here they
      // would cost more than the work.
      DirectOptions direct = options.as(DirectOptions.class);
      direct.setEnforceImmutability(false);
      direct.setEnforceEncodability(false);
      direct.setTargetParallelism(Math.max(2, Runtime.getRuntime().availableProcessors()));
    }
  }

  @Override
  public void run(Pipeline pipeline, Chunk chunk) {
    PipelineResult.State state = pipeline.run().waitUntilFinish();
    if (state != PipelineResult.State.DONE) {
      throw new JobFailedException("The pipeline of %s ended in state %s".formatted(chunk, state));
    }
  }
}
