package dev.fastbreak.app.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BeamRunner;
import dev.fastbreak.app.backfill.JobFailedException;
import dev.fastbreak.app.backfill.JobProgress;
import dev.fastbreak.app.backfill.RemoteJob;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.warehouse.Bill;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Submits for real, with Beam's own runner and client, to a cloud on this machine. */
@Timeout(120)
final class DataflowLauncherIT {

  @TempDir private Path folder;

  private LoopbackCloud cloud;
  private final Heard heard = new Heard();
  private final DataflowLauncher launcher = Submissions.launcher(heard);

  @BeforeEach
  void open() throws IOException {
    cloud = new LoopbackCloud();
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  private void compute(Map<String, String> more) {
    compute(runner(more));
  }

  private BeamRunner runner(Map<String, String> more) {
    Map<String, String> options = Submissions.options(cloud, folder);
    options.putAll(more);
    return Submissions.runner(cloud, options, launcher);
  }

  private static void compute(BeamRunner runner) {
    runner.compute(Submissions.chunk(Processor.TDZA, Processor.PSZA), 1);
  }

  @Test
  void whatJobsAreBilledForIsAskedOfDataflow() {
    cloud.counters = Map.of("warehouse_bytes_billed", 10_485_760L);
    BeamRunner runner = runner(Map.of());

    compute(runner);
    compute(runner);

    assertThat(runner.bill()).isEqualTo(new Bill(20_971_520, true));

    // A job that fails has moved something too.
    cloud.states = List.of("JOB_STATE_FAILED");
    assertThatThrownBy(() -> compute(runner)).isInstanceOf(JobFailedException.class);
    assertThat(runner.bill()).isEqualTo(new Bill(31_457_280, true));

    // One that is not followed to its end moves more than can be known.
    cloud.states = List.of("JOB_STATE_RUNNING");
    heard.onSubmission = job -> launcher.leave();
    assertThatThrownBy(() -> compute(runner)).isInstanceOf(JobFailedException.class);
    assertThat(runner.bill().whole()).isFalse();
  }

  @Test
  void aJobThatTellsNothingLeavesAGap() {
    BeamRunner runner = runner(Map.of());

    compute(runner);

    assertThat(runner.bill()).isEqualTo(new Bill(0, false));
  }

  @Test
  void aJobIsSubmittedAsAskedAndFollowedToItsEnd() {
    cloud.counters =
        Map.of("TDZA.rows", 30L, "PSZA.rows", 1170L, "PSZA.failures", 34L, "other", 7L);

    compute(
        Map.of(
            "labels", "{\"team\":\"stats\"}",
            "workerMachineType", "e2-standard-2",
            "maxNumWorkers", "8",
            "serviceAccount", "fastbreak@local-project.iam.gserviceaccount.com",
            "usePublicIps", "false"));

    assertThat(cloud.posted).hasSize(1);
    assertThat(cloud.postedTo)
        .containsExactly("/v1b3/projects/local-project/locations/us-west2/jobs");
    JsonNode job = cloud.posted.get(0);
    assertThat(job.get("name").asText()).isEqualTo("fastbreak-phase4-2021-11-02-0000abcd");
    assertThat(job.get("type").asText()).isEqualTo("JOB_TYPE_BATCH");
    assertThat(job.get("labels"))
        .hasToString(
            "{\"application\":\"fastbreak\",\"first_date\":\"2021-11-02\",\"last_date\":\"2021-11-04\","
                + "\"processors\":\"tdza-psza\",\"run_id\":\"0000abcd\",\"team\":\"stats\"}");
    JsonNode environment = job.get("environment");
    assertThat(environment.get("tempStoragePrefix").asText()).endsWith("/bkt/tmp");
    assertThat(environment.get("serviceAccountEmail").asText()).startsWith("fastbreak@");
    JsonNode workers = environment.get("workerPools").get(0);
    assertThat(workers.get("machineType").asText()).isEqualTo("e2-standard-2");
    assertThat(workers.get("ipConfiguration").asText()).isEqualTo("WORKER_IP_PRIVATE");
    assertThat(workers.get("autoscalingSettings").get("maxNumWorkers").asInt()).isEqualTo(8);
    assertThat(workers.get("packages").get(0).get("location").asText())
        .contains("/bkt/staging/small");
    JsonNode options = environment.get("sdkPipelineOptions").get("options");
    assertThat(options.get("region").asText()).isEqualTo("us-west2");
    assertThat(options.get("bigQueryProject").asText()).isEqualTo("local-project");
    assertThat(new PostedJob(job).outermostNames())
        .containsExactly(
            "Start", "Teams", "TDZA", "Show everybody the teams", "Players", "PSZA", "Publish");

    assertThat(heard.jobs).hasSize(1);
    assertThat(heard.jobs.get(0).title())
        .isEqualTo("fastbreak-phase4-2021-11-02-0000abcd (2022-01-15_00_00_00-1)");
    assertThat(heard.jobs.get(0).page())
        .isEqualTo(
            "https://console.cloud.google.com/dataflow/jobs/us-west2/2022-01-15_00_00_00-1?project=local-project");
    assertThat(heard.progress.get(heard.progress.size() - 1))
        .isEqualTo(new JobProgress("DONE", 1200, 34));
    assertThat(heard.progress).extracting(JobProgress::state).contains("RUNNING");
    assertThat(launcher.running()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "JOB_STATE_FAILED | ended as FAILED. Dataflow says: Workflow failed. | S07 could not read",
        "JOB_STATE_CANCELLED | was cancelled. The same command computes what it did not publish. |",
        "JOB_STATE_UPDATED | was replaced by job 2022-01-15_00_00_00-999 | give the same command"
            + " again",
      })
  void everyOtherEndIsASentence(String state, String message, String more) {
    cloud.states = List.of("JOB_STATE_RUNNING", state);
    cloud.errors =
        List.of("Workflow failed.\nstack trace", "S07 could not read", "Workflow failed.");

    assertThatThrownBy(() -> compute(Map.of()))
        .isInstanceOf(JobFailedException.class)
        .hasMessageContaining("fastbreak-phase4-2021-11-02-0000abcd (2022-01-15_00_00_00-1)")
        .hasMessageContaining(message)
        .hasMessageContaining(more == null ? "" : more)
        .hasMessageNotContaining("stack trace");
    assertThat(launcher.running()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | gcloud auth application-default login",
        "403 | roles/dataflow.developer",
        "404 | Check --project local-project, --region us-west2",
      })
  void aRefusedSubmissionNamesTheRemedy(int status, String remedy) {
    cloud.refusal = status;

    assertThatThrownBy(() -> compute(Map.of()))
        .isInstanceOf(JobFailedException.class)
        .hasMessageStartingWith(
            "fastbreak-phase4-2021-11-02-0000abcd could not be submitted to Dataflow: ")
        .hasMessageContaining(remedy);
    assertThat(cloud.posted).isEmpty();
    assertThat(heard.jobs).isEmpty();
  }

  private ObjectNode left(String id, String name, String first, String last) {
    ObjectNode job = cloud.object("id", id, "name", name);
    job.putObject("labels").put("first_date", first).put("last_date", last);
    return job;
  }

  @Test
  void aJobThatADeadLauncherLeftIsNotStartedASecondTime() {
    cloud.underWay =
        List.of(
            left("j1", "fastbreak-phase4-2022-10-18-beef", "2022-10-18", "2023-04-09"),
            left("j2", "fastbreak-phase4-2021-10-25-beef", "2021-10-25", "2021-11-02"));

    assertThatThrownBy(() -> compute(Map.of()))
        .isInstanceOf(JobFailedException.class)
        .hasMessageContaining(
            "fastbreak-phase4-2021-10-25-beef (j2) is computing dates from 2021-11-02 to 2021-11-04"
                + " already")
        .hasMessageContaining("give the same command again")
        .hasMessageContaining(
            "gcloud dataflow jobs cancel j2 --project=local-project --region=us-west2");
    assertThat(cloud.posted).isEmpty();
    assertThat(launcher.running()).isEmpty();
  }

  @Test
  void aListWithoutLabelsIsNotBelieved() {
    cloud.underWay =
        List.of(cloud.object("id", "j3", "name", "fastbreak-phase4-2021-11-03-20220115-060000"));

    assertThatThrownBy(() -> compute(Map.of())).hasMessageContaining("(j3) is computing dates");
    assertThat(cloud.posted).isEmpty();
  }

  @Test
  void jobsOfOtherDatesAndProgramsAreNoHindrance() {
    cloud.underWay =
        List.of(
            left("j1", "fastbreak-phase4-2021-11-05-beef", "2021-11-05", "2021-11-09"),
            left("j2", "fastbreak-phase4-2021-10-25-beef", "2021-10-25", "2021-11-01"),
            left("j3", "fastbreak-phase4-by-hand", "once", "again"),
            left("j4", "wordcount", "2021-11-02", "2021-11-04"));

    compute(Map.of());

    assertThat(cloud.posted).hasSize(1);
  }

  @Test
  void whoLeavesLeavesTheJobRunning() {
    cloud.states = List.of("JOB_STATE_RUNNING");
    heard.onSubmission =
        job -> {
          assertThat(launcher.running()).containsExactly(job);
          launcher.leave();
        };

    assertThatThrownBy(() -> compute(Map.of()))
        .isInstanceOf(JobFailedException.class)
        .hasMessageContaining("is no longer followed")
        .hasMessageContaining(
            "gcloud dataflow jobs describe 2022-01-15_00_00_00-1 --project=local-project"
                + " --region=us-west2");
    assertThat(cloud.cancelled).isEmpty();
  }

  @Test
  void aJobCanBeCancelled() {
    cloud.states = List.of("JOB_STATE_RUNNING");
    heard.onSubmission =
        job -> {
          job.cancel();
          launcher.leave();
        };

    assertThatThrownBy(() -> compute(Map.of())).hasMessageContaining("is being cancelled");
    assertThat(cloud.cancelled).containsExactly("2022-01-15_00_00_00-1 JOB_STATE_CANCELLED");
  }

  /** Notes what it hears. */
  private static final class Heard implements BackfillListener {
    final List<RemoteJob> jobs = new ArrayList<>();
    final List<JobProgress> progress = new ArrayList<>();
    Consumer<RemoteJob> onSubmission = job -> {};

    @Override
    public void submitted(Chunk chunk, RemoteJob job) {
      jobs.add(job);
      onSubmission.accept(job);
    }

    @Override
    public void progressed(Chunk chunk, RemoteJob job, JobProgress made) {
      progress.add(made);
    }
  }
}
