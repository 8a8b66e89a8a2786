package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.backfill.Backfill;
import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.BeamRunner;
import dev.fastbreak.app.backfill.BillMeter;
import dev.fastbreak.app.backfill.PipelineLauncher;
import dev.fastbreak.app.backfill.PipelineRunner;
import dev.fastbreak.app.backfill.ProcessorSummary;
import dev.fastbreak.app.importing.UpstreamLoader;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.plan.ChunkSize;
import dev.fastbreak.plan.Ledger;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.plan.Planner;
import dev.fastbreak.plan.Reason;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import dev.fastbreak.warehouse.duckdb.TamperedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse in a temporary file and everything that a test does with it: load named upstream
 * tables, run processors, look at named output tables. Pipelines run with all checks of the
 * DirectRunner on. Every run takes place an hour after the one before.
 */
final class JobHarness {

  /** Stamps say when and by whom a row was written, not what is in it. */
  private static final List<String> STAMPS = List.of("processed_at", "run_id", "created_at");

  private final Path file;
  private final Warehouse warehouse;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private JobHarness(Path file) {
    this.file = file;
    this.warehouse = Warehouses.of("duckdb:" + file);
  }

  /** An empty warehouse in a file of that name. */
  static JobHarness in(Path folder, String name) {
    return new JobHarness(folder.resolve(name + ".duckdb"));
  }

  static JobHarness in(Path folder) {
    return in(folder, "league");
  }

  /** A warehouse that holds the league. */
  static JobHarness loaded(Path folder, SmallLeague league) {
    return loaded(folder, "league", league);
  }

  static JobHarness loaded(Path folder, String name, SmallLeague league) {
    return copyOf(Prepared.LOADED, folder, name, league);
  }

  /** A warehouse that holds the league and what a backfill makes of it. */
  static JobHarness computed(Path folder, SmallLeague league) {
    return computed(folder, "league", league);
  }

  static JobHarness computed(Path folder, String name, SmallLeague league) {
    return copyOf(Prepared.COMPUTED, folder, name, league);
  }

  private static JobHarness copyOf(
      Prepared prepared, Path folder, String name, SmallLeague league) {
    JobHarness copy = in(folder, name);
    copy.now = prepared.copy(league, copy.file).now;
    return copy;
  }

  /** What most tests begin with, made once for all tests of a process and then copied. */
  private enum Prepared {
    LOADED {
      @Override
      void prepare(JobHarness job, SmallLeague league) {
        job.load(league);
      }
    },
    COMPUTED {
      @Override
      void prepare(JobHarness job, SmallLeague league) {
        LOADED.copy(league, job.file);
        job.now = job.now.plus(Duration.ofHours(1));
        job.backfill().done();
      }
    };

    private final Map<UpstreamTables, JobHarness> made = new HashMap<>();

    abstract void prepare(JobHarness job, SmallLeague league);

