package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.SampleRows;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagedRun;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.bigquery.Emulator.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What happens when BigQuery misbehaves: what helps to be tried again is, anything else is said in
 * a sentence, and a publish is never applied twice.
 */
@Tag("all")
class BigQueryFaultsIT {

  private static final TableSpec<PlayerShotZoneAnalysis> ZONES = Tables.PLAYER_SHOT_ZONE_ANALYSIS;
  private static final LocalDate DAY = LocalDate.of(2021, 12, 1);
  private static final Instant FIRST = Instant.parse("2022-01-01T06:00:00Z");
  private static final Instant SECOND = Instant.parse("2022-01-02T06:00:00Z");

  /** The insertion of a publish job, and nothing else. */
  private static final String PUBLISH_JOB =
      "\"method\": \"POST\", \"pathRegex\": \"/jobs\\\\?|/jobs$\", \"bodyRegex\": \"COMMIT"
          + " TRANSACTION\"";

  /** The id of a publish job, without its number. */
  private static final String PUBLISH_ID = "fastbreak_publish_psza_run-1_2021-12-01_2021-12-01_1_";

  private static final Patience SHORT = new Patience(4, 10, 100, 0);

  private Emulator emulator;
  private BigQueryProject project;
  private Warehouse warehouse;
  private WarehouseSession session;

  @BeforeEach
  void openWarehouse() {
    emulator = Emulator.running();
    emulator.forget();
    use(emulator.project(SHORT));
    session.createMissingTables();
  }

  private void use(BigQueryProject other) {
    project = other;
    warehouse = new BigQueryWarehouse(other);
    session = warehouse.open();
  }

  @AfterEach
  void closeWarehouse() {
    emulator.forget();
    session.close();
  }

  // ---- passing faults -----------------------------------------------------------------------

  @Test
  void aBusyServerIsAskedAgain() {
    Publication publication = staged("run-1", FIRST, 1);
    emulator.fault(
        "{%s, \"times\": 2, \"status\": 503, \"body\": %s}"
            .formatted(PUBLISH_JOB, error(503, "backendError", "Try again.")));
    session.publish(publication);
    assertPublishedOnce("run-1");
    assertThat(publishJobs()).extracting(Request::status).containsExactly(503, 503, 200);
  }

  @Test
  void aServerThatAsksForPatienceGetsIt() {
    Publication publication = staged("run-1", FIRST, 1);
    emulator.fault(
        "{%s, \"status\": 429, \"headers\": {\"Retry-After\": \"1\"}, \"body\": %s}"
            .formatted(PUBLISH_JOB, error(429, "rateLimitExceeded", "Slow down.")));
    emulator.fault(
        "{\"method\": \"POST\", \"pathRegex\": \"/queries\", \"status\": 403, \"body\": %s}"
            .formatted(error(403, "rateLimitExceeded", "Slow down.")));
    session.publish(publication);
    assertPublishedOnce("run-1");
  }

  @Test
  void whatIsReadAndMadeIsTriedAgainToo() {
    emulator.fault(
        "[{\"pathRegex\": \"/datasets\", \"dropConnection\": \"before\"},{\"method\": \"POST\","
            + " \"pathRegex\": \"/datasets$|/datasets\\\\?\", \"dropConnection\":"
            + " \"after\"},{\"method\": \"POST\", \"pathRegex\": \"/tables\", \"status\": 500,"
            + " \"body\": \"oops\"}]");
    use(emulator.project(SHORT));
    session.createMissingTables();
    assertThat(session.schemaDrift()).allMatch(drift -> drift.exists() && drift.wrong().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"before", "after"})
  void aPublishWhoseConnectionDropsIsLookedUpBeforeAnythingElse(String when) {
    Publication publication = staged("run-1", FIRST, 1);
    emulator.forget();
    emulator.fault("{%s, \"dropConnection\": \"%s\"}".formatted(PUBLISH_JOB, when));
    session.publish(publication);
    assertPublishedOnce("run-1");
    // All requests about publishing speak of one job, and exactly one of them ran it.
    List<Request> jobs = publishJobs();
    assertThat(jobs.get(0).dropped()).isEqualTo(when);
    assertThat(jobs).filteredOn(job -> job.status() == 200).hasSize(1);
    assertThat(emulator.requests())
        .anyMatch(
            request ->
                request.method().equals("GET")
                    && request.path().contains("/jobs/fastbreak_publish_psza_run-1_2021-12-01"));
  }

