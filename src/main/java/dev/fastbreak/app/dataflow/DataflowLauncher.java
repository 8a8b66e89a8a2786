package dev.fastbreak.app.dataflow;

import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BillMeter;
import dev.fastbreak.app.backfill.JobFailedException;
import dev.fastbreak.app.backfill.PipelineLauncher;
import dev.fastbreak.app.backfill.RemoteJob;
import dev.fastbreak.core.plan.Chunk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.runners.dataflow.DataflowPipelineJob;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Runs pipelines as Dataflow jobs and follows each to its end. The jobs do not need us: a publish
 * is their own last step. So a process that leaves, leaves them running.
 */
public final class DataflowLauncher implements PipelineLauncher {

  private final BackfillListener listener;
  private final int jobs;
  private final Attention attention;
  private final Set<DataflowJob> running = ConcurrentHashMap.newKeySet();

  /**
   * A launcher.
   *
   * @param jobs how many jobs may run at once
   * @param pause time between two looks at a job
   */
  public DataflowLauncher(BackfillListener listener, int jobs, Duration pause) {
    this.listener = listener;
    this.jobs = jobs;
    this.attention = new Attention(pause);
    // A run that stayed on this machine may have kept Beam from asking for them.
    PipelineOptionsFactory.register(DataflowPipelineOptions.class);
  }

  /** Jobs that are followed at the moment. */
  public List<RemoteJob> running() {
    return List.copyOf(running);
  }

  /** Stops following: {@link #run} returns soon, whatever the jobs do. Any thread may call it. */
  public void leave() {
    attention.leave();
  }

  /** Seasons at once: each is a job of its own. */
  @Override
  public int pipelinesAbreast(List<Chunk> chunks) {
    return jobs;
  }

  @Override
  public void prepare(PipelineOptions options, Chunk chunk, int abreast) {
    DataflowPipelineOptions dataflow = options.as(DataflowPipelineOptions.class);
    dataflow.setRunner(DataflowRunner.class);
    dataflow.setLabels(
        JobLabels.of(chunk, dataflow.getLabels() == null ? Map.of() : dataflow.getLabels()));
    if (dataflow.getFilesToStage() == null) {
      dataflow.setFilesToStage(WorkerFiles.ofThisProgram(options));
    }
  }

  @Override
  public void run(Pipeline pipeline, Chunk chunk, BillMeter meter) {
    DataflowJob job = submit(pipeline, chunk);
    running.add(job);
    try {
      listener.submitted(chunk, job);
      attention.follow(job, progress -> listener.progressed(chunk, job, progress));
    } finally {
      running.remove(job);
      job.tell(meter);
    }
  }

  private static DataflowJob submit(Pipeline pipeline, Chunk chunk) {
    DataflowPipelineOptions options = pipeline.getOptions().as(DataflowPipelineOptions.class);
    PipelineResult result;
    try {
      new JobsUnderWay(options).requireNone(chunk);
      result = pipeline.run();
    } catch (JobFailedException e) {
      throw e;
    } catch (IOException e) {
      throw Refusal.of(new UncheckedIOException(e), options, chunk);
    } catch (RuntimeException e) {
      throw Refusal.of(e, options, chunk);
    }
    if (result instanceof DataflowPipelineJob job) {
      return new DataflowJob(job, options);
    }
    throw new JobFailedException(
        "The options made a template of %s, not a job. Leave out templateLocation."
            .formatted(chunk));
  }
}
