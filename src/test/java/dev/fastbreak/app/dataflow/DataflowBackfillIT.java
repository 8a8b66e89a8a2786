package dev.fastbreak.app.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BeamRunner;
import dev.fastbreak.app.cli.CommandContext;
import dev.fastbreak.app.cli.CommandLineProgram;
import dev.fastbreak.app.cli.Engine;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.app.simulation.SimulateLeague;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.plan.ChunkSize;
import dev.fastbreak.plan.Ledger;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.Planner;
import dev.fastbreak.plan.Upstream;
import dev.fastbreak.plan.Work;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The orchestrated backfill on Dataflow, from the command line to the exit code. The jobs are
 * submitted for real to a cloud on this machine, whose only worker computes the job's dates with
 * the DirectRunner in a DuckDB warehouse: the one in which the launcher plans and reads the ledger.
 */
@Timeout(300)
@Tag("all")
final class DataflowBackfillIT {

  private static final LocalDate FIRST = LocalDate.parse("2021-12-01");
  private static final LocalDate LAST = LocalDate.parse("2021-12-02");

  @TempDir private Path folder;

  private LoopbackCloud cloud;
  private Warehouse local;

  @BeforeEach
  void open() throws IOException {
    cloud = new LoopbackCloud();
    cloud.states = List.of("JOB_STATE_DONE");
    cloud.worker = this::work;
    local = Warehouses.of("duckdb:" + folder.resolve("league.duckdb"));
    Clock clock = Clock.fixed(Instant.parse("2022-01-15T06:00:00Z"), ZoneOffset.UTC);
    try (WarehouseSession session = local.open()) {
      SimulateLeague.run(List.of(2021), 1, true, session, clock, sentence -> {});
    }
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  /** Does what the job says, as its labels name it. */
  private void work(JsonNode job) {
    JsonNode labels = job.get("labels");
    List<Processor> processors =
        Arrays.stream(labels.get("processors").asText().split("-", -1))
            .map(name -> Processor.valueOf(name.toUpperCase(Locale.ROOT)))
            .toList();
    Plan plan =
        new Planner(local)
            .plan(
                LocalDate.parse(labels.get("first_date").asText()),
                LocalDate.parse(labels.get("last_date").asText()),
                processors,
                true);
    Work.Run run =
        new Work.Run(
            labels.get("run_id").asText(),
            Instant.parse("2022-01-15T06:00:00Z"),
            Chunk.DEFAULT_FAILURE_LIMIT,
            null);
    BeamRunner runner = new BeamRunner(local, Clock.systemUTC(), Map.of(), Calculations.STANDARD);
    for (Chunk chunk : Work.of(plan, ChunkSize.SEASON, run).chunks()) {
      runner.compute(chunk, 1);
    }
  }

  private record Answer(int exitCode, String out, String err) {}

  private Answer backfill() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> line =
        new ArrayList<>(
            List.of(
                "backfill",
                "--start-date",
                FIRST.toString(),
                "--end-date",
                LAST.toString(),
                "--runner",
                "dataflow",
                "--project",
                LoopbackCloud.PROJECT,
                "--region",
                LoopbackCloud.REGION,
                "--temp-location",
                "gs://bkt/tmp"));
    Submissions.options(cloud, folder)
        .forEach(
            (name, value) -> {
              if (!List.of("runner", "project", "region", "tempLocation").contains(name)) {
                line.add("--beam");
                line.add(name + "=" + value);
              }
            });
    CommandContext context =
        new CommandContext(
            new Engine(),
            uri -> new HalfInTheCloud(Warehouses.of(cloud.warehouse()), local),
            Clock.systemUTC(),
            Terminal.plain(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)));
    int exitCode = CommandLineProgram.execute(context, line.toArray(String[]::new));
    return new Answer(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void allProcessorsOfASeasonAreOneJobWithOnePlanAndOneLedger() {
    cloud.counters = Map.of("warehouse_bytes_billed", 10L << 20);
    Answer first = backfill();

    assertThat(first.err()).contains("2021-12-01 to 2021-12-02: job fastbreak-phase4-2021-12-01-");
    assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
    // What the launcher reads, it reads of a warehouse that charges nothing.
    assertThat(first.out())
        .startsWith("DONE: ")
        .contains("\nThe warehouse bills 10.0 MiB for queries.\n");
    assertThat(cloud.posted)
        .extracting(job -> job.get("labels").get("processors").asText())
        .containsExactly("tdza-psza-pcf-pdc-ml");
    try (WarehouseSession session = local.openForReading()) {
      Ledger ledger = Ledger.read(session, FIRST, LAST);
      for (Processor processor : Processor.values()) {
        assertThat(ledger.newest(processor, FIRST).map(PrecomputeRun::outcome))
            .as(processor.name())
            .contains("COMPLETE");
      }
    }

    Answer second = backfill();

    assertThat(second.exitCode()).isZero();
    assertThat(second.out()).contains("everything was up to date");
    assertThat(cloud.posted).hasSize(1);
  }

  @Test
  void aFailedJobFailsTheRun() {
    cloud.worker = job -> {};
    cloud.states = List.of("JOB_STATE_FAILED");
    cloud.errors = List.of("Workflow failed. Causes: the disk is full");

    Answer answer = backfill();

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out())
        .startsWith("FAILED: ")
        .contains("2 dates of TDZA not published")
        .contains("ended as FAILED")
        .contains("the disk is full. Its page: ")
        .contains("https://console.cloud.google.com/dataflow/jobs/us-west2/");
    assertThat(cloud.posted).hasSize(1);
  }