  @Test
  void aPublishThatGaveWayToAnotherTransactionIsTriedUnderAnotherId() {
    Publication publication = staged("run-1", FIRST, 1);
    String reference =
        "{\"projectId\": \"%s\", \"jobId\": \"given-way\", \"location\": \"US\"}"
            .formatted(project.id());
    emulator.fault(
        ("[{%1$s, \"status\": 200, \"body\": {\"jobReference\": %2$s, \"status\": {\"state\":"
                + " \"RUNNING\"}, \"statistics\": {}}},{\"method\": \"GET\", \"pathRegex\":"
                + " \"/jobs/given-way\", \"status\": 200, \"body\": {\"jobReference\": %2$s,"
                + " \"statistics\": {}, \"status\": {\"state\": \"DONE\", \"errorResult\":"
                + " {\"reason\": \"invalidQuery\", \"message\": \"Transaction is aborted due to"
                + " concurrent update against table x.\"}}}}]")
            .formatted(PUBLISH_JOB, reference));
    session.publish(publication);
    assertPublishedOnce("run-1");
    assertThat(publishJobs()).hasSize(2);
    assertThat(publishJobs().get(1).body()).contains("_2021-12-01_1_2\"");
  }

  @Test
  void jobsThatFailedInEarlierTriesDoNotStandInTheWay() {
    Publication publication = staged("run-1", FIRST, 1);
    Jobs jobs = new Jobs(project, BigQueryApi.of(project));
    for (int number = 1; number <= 12; number++) {
      assertThat(
              jobs.runScript(
                  "test", PUBLISH_ID + number, "SELECT ERROR('Quota exceeded') AS x", Map.of()))
          .isPresent();
    }
    emulator.forget();
    session.publish(publication);
    assertPublishedOnce("run-1");
    assertThat(publishJobs()).hasSize(1);
    assertThat(publishJobs().get(0).body()).contains(PUBLISH_ID + "13\"");
  }

  @Test
  void aPublishTakesItsSeasonsLockFirstAndAsksLittle() {
    Publication first = staged("run-1", FIRST, 1);
    emulator.forget();
    session.publish(first);
    assertThat(publishJobs())
        .singleElement()
        .extracting(Request::body)
        .asString()
        .contains(
            "BEGIN TRANSACTION;\\nUPDATE `" + project.id() + ".nba_processing.publish_lock_2021`")
        .contains("INSERT INTO `" + project.id() + "." + ZONES.qualifiedName());
    assertThat(queries()).isEqualTo(2);

    Publication correction = staged("run-2", SECOND, 2);
    emulator.forget();
    session.publish(correction);
    assertThat(publishJobs())
        .singleElement()
        .extracting(Request::body)
        .asString()
        .contains("MERGE INTO `" + project.id() + "." + ZONES.qualifiedName())
        .doesNotContain("NOT MATCHED BY SOURCE");
    assertThat(queries()).isEqualTo(3);
  }

  private long queries() {
    return emulator.requests().stream()
        .filter(request -> request.path().endsWith("/queries"))
        .count();
  }

  @Test
  void anImportThatGaveWayToAnotherTransactionIsTriedAgain() {
    String reference =
        "{\"projectId\": \"%s\", \"jobId\": \"given-way\", \"location\": \"US\"}"
            .formatted(project.id());
    emulator.fault(
        ("[{%1$s, \"status\": 200, \"body\": {\"jobReference\": %2$s, \"status\": {\"state\":"
                + " \"RUNNING\"}, \"statistics\": {}}},{\"method\": \"GET\", \"pathRegex\":"
                + " \"/jobs/given-way\", \"status\": 200, \"body\": {\"jobReference\": %2$s,"
                + " \"statistics\": {}, \"status\": {\"state\": \"DONE\", \"errorResult\":"
                + " {\"reason\": \"invalidQuery\", \"message\": \"Transaction is aborted due to"
                + " concurrent update against table x.\"}}}}]")
            .formatted(PUBLISH_JOB, reference));
    var game = SampleRows.of(Tables.SCHEDULE).random(1, Map.of("game_id", "g", "game_date", DAY));
    Stored<ScheduledGame> row = new Stored<>(game, "0123456789abcdef", FIRST, "load");
    assertThat(
            session.load(List.of(new TableLoad<>(Tables.SCHEDULE, List.of(row), DAY, DAY))).get(0))
        .isEqualTo(new LoadResult(Tables.SCHEDULE, 1, 0, 0, 0));
    assertThat(session.query("SELECT game_id FROM nba_raw.nbac_schedule").rows())
        .containsExactly(List.of("g"));
  }