    synchronized JobHarness copy(SmallLeague league, Path to) {
      try {
        JobHarness original = made.get(league.tables());
        if (original == null) {
          Path folder = Files.createTempDirectory("small-league");
          original = in(folder);
          prepare(original, league);
          original.file.toFile().deleteOnExit();
          folder.toFile().deleteOnExit();
          made.put(league.tables(), original);
        }
        Files.copy(original.file, to, StandardCopyOption.REPLACE_EXISTING);
        return original;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  Path file() {
    return file;
  }

  Warehouse warehouse() {
    return warehouse;
  }

  String uri() {
    return "duckdb:" + file;
  }

  private Clock nextHour() {
    now = now.plus(Duration.ofHours(1));
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  /** Makes the upstream tables hold exactly these rows of the season. */
  List<LoadResult> load(UpstreamTables season) {
    try (WarehouseSession session = warehouse.open()) {
      return UpstreamLoader.load(List.of(season), session, nextHour());
    }
  }

  List<LoadResult> load(SmallLeague league) {
    return load(league.tables());
  }

  /**
   * A backfill of all five processors over all dates behind the small league's bootstrap, to be
   * changed and then run.
   */
  Run backfill() {
    return new Run();
  }

  /** What a test wants of a backfill. */
  final class Run {
    private LocalDate start = SmallLeague.day(14);
    private LocalDate end = LocalDate.of(2100, 1, 1);
    private List<Processor> processors = List.of(Processor.values());
    private boolean resume = true;
    private boolean failFast;
    private ChunkSize chunk = ChunkSize.SEASON;
    private double failureLimit = Chunk.DEFAULT_FAILURE_LIMIT;
    private int parallelism = 2;
    private int buckets = 8;
    private int pipelinesAbreast = 2;
    private Calculations calculations = Calculations.STANDARD;
    private UnaryOperator<Warehouse> pipelineWarehouse = UnaryOperator.identity();
    private UnaryOperator<PipelineRunner> aroundRunner = UnaryOperator.identity();
    private Consumer<Backfill> prepared = backfill -> {};
    private BackfillListener listener = new BackfillListener() {};
    private Map<String, String> options = Map.of();
    private @Nullable PipelineLauncher launcher;

    Run range(LocalDate from, LocalDate to) {
      start = from;
      end = to;
      return this;
    }

    /** From the season's first day, bootstrap included. */
    Run fromOpener() {
      start = SmallLeague.OPENER;
      return this;
    }

    Run only(Processor... some) {
      processors = List.of(some);
      return this;
    }

    Run notResuming() {
      resume = false;
      return this;
    }

    Run failFast() {
      failFast = true;
      return this;
    }

    Run chunk(String size) {
      chunk = ChunkSize.parse(size);
      return this;
    }

    Run failureLimit(double limit) {
      failureLimit = limit;
      return this;
    }

    Run parallelism(int threads) {
      parallelism = threads;
      return this;
    }

    /** Deals players into so many buckets. */
    Run buckets(int number) {
      buckets = number;
      return this;
    }

    /** So many pipelines at once. */
    Run abreast(int pipelines) {
      pipelinesAbreast = pipelines;
      return this;
    }

    /** Lets something go wrong in a processor's calculators. */
    Run with(Processor processor, Fault fault) {
      calculations = fault.in(processor, calculations);
      return this;
    }

    /** Lets pipelines, but not the backfill itself, work on another warehouse. */
    Run through(UnaryOperator<Warehouse> wrapper) {
      pipelineWarehouse = wrapper;
      return this;
    }

    Run around(UnaryOperator<PipelineRunner> wrapper) {
      aroundRunner = wrapper;
      return this;
    }

    /** Runs pipelines elsewhere than on the DirectRunner, with Beam's options by name. */
    Run on(PipelineLauncher elsewhere, Map<String, String> beamOptions) {
      launcher = elsewhere;
      options = beamOptions;
      return this;
    }

    Run listener(BackfillListener hears) {
      listener = hears;
      return this;
    }

    /** Is given the backfill before it starts, for example to stop it. */
    Run prepared(Consumer<Backfill> takes) {
      prepared = takes;
      return this;
    }

    BackfillSummary run() {
      Clock clock = nextHour();
      Warehouse used = pipelineWarehouse.apply(warehouse);
      Map<String, String> given = new HashMap<>(options);
      given.put("playerBuckets", String.valueOf(buckets));
      PipelineRunner runner =
          new BeamRunner(
              used,
              clock,
              given,
              calculations,
              launcher == null ? new CheckingLauncher(parallelism, pipelinesAbreast) : launcher);
      Backfill backfill = new Backfill(warehouse, aroundRunner.apply(runner), clock, listener);
      prepared.accept(backfill);
      return backfill.run(
          new BackfillRequest(
              start, end, processors, resume, failFast, chunk, failureLimit, Map.of(), 1, null));
    }

    /** Runs and insists on the verdict. */
    BackfillSummary expecting(BackfillSummary.Verdict verdict) {
      BackfillSummary summary = run();
      assertThat(summary.verdict())
          .as("%s", summary.processors().stream().map(ProcessorSummary::error).toList())
          .isEqualTo(verdict);
      return summary;
    }

    BackfillSummary done() {
      return expecting(BackfillSummary.Verdict.DONE);
    }
  }

  /** Runs in this process, with all checks of the DirectRunner on. */
  private record CheckingLauncher(int threads, int abreast) implements PipelineLauncher {

    @Override
    public int pipelinesAbreast(List<Chunk> chunks) {
      return abreast;
    }

    @Override
    public void prepare(PipelineOptions options, Chunk chunk, int abreast) {
      options.as(DirectOptions.class).setTargetParallelism(threads);
    }

    @Override
    public void run(Pipeline pipeline, Chunk chunk, BillMeter meter) {
      assertThat(pipeline.run().waitUntilFinish()).isEqualTo(PipelineResult.State.DONE);
    }
  }

  /** What would be done over all dates. */
  Plan plan(Processor... processors) {
    return new Planner(warehouse)
        .plan(
            LocalDate.of(2000, 1, 1),
            LocalDate.of(2100, 1, 1),
            List.of(processors.length == 0 ? Processor.values() : processors),
            true);
  }

  /** The reasons of a processor's dates. */
  static Map<LocalDate, Reason> reasons(Plan plan, Processor processor) {
    return plan.of(processor).stream()
        .collect(
            Collectors.toMap(PlannedDate::date, PlannedDate::reason, (a, b) -> a, TreeMap::new));
  }

  /** The dates of a processor that would be computed, oldest first. */
  static List<LocalDate> due(Plan plan, Processor processor) {
    return plan.of(processor).stream()
        .filter(date -> date.reason().isDue())
        .map(PlannedDate::date)
        .toList();
  }

  /** Runs a statement that no user would, such as forging the ledger. */
  long tamper(String sql) {
    return TamperedFile.execute(file, sql);
  }

  /** Every row of a table with all its columns, by key. */
  Map<List<Object>, Map<String, @Nullable Object>> rows(TableSpec<?> table) {
    QueryResult answer = query("SELECT * FROM " + table.qualifiedName());
    Map<List<Object>, Map<String, @Nullable Object>> rows = new HashMap<>();
    for (List<@Nullable Object> values : answer.rows()) {
      Map<String, @Nullable Object> row = new HashMap<>();
      for (int i = 0; i < values.size(); i++) {
        row.put(answer.columns().get(i), values.get(i));
      }
      List<Object> key = new ArrayList<>();
      table.key().forEach(column -> key.add(row.get(column)));
      assertThat(rows.put(key, row)).as("one row of %s for %s", table, key).isNull();
    }
    return rows;
  }

  Map<List<Object>, Map<String, @Nullable Object>> rows(Processor processor) {
    return rows(processor.table());
  }

  /** Every row by key, without the columns that say when and by which run it was written. */
  Map<List<Object>, Map<String, @Nullable Object>> contents(TableSpec<?> table) {
    Map<List<Object>, Map<String, @Nullable Object>> rows = rows(table);
    rows.values().forEach(row -> row.keySet().removeAll(STAMPS));
    return rows;
  }

  /** The contents of the five tables and of the failures, by table name. */
  Map<String, Map<List<Object>, Map<String, @Nullable Object>>> everything() {
    Map<String, Map<List<Object>, Map<String, @Nullable Object>>> all = new TreeMap<>();
    List<TableSpec<?>> tables = new ArrayList<>(Tables.features());
    tables.add(Tables.PRECOMPUTE_FAILURES);
    tables.forEach(table -> all.put(table.name(), contents(table)));
    return all;
  }

  /** The ledger without what says when and by which run a line was written. */
  Set<Map<String, @Nullable Object>> ledgerContents() {
    List<String> stamps = List.of("run_id", "started_at", "finished_at", "command");
    return rows(Tables.PRECOMPUTE_RUNS).values().stream()
        .peek(line -> line.keySet().removeAll(stamps))
        .collect(Collectors.toSet());
  }

  /** The dates of a processor's rows, oldest first. */
  List<LocalDate> datesWithRows(Processor processor) {
    String date = processor.table().dateColumn();
    return query(
            "SELECT DISTINCT %1$s FROM %2$s ORDER BY 1"
                .formatted(date, processor.table().qualifiedName()))
        .rows()
        .stream()
        .map(row -> (LocalDate) row.get(0))
        .toList();
  }

  /** (entity, category) of a processor's failures of a date, sorted. */
  List<List<@Nullable Object>> failures(Processor processor, LocalDate date) {
    return query(
            "SELECT entity_id, failure_category FROM nba_processing.precompute_failures"
                + " WHERE processor_name = '%s' AND analysis_date = DATE '%s' ORDER BY ALL"
                    .formatted(processor.storedName(), date))
        .rows();
  }

  /** How often each category was recorded for a processor. */
  Map<String, Long> failureCounts(Processor processor) {
    Map<String, Long> counts = new TreeMap<>();
    query(
            "SELECT failure_category, COUNT(*) FROM nba_processing.precompute_failures"
                + " WHERE processor_name = '%s' GROUP BY 1".formatted(processor.storedName()))
        .rows()
        .forEach(row -> counts.put((String) row.get(0), (Long) row.get(1)));
    return counts;
  }

  /** The ledger. */
  Ledger ledger() {
    try (WarehouseSession session = warehouse.openForReading()) {
      return Ledger.read(session, LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1));
    }
  }

  /** The newest ledger line of a date. */
  PrecomputeRun line(Processor processor, LocalDate date) {
    return ledger().newest(processor, date).orElseThrow();
  }

  /** The newest outcomes of a processor, by date. */
  Map<LocalDate, String> outcomes(Processor processor) {
    Map<LocalDate, String> outcomes = new TreeMap<>();
    query(
            "SELECT analysis_date, arg_max(outcome, finished_at) FROM"
                + " nba_processing.precompute_runs"
                + " WHERE processor_name = '%s' GROUP BY 1".formatted(processor.storedName()))
        .rows()
        .forEach(row -> outcomes.put((LocalDate) row.get(0), (String) row.get(1)));
    return outcomes;
  }

  /** Tables of the file that nothing declares, which a run must not leave behind. */
  List<String> undeclaredTables() {
    Set<String> declared =
        Tables.all().stream().map(TableSpec::qualifiedName).collect(Collectors.toSet());
    return query(
            "SELECT table_schema || '.' || table_name FROM information_schema.tables WHERE"
                + " table_type <> 'VIEW'")
        .rows()
        .stream()
        .map(row -> String.valueOf(row.get(0)))
        .filter(table -> !declared.contains(table))
        .toList();
  }

  QueryResult query(String sql) {
    try (WarehouseSession session = warehouse.openForReading()) {
      return session.query(sql);
    }
  }

  /** A processor's part of a summary. */
  static ProcessorSummary of(BackfillSummary summary, Processor processor) {
    return summary.processors().stream()
        .filter(part -> part.processor() == processor)
        .findFirst()
        .orElseThrow();
  }

  /** The dates of a processor that a run wrote ledger lines for. */
  static List<LocalDate> dates(BackfillSummary summary, Processor processor) {
    return of(summary, processor).dates().stream().map(PrecomputeRun::analysisDate).toList();
  }
}
