package dev.fastbreak.app.dataflow;

import com.google.api.services.dataflow.model.JobMessage;
import dev.fastbreak.app.backfill.BillMeter;
import dev.fastbreak.app.backfill.JobFailedException;
import dev.fastbreak.app.backfill.JobProgress;
import dev.fastbreak.app.backfill.RemoteJob;
import dev.fastbreak.beam.phase.ProgressCounters;
import dev.fastbreak.core.catalog.Processor;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.beam.runners.dataflow.DataflowClient;
import org.apache.beam.runners.dataflow.DataflowPipelineJob;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.runners.dataflow.util.MonitoringUtil;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;

/** A job that Dataflow has taken on. */
final class DataflowJob implements RemoteJob {

  private static final String ERROR = "JOB_MESSAGE_ERROR";
  private static final int MOST_ERRORS = 3;
  private static final int LONGEST_ERROR = 400;

  private final DataflowPipelineJob job;
  private final DataflowPipelineOptions options;
  private volatile boolean cancelling;

  DataflowJob(DataflowPipelineJob job, DataflowPipelineOptions options) {
    this.job = job;
    this.options = options;
  }

  @Override
  public String title() {
    return "%s (%s)".formatted(options.getJobName(), job.getJobId());
  }

  @Override
  public String page() {
    return MonitoringUtil.getJobMonitoringPageURL(
        job.getProjectId(), job.getRegion(), job.getJobId());
  }

  @Override
  public String followCommand() {
    return gcloud("describe");
  }

  @Override
  public String cancelCommand() {
    return gcloud("cancel");
  }

  private String gcloud(String verb) {
    return "gcloud dataflow jobs %s %s --project=%s --region=%s"
        .formatted(verb, job.getJobId(), job.getProjectId(), job.getRegion());
  }

  @Override
  public void cancel() {
    try {
      job.cancel();
      cancelling = true;
    } catch (IOException e) {
      throw new JobFailedException(
          "Dataflow did not cancel %s (%s). Try: %s"
              .formatted(title(), e.getMessage(), cancelCommand()),
          e);
    }
  }

  /** Its state; UNKNOWN when Dataflow does not answer, though it was asked several times. */
  State state() {
    return job.getState();
  }

  JobProgress progress(State state) {
    return new JobProgress(state.name(), counter("rows"), counter("failures"));
  }

  /** Tells what its steps have moved, as far as Dataflow knows. */
  void tell(BillMeter meter) {
    State state = state();
    boolean told = meter.add(job);
    // A job that took its place goes on moving.
    if (!told || !state.isTerminal() || state == State.UPDATED) {
      meter.leaveGap();
    }
  }

  private long counter(String name) {
    MetricsFilter.Builder filter = MetricsFilter.builder();
    for (Processor processor : Processor.values()) {
      filter.addNameFilter(MetricNameFilter.named(ProgressCounters.namespace(processor), name));
    }
    return StreamSupport.stream(
            job.metrics().queryMetrics(filter.build()).getCounters().spliterator(), false)
        .mapToLong(MetricResult::getAttempted)
        .sum();
  }

  /** Turns every end but the good one into a sentence. */
  void requireDone(State state) {
    switch (state) {
      case DONE -> {}
      case CANCELLED ->
          throw new JobFailedException(
              "Dataflow job %s was cancelled. The same command computes what it did not publish."
                  .formatted(title()));
      case UPDATED ->
          throw new JobFailedException(
              "Dataflow job %s was replaced by job %s, which is not followed. When that has ended, give the same command again: it computes what is not published then. %s"
                  .formatted(title(), job.getReplacedByJob().getJobId(), page()));
      default ->
          throw new JobFailedException(
              "Dataflow job %s ended as %s.%s Its page: %s"
                  .formatted(title(), state, causes(), page()));
    }
  }

  /** What Dataflow says went wrong, in a few lines; empty when it says nothing. */
  private String causes() {
    try {
      List<String> errors =
          new MonitoringUtil(DataflowClient.create(options))
              .getJobMessages(job.getJobId(), -1).stream()
                  .filter(message -> ERROR.equals(message.getMessageImportance()))
                  .map(JobMessage::getMessageText)
                  .map(DataflowJob::firstLine)
                  .distinct()
                  .limit(MOST_ERRORS)
                  .toList();
      return errors.isEmpty()
          ? ""
          : " Dataflow says: " + String.join(" | ", errors).replaceFirst("\\.$", "") + ".";
    } catch (IOException e) {
      return " Its messages cannot be read (" + e.getMessage() + ").";
    }
  }

  private static String firstLine(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR) + " ...";
  }

  JobFailedException leftRunning() {
    return new JobFailedException(
        cancelling
            ? "Dataflow job %s is being cancelled. The same command computes what it did not publish."
                .formatted(title())
            : "Dataflow job %s is no longer followed; what it publishes will stand in the ledger. See how it is: %s"
                .formatted(title(), followCommand()));
  }

  JobFailedException lostSight() {
    return new JobFailedException(
        "Dataflow does not answer when asked for job %s, which may well be running. Check the network and the login, and look at it: %s"
            .formatted(title(), followCommand()));
  }
}