  @Test
  void aJobOfAnEarlierTryThatStillRunsIsWaitedFor() {
    Publication publication = staged("run-1", FIRST, 1);
    List<PrecomputeRun> lines = session.publish(publication);
    emulator.forget();
    // As it looks to a second worker, while the first one's job is under way.
    emulator.fault(
        ("{\"method\": \"GET\", \"pathRegex\": \"/jobs/%1$s1\", \"times\": 2, \"status\": 200,"
                + " \"body\": {\"jobReference\": {\"projectId\": \"%2$s\", \"jobId\": \"%1$s1\","
                + " \"location\": \"US\"}, \"status\": {\"state\": \"RUNNING\"}, \"statistics\": {}}}")
            .formatted(PUBLISH_ID, project.id()));
    assertThat(session.publish(publication)).isEqualTo(lines);
    assertThat(publishJobs()).isEmpty();
    List<Request> requests = emulator.requests();
    assertThat(requests)
        .filteredOn(request -> request.path().contains("/jobs/" + PUBLISH_ID + "1"))
        .hasSize(3);
    // Nothing is asked, let alone decided, before it has ended.
    assertThat(requests.subList(0, indexOfLast(requests, "/jobs/" + PUBLISH_ID + "1")))
        .noneMatch(request -> request.path().endsWith("/queries"));
  }

  private static int indexOfLast(List<Request> requests, String path) {
    int last = -1;
    for (int i = 0; i < requests.size(); i++) {
      if (requests.get(i).path().contains(path)) {
        last = i;
      }
    }
    return last;
  }

  @Test
  void whoeverIsOvertakenLooksAgain() throws Exception {
    use(project.withPatience(new Patience(1000, 10, 50, 0)));
    Publication slow = staged("run-slow", FIRST, 1);
    Publication fast = staged("run-fast", SECOND, 2);
    emulator.fault(
        "{\"method\": \"POST\", \"pathRegex\": \"/jobs\", \"bodyRegex\":"
            + " \"fastbreak_publish_psza_run-slow\", \"times\": 100000, \"status\": 503, \"body\":"
            + " \"not now\"}");
    CompletableFuture<List<PrecomputeRun>> waiting =
        CompletableFuture.supplyAsync(() -> session.publish(slow));
    while (emulator.requests().stream().noneMatch(request -> request.status() == 503)) {
      Thread.sleep(20);
    }
    // The slow run has decided what to do; now the fast one does something else.
    session.publish(fast);
    emulator.forget();
    PrecomputeRun line = waiting.get().get(0);
    assertThat(line.runId()).isEqualTo("run-slow");
    // Seen after the fast run: its row is replaced by one, none is left over.
    assertThat(line.rowsWritten()).isEqualTo(1);
    assertThat(line.rowsDeleted()).isZero();
    assertThat(ledger()).hasSize(2);
    assertThat(rows()).hasSize(1);
    assertThat(emulator.requests())
        .anyMatch(
            request ->
                request
                    .body()
                    .contains("fastbreak_publish_psza_run-slow_2021-12-01_2021-12-01_1_2"));
  }

  // ---- lasting faults -----------------------------------------------------------------------

  @Test
  void whatNeverPassesEndsInASentenceAndCanBePublishedLater() {
    Publication publication = staged("run-1", FIRST, 1);
    emulator.fault(
        "{%s, \"times\": 4, \"status\": 503, \"body\": %s}"
            .formatted(PUBLISH_JOB, error(503, "backendError", "Overloaded.")));
    assertFails(
        () -> session.publish(publication),
        Cause.UNAVAILABLE,
        "Publishing PSZA",
        "Overloaded.",
        "same command again");
    assertThat(publishJobs()).hasSize(4);
    assertThat(ledger()).isEmpty();
    // As when the runner tries the step again: the staged rows are still there.
    session.publish(publication);
    assertPublishedOnce("run-1");
  }

  @Test
  void aUsedUpQuotaIsSaidAtOnce() {
    Publication publication = staged("run-1", FIRST, 1);
    emulator.fault(
        "{%s, \"status\": 403, \"body\": %s}"
            .formatted(
                PUBLISH_JOB,
                error(403, "quotaExceeded", "Quota exceeded: too many table update operations.")));
    assertFails(
        () -> session.publish(publication),
        Cause.QUOTA,
        "Quota exceeded: too many table update operations. Wait until the quota is renewed");
    assertThat(publishJobs()).hasSize(1);
    assertThat(ledger()).isEmpty();
    assertThat(rows()).isEmpty();
  }

  @Test
  void anExpiredCredentialIsSaidWhenTheWarehouseIsOpened() {
    emulator.fault(
        "{\"status\": 401, \"times\": 100000, \"body\": %s}"
            .formatted(error(401, "authError", "Request had invalid authentication credentials.")));
    assertFails(
        warehouse::open,
        Cause.DENIED,
        "does not accept the credential for project " + project.id(),
        "gcloud auth application-default login");
  }

  @Test
  void aReadOnlyRoleIsToldWhichRolesItLacks() {
    emulator.fault(
        "{\"method\": \"POST\", \"pathRegex\": \"/tables\", \"times\": 2, \"status\": 403, \"body\": %s}"
            .formatted(
                error(
                    403,
                    "accessDenied",
                    "Access Denied: Dataset x: Permission bigquery.tables.create denied.")));
    assertFails(
        () -> session.publish(run("run-1", FIRST, 1).publication()),
        Cause.DENIED,
        "bigquery.tables.create denied.",
        "roles/bigquery.dataEditor");
  }

