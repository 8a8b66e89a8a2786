package dev.fastbreak.app.backfill;

import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.run.RunId;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.plan.Ledger;
import dev.fastbreak.plan.NeededColumns;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.Planner;
import dev.fastbreak.plan.UndatedRows;
import dev.fastbreak.plan.Upstream;
import dev.fastbreak.plan.Work;
import dev.fastbreak.warehouse.Bill;
import dev.fastbreak.warehouse.Recording;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Carries a plan out: chunk by chunk, each with all processors in one pipeline and published in one
 * transaction. Chunks read nothing of each other, so several run at once. Nothing is kept but the
 * ledger, so a run that was cut off is resumed by giving the same command again.
 */
public final class Backfill {

  /** What is said when Java's memory does not do. */
  public static final String OUT_OF_MEMORY =
      "Out of memory. Give the program more (FASTBREAK_JAVA_OPTIONS=-Xmx4g) or compute less at once"
          + " (--chunk month).";

  private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);

  private final Warehouse warehouse;
  private final Planner planner;
  private final PipelineRunner runner;
  private final Clock clock;
  private final BackfillListener listener;
  private final AtomicBoolean stopped = new AtomicBoolean();

  public Backfill(
      Warehouse warehouse, PipelineRunner runner, Clock clock, BackfillListener listener) {
    this.warehouse = warehouse;
    this.planner = new Planner(warehouse);
    this.runner = runner;
    this.clock = clock;
    this.listener = listener;
  }

  /** Lets the chunks that are being published end, and begins no more. Any thread may call it. */
  public void stop() {
    stopped.set(true);
  }

  /**
   * Plans and carries out.
   *
   * @throws WarehouseException when the warehouse cannot be used at all; trouble with one chunk is
   *     told in the summary instead
   */
  public BackfillSummary run(BackfillRequest request) {
    Instant begin = clock.instant();
    String runId = RunId.next(clock);
    listener.begun(runId);
    try (WarehouseSession session = warehouse.open()) {
      Preparation prepared = prepare(session, request);
      Plan plan = prepared.plan();
      LOG.info(
          "Run {} on {}: {} dates of processors due", runId, warehouse.uri(), plan.due().size());
      // Runs of a warehouse that others share say little of how long this machine takes.
      if (!plan.due().isEmpty() && warehouse.localFile().isPresent()) {
        listener.pace(Pace.of(prepared.before()));
      }
      listener.planned(plan);
      Map<ProcessorDate, String> errors =
          carryOut(
              Work.of(
                  plan,
                  request.chunk(),
                  new Work.Run(runId, begin, request.failureLimit(), request.command())),
              request.failFast(),
              session);
      Ledger ledger = Ledger.read(session, plan.firstDate(), plan.lastDate());
      return new BackfillSummary(
          runId,
          plan.processors().stream()
              .map(
                  processor ->
                      ProcessorSummary.of(processor, plan, ledger.ofRun(processor, runId), errors))
              .toList(),
          stopped.get(),
          Duration.between(begin, clock.instant()),
          prepared.undated(),
          runner.bill().plus(new Bill(planner.billedBytes() + session.billedBytes(), true)));
    }
  }

  /** What is decided before the first pipeline, and on what. */
  private record Preparation(Plan plan, Ledger before, List<UndatedRows> undated) {}

  /** Plans on one state of the warehouse, and lets others have it again. */
  private Preparation prepare(WarehouseSession session, BackfillRequest request) {
    try (WarehouseSession.Hold held = session.hold()) {
      session.createMissingTables();
      NeededColumns.require(session, request.processors());
      LeagueCalendar calendar = Upstream.calendar(session);
      Ledger before = Ledger.read(session, request.start(), request.end());
      if (hasWork(request, calendar, before)) {
        runner.warmUp();
      }
      List<UndatedRows> undated = UndatedRows.of(session, calendar);
      Plan plan =
          planner.plan(
              session,
              calendar,
              before,
              request.start(),
              request.end(),
              request.processors(),
              request.resume());
      return new Preparation(plan, before, undated);
    }
  }

  /** Whether there is work for certain; there may be some all the same, when input changed. */
  private static boolean hasWork(BackfillRequest request, LeagueCalendar calendar, Ledger ledger) {
    List<LocalDate> dates =
        calendar.seasons().values().stream()
            .flatMap(
                season ->
                    season
                        .datesUpToFront()
                        .subSet(request.start(), request.end().plusDays(1))
                        .stream()
                        .filter(date -> !season.isBootstrap(date)))
            .toList();
    return !dates.isEmpty() && !(request.resume() && ledger.knowsAll(request.processors(), dates));
  }

  /** Does the work as far as it goes. What breaks one chunk must not lose the others. */
  private Map<ProcessorDate, String> carryOut(
      Work work, boolean failFast, WarehouseSession session) {
    AtomicBoolean failed = new AtomicBoolean();
    int abreast =
        Math.max(1, Math.min(work.chunks().size(), runner.pipelinesAbreast(work.chunks())));
    List<Supplier<Map<ProcessorDate, String>>> tasks = new ArrayList<>();
    // Beside the first pipeline: nothing that is computed waits for these lines.
    tasks.add(() -> record(work.recordings(), failed, session));
    for (Chunk chunk : work.chunks()) {
      tasks.add(
          () ->
              stopped.get() || (failFast && failed.get())
                  ? Map.of()
                  : attempt(chunk, failed, () -> compute(chunk, abreast, failed, session)));
    }
    Map<ProcessorDate, String> errors = new HashMap<>();
    Parallel.run(tasks, abreast).forEach(errors::putAll);
    return errors;
  }

  /** Writes down how the dates ended of which nothing is computed. */
  private Map<ProcessorDate, String> record(
      List<Recording> recordings, AtomicBoolean failed, WarehouseSession session) {
    Map<ProcessorDate, String> errors = new HashMap<>();
    for (Recording recording : recordings) {
      if (stopped.get()) {
        break;
      }
      errors.putAll(
          attempt(
              recording.chunk(),
              failed,
              () -> listener.published(session.record(recording.endedAt(clock.instant())))));
    }
    return errors;
  }

  private void compute(Chunk chunk, int abreast, AtomicBoolean failed, WarehouseSession session) {
    listener.started(chunk);
    runner.compute(chunk, abreast);
    Ledger ledger = Ledger.read(session, chunk.firstDate(), chunk.lastDate());
    List<PrecomputeRun> lines =
        chunk.processors().stream()
            .flatMap(
                processor ->
                    ledger.ofRun(processor, chunk.runId()).stream()
                        .filter(line -> chunk.computes(processor, line.analysisDate())))
            .toList();
    if (lines.stream().anyMatch(line -> line.ended().keepsEarlierRows())) {
      failed.set(true);
    }
    listener.published(lines);
  }

  /**
   * Why dates were not published, by date; empty when all of the chunk were.
   *
   * @param failed is set when not all were
   */
  private Map<ProcessorDate, String> attempt(Chunk chunk, AtomicBoolean failed, Runnable step) {
    MDC.setContextMap(
        Map.of(
            "run_id", chunk.runId(),
            "processor", chunk.processors().toString(),
            "date", chunk.firstDate() + "/" + chunk.lastDate()));
    LOG.info("{} begins", chunk);
    try {
      step.run();
      LOG.info("{} is published", chunk);
      return Map.of();
    } catch (Throwable e) {
      // An Error too: a chunk that is too large for the memory must not end the other chunks. And
      // whatever a runner throws past the compiler.
      failed.set(true);
      LOG.warn("{} was not published", chunk, e);
      Map<ProcessorDate, String> errors = new HashMap<>();
      String message = "from %s: %s".formatted(chunk.firstDate(), rootMessage(e));
      chunk.due().forEach(due -> errors.put(due, message));
      listener.broke(chunk, message);
      return errors;
    } finally {
      MDC.clear();
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null
        && !(cause instanceof WarehouseException || cause instanceof JobFailedException)) {
      cause = cause.getCause();
    }
    String said = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    // A class that another thread had no memory to initialize tells of it in words alone.
    return cause instanceof OutOfMemoryError || said.contains(OutOfMemoryError.class.getName())
        ? OUT_OF_MEMORY
        : said;
  }
}
