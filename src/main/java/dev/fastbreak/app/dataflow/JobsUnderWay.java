package dev.fastbreak.app.dataflow;

import com.google.api.services.dataflow.Dataflow;
import com.google.api.services.dataflow.model.Job;
import com.google.api.services.dataflow.model.ListJobsResponse;
import dev.fastbreak.app.backfill.JobFailedException;
import dev.fastbreak.core.plan.Chunk;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.runners.dataflow.util.MonitoringUtil;
import org.jspecify.annotations.Nullable;

/**
 * Finds jobs that are computing a chunk's dates already: a launcher that died has left its jobs
 * running. A second job would do no harm, since a publish is one transaction and finds equal
 * content, but it costs the same again.
 */
final class JobsUnderWay {

  private final DataflowPipelineOptions options;
  private final Dataflow.Projects.Locations.Jobs jobs;

  JobsUnderWay(DataflowPipelineOptions options) {
    this.options = options;
    this.jobs = options.getDataflowClient().projects().locations().jobs();
  }

  /**
   * Looks through the active jobs of the project and region.
   *
   * @throws JobFailedException when one has some of the chunk's dates
   * @throws IOException when Dataflow does not say which jobs there are
   */
  void requireNone(Chunk chunk) throws IOException {
    String page = null;
    do {
      ListJobsResponse answer =
          jobs.list(options.getProject(), options.getRegion())
              .setFilter("ACTIVE")
              .setPageToken(page)
              .execute();
      for (Job job : answer.getJobs() == null ? List.<Job>of() : answer.getJobs()) {
        if (isOfPhase(job) && hasDatesOf(labels(job), chunk)) {
          throw underWay(job, chunk);
        }
      }
      page = answer.getNextPageToken();
    } while (page != null && !page.isEmpty());
  }

  /** Names begin alike, whoever started the job: a backfill or a Flex Template. */
  private static boolean isOfPhase(Job job) {
    return job.getName() != null && job.getName().startsWith("fastbreak-phase4-");
  }

  /** A list may show jobs without their labels; a single job has them. */
  private Map<String, String> labels(Job listed) throws IOException {
    Map<String, String> labels = listed.getLabels();
    if (labels == null) {
      labels =
          jobs.get(options.getProject(), options.getRegion(), listed.getId()).execute().getLabels();
    }
    return labels == null ? Map.of() : labels;
  }

  private static boolean hasDatesOf(Map<String, String> labels, Chunk chunk) {
    LocalDate first = date(labels.get("first_date"));
    LocalDate last = date(labels.get("last_date"));
    return first != null
        && last != null
        && !first.isAfter(chunk.lastDate())
        && !last.isBefore(chunk.firstDate());
  }

  private static @Nullable LocalDate date(@Nullable String label) {
    try {
      return label == null ? null : LocalDate.parse(label);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private JobFailedException underWay(Job job, Chunk chunk) {
    return new JobFailedException(
        "Dataflow job %s (%s) is computing dates from %s to %s already, so no second one was started. When it has ended, give the same command again; or cancel it: gcloud dataflow jobs cancel %s --project=%s --region=%s. Its page: %s"
            .formatted(
                job.getName(),
                job.getId(),
                chunk.firstDate(),
                chunk.lastDate(),
                job.getId(),
                options.getProject(),
                options.getRegion(),
                MonitoringUtil.getJobMonitoringPageURL(
                    options.getProject(), options.getRegion(), job.getId())));
  }
}