  @Test
  void aMissingDatasetAndTableAreNamed() {
    use(emulator.project(SHORT));
    assertFails(
        () -> session.publish(run("run-1", FIRST, 1).publication()),
        Cause.UNAVAILABLE,
        "staging table",
        "'import' and 'simulate'");
    assertFails(
        () -> session.fetch(Slice.all(Projection.of(ZONES, ZONES.type()))),
        Cause.UNAVAILABLE,
        "no table nba_precompute.player_shot_zone_analysis",
        "'import' or 'simulate'");
  }

  @Test
  void noOneListeningIsSaidAtOnce() {
    BigQueryProject nobody =
        BigQueryWarehouseProvider.project("test-nobody?endpoint=http://localhost:" + freePort());
    assertFails(
        () -> new BigQueryWarehouse(nobody).open(),
        Cause.UNAVAILABLE,
        "Opening bigquery:test-nobody",
        "is the emulator running?");
  }

  @Test
  void aReadThatNobodyListensToEndsWhenPatienceDoes() {
    // Google's client would try for hours.
    BigQueryProject nobody =
        BigQueryWarehouseProvider.project("test-nobody?endpoint=http://localhost:" + freePort())
            .withPatience(new Patience(3, 10, 100, 0));
    try (WarehouseSession blind =
        new BigQuerySession(nobody, BigQueryApi.of(nobody), false, Duration.ofHours(1))) {
      assertFails(
          () -> blind.fetch(Slice.all(Projection.of(ZONES, ZONES.type()))),
          Cause.UNAVAILABLE,
          "player_shot_zone_analysis failed",
          "is the emulator running?");
    }
  }

  @Test
  void aRowThatDoesNotFitEndsTheRun() {
    // A NUMERIC has 29 digits before the point.
    PlayerShotZoneAnalysis row =
        SampleRows.of(ZONES)
            .random(
                1,
                Map.of(
                    "analysis_date",
                    DAY,
                    "paint_rate_last_10",
                    new java.math.BigDecimal("1" + "0".repeat(35))));
    StagedRun run = new StagedRun("run-1", FIRST).of(Processor.PSZA, DAY).row(row);
    assertThatThrownBy(() -> run.stage(warehouse, options()))
        .hasRootCauseInstanceOf(WarehouseException.class)
        .rootCause()
        .hasMessageContaining("A row does not fit into nba_staging.player_shot_zone_analysis");
  }

  // ---- helpers ------------------------------------------------------------------------------

  private static String error(int status, String reason, String message) {
    return "{\"error\": {\"code\": %d, \"message\": \"%s\", \"errors\": [{\"reason\": \"%s\", \"message\": \"%s\"}]}}"
        .formatted(status, message, reason, message);
  }

  private static int freePort() {
    try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static StagedRun run(String runId, Instant at, long seed) {
    return new StagedRun(runId, at)
        .of(Processor.PSZA, DAY)
        .row(
            SampleRows.of(ZONES)
                .random(seed, Map.of("player_lookup", "lukadoncic", "analysis_date", DAY)));
  }

  private Publication staged(String runId, Instant at, long seed) {
    return run(runId, at, seed).stage(warehouse, options());
  }

  private PipelineOptions options() {
    PipelineOptions options = PipelineOptionsFactory.create();
    warehouse.configure(options);
    return options;
  }

  private List<Request> publishJobs() {
    return emulator.requests().stream()
        .filter(
            request ->
                request.method().equals("POST")
                    && request.path().endsWith("/jobs")
                    && request.body().contains("fastbreak_publish_"))
        .toList();
  }

  private void assertPublishedOnce(String runId) {
    assertThat(ledger()).extracting(PrecomputeRun::runId).containsExactly(runId);
    assertThat(ledger().get(0).rowsWritten()).isEqualTo(1);
    assertThat(rows()).hasSize(1);
  }

  private List<PrecomputeRun> ledger() {
    return session
        .fetch(Slice.all(Projection.of(Tables.PRECOMPUTE_RUNS, PrecomputeRun.class)))
        .rows();
  }

  private List<PlayerShotZoneAnalysis> rows() {
    return session.fetch(Slice.all(Projection.of(ZONES, ZONES.type()))).rows();
  }

  private static void assertFails(Runnable what, Cause kind, String... words) {
    assertThatThrownBy(what::run)
        .isInstanceOf(WarehouseException.class)
        .hasMessageContainingAll(words)
        .extracting(e -> ((WarehouseException) e).kind())
        .isEqualTo(kind);
  }
}