  @Test
  void aJobThatIsDoneButPublishedNothingHasFailed() {
    cloud.worker = job -> {};

    Answer answer = backfill();

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out()).contains("not published");
  }

  /** Every step carries the chunk, and Dataflow takes no job of more than 10 MB. */
  @Test
  void aWholeSeasonIsASmallJob() {
    SeasonSchedule season;
    try (WarehouseSession session = local.openForReading()) {
      season = Objects.requireNonNull(Upstream.calendar(session).seasons().get(2021));
    }
    List<DueDate> dates =
        season.gameDates().stream()
            .filter(date -> !season.isBootstrap(date))
            .map(date -> new DueDate(date, "0123456789abcdef0123456789abcdef"))
            .toList();
    Map<Processor, List<DueDate>> due = new EnumMap<>(Processor.class);
    for (Processor processor : Processor.values()) {
      due.put(processor, dates);
    }
    TeamGamesPresent everywhere = Schedules.allPresent(season);
    SeasonFacts facts =
        new SeasonFacts(season, everywhere, everywhere, Schedules.finalGames(season));
    Chunk chunk =
        new Chunk(
            facts,
            due,
            "0000abcd",
            Instant.parse("2022-01-15T06:00:00Z"),
            Chunk.DEFAULT_FAILURE_LIMIT,
            null);
    cloud.worker = job -> {};

    Submissions.runner(
            cloud,
            Submissions.options(cloud, folder),
            Submissions.launcher(new BackfillListener() {}))
        .compute(chunk, 1);

    assertThat(dates).hasSizeGreaterThan(150);
    assertThat(cloud.posted.get(0).toString().length()).isLessThan(2_000_000);
  }

  /**
   * Jobs read and stage in BigQuery; the launcher plans, records what is blocked and looks into the
   * ledger in a DuckDB file.
   */
  private record HalfInTheCloud(Warehouse cloud, Warehouse local) implements Warehouse {

    @Override
    public String uri() {
      return cloud.uri();
    }

    @Override
    public boolean isReachableFromElsewhere() {
      return cloud.isReachableFromElsewhere();
    }

    @Override
    public <T extends Record> PTransform<PBegin, PCollection<KV<Integer, RowBatch<T>>>> read(
        Slice<T> slice, int buckets) {
      return cloud.read(slice, buckets);
    }

    @Override
    public <T extends Record> PTransform<PCollection<RowBatch<T>>, PCollection<byte[]>> stage(
        StagingTable<T> staging) {
      return new PTransform<>() {
        @Override
        public PCollection<byte[]> expand(PCollection<RowBatch<T>> rows) {
          Class<?> runner = rows.getPipeline().getOptions().getRunner();
          Warehouse there = runner.equals(DirectRunner.class) ? local : cloud;
          return rows.apply(there.stage(staging));
        }
      };
    }

    @Override
    public void configure(PipelineOptions options) {
      cloud.configure(options);
    }

    @Override
    public WarehouseSession open() {
      return local.open();
    }

    @Override
    public WarehouseSession openForReading() {
      return local.openForReading();
    }
  }
}
