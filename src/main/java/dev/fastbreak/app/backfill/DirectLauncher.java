package dev.fastbreak.app.backfill;

import dev.fastbreak.core.plan.Chunk;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Runs pipelines in this process, or on whatever runner the user named in Beam's own option. */
public final class DirectLauncher implements PipelineLauncher {

  /**
   * Dates of processors whose rows may wait in memory at once. A season of all five has some 830,
   * and with one at a time a core is idle while it is published.
   */
  private static final int MOST_DATES = 2000;

  private final int cores = Runtime.getRuntime().availableProcessors();
  private final BackfillListener listener;

  /** Nobody hears how far pipelines are. */
  public DirectLauncher() {
    this(new BackfillListener() {});
  }

  /** A listener hears how far pipelines are. */
  public DirectLauncher(BackfillListener listener) {
    this.listener = listener;
  }

  @Override
  public int pipelinesAbreast(List<Chunk> chunks) {
    int largest = chunks.stream().mapToInt(chunk -> chunk.due().size()).max().orElse(1);
    return Math.min(cores, Math.max(1, MOST_DATES / largest));
  }

  @Override
  public void prepare(PipelineOptions options, Chunk chunk, int abreast) {
    if (options.getRunner().equals(DirectRunner.class)) {
      // The checks of the DirectRunner find broken DoFns, and the tests run with them; here they
      // would cost more than the work.
      DirectOptions direct = options.as(DirectOptions.class);
      direct.setEnforceImmutability(false);
      direct.setEnforceEncodability(false);
      // Otherwise a pipeline that fails has no result, and nobody hears what it moved.
      direct.setBlockOnRun(false);
      // An idle thread of the DirectRunner spins, and would take a core from another pipeline.
      direct.setTargetParallelism(Math.max(1, cores / abreast));
    }
  }

  @Override
  public void run(Pipeline pipeline, Chunk chunk, BillMeter meter) {
    if (pipeline.getOptions().getRunner().equals(DirectRunner.class)) {
      SnappyLibrary.load();
    }
    PipelineResult result = pipeline.run();
    PipelineResult.@Nullable State state = null;
    try (PipelineWatch watch = PipelineWatch.on(result, pipeline.getOptions(), chunk, listener)) {
      state = result.waitUntilFinish();
    } finally {
      boolean told = meter.add(result);
      // The DirectRunner has all metrics of a pipeline that is done: no counter means that nothing
      // was counted. One that broke may know the last of them a moment later.
      boolean here = pipeline.getOptions().getRunner().equals(DirectRunner.class);
      if (state != PipelineResult.State.DONE || (!told && !here)) {
        meter.leaveGap();
      }
    }
    if (state != PipelineResult.State.DONE) {
      throw new JobFailedException("The pipeline of %s ended in state %s".formatted(chunk, state));
    }
  }
}
