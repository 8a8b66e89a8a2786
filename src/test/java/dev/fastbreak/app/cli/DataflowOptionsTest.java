package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users write about Dataflow, and the names under which Beam knows it. */
final class DataflowOptionsTest {

  private static final String DAYS = "--start-date 2021-11-02 --end-date 2021-11-05";
  private static final String LEAST =
      " --runner dataflow --project my-project --region us-west2 --temp-location gs://bkt/tmp";

  private final FakeEngine engine = new FakeEngine();
  private final FakeWarehouse warehouse = Samples.warehouse();

  private Invocation run(String line) {
    return Invocation.of(engine, warehouse, line.split(" "));
  }

  private Map<String, String> options() {
    assertThat(engine.requests).hasSize(1);
    return engine.requests.get(0).pipelineOptions();
  }

  @Test
  void threeOptionsAreEnough() {
    assertThat(run("backfill " + DAYS + LEAST).exitCode()).isZero();

    assertThat(options())
        .isEqualTo(
            Map.of(
                "runner", "DataflowRunner",
                "project", "my-project",
                "region", "us-west2",
                "tempLocation", "gs://bkt/tmp",
                "workerMachineType", "e2-standard-8",
                "maxNumWorkers", "1"));
    assertThat(engine.requests.get(0).jobs()).isEqualTo(2);
  }

  @Test
  void theNightlyJobTakesThemAll() {
    Invocation answer =
        run(
            "run --date 2021-11-03"
                + LEAST
                + " --staging-location gs://bkt/stg"
                + " --service-account fastbreak@my-project.iam.gserviceaccount.com"
                + " --jobs 3 --max-workers 3 --machine-type n2-standard-4"
                + " --network jobs --subnetwork regions/us-west2/subnetworks/jobs --no-public-ips"
                + " --label team=stats --label cost-centre=42");

    assertThat(answer.exitCode()).isZero();
    assertThat(options())
        .containsEntry("stagingLocation", "gs://bkt/stg")
        .containsEntry("serviceAccount", "fastbreak@my-project.iam.gserviceaccount.com")
        .containsEntry("maxNumWorkers", "3")
        .containsEntry("workerMachineType", "n2-standard-4")
        .containsEntry("network", "jobs")
        .containsEntry("subnetwork", "regions/us-west2/subnetworks/jobs")
        .containsEntry("usePublicIps", "false")
        .containsEntry("labels", "{\"team\":\"stats\",\"cost-centre\":\"42\"}");
    assertThat(engine.requests.get(0).jobs()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--machine-type n1-standard-1",
        "--machine-type custom-1-4096",
        "--machine-type f1-micro",
        "--beam workerMachineType=n1-standard-1",
        "--beam numberOfWorkerHarnessThreads=1"
      })
  void aWorkerThatCanDoOneThingAtATimeIsRefused(String option) {
    Invocation answer = run("backfill " + DAYS + LEAST + " " + option);

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("two steps of a job must be able to run at once");
    assertThat(engine.requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"n1-standard-16", "c3-highcpu-4", "custom-16-4096", "e2-medium"})
  void otherMachinesAreTaken(String machine) {
    run("backfill " + DAYS + LEAST + " --machine-type " + machine);

    assertThat(options()).containsEntry("workerMachineType", machine);
  }

  @Test
  void beamsOwnNamesWin() {
    run(
        "backfill "
            + DAYS
            + " --runner dataflow --beam project=my-project --beam region=us-east1"
            + " --beam tempLocation=gs://bkt/tmp --region us-west2 --beam maxNumWorkers=2");

    assertThat(options()).containsEntry("region", "us-east1").containsEntry("maxNumWorkers", "2");
  }

  @Test
  void aWarehouseThatWorkersCannotReachIsRefused() {
    warehouse.reachableFromElsewhere = false;

    Invocation answer = run("backfill " + DAYS + LEAST);

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err())
        .contains("--runner dataflow: workers cannot reach fake:warehouse")
        .contains("--warehouse bigquery:PROJECT");
    assertThat(engine.requests).isEmpty();
  }

  @Test
  void noRunnerOfAnotherMachineReachesIt() {
    warehouse.reachableFromElsewhere = false;

    Invocation answer = run("backfill " + DAYS + " --beam runner=FlinkRunner");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err())
        .contains("--beam runner=FlinkRunner: workers cannot reach fake:warehouse");
    assertThat(engine.requests).isEmpty();
    assertThat(run("backfill " + DAYS + " --beam runner=DirectRunner").exitCode()).isZero();
  }
}
