package dev.fastbreak.app.backfill;

import dev.fastbreak.app.plan.Plan;
import dev.fastbreak.app.plan.PlannedDate;
import dev.fastbreak.app.plan.Planner;
import dev.fastbreak.app.plan.Reason;
import dev.fastbreak.beam.launch.Ledger;
import dev.fastbreak.beam.launch.Upstream;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a plan out: stage by stage in the processors' order, chunk by chunk, each chunk published
 * in one transaction. Several seasons go through their stages next to each other. Nothing is kept
 * but the ledger, so a run that was cut off is resumed by giving the same command again.
 */
public final class Backfill {

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
    String runId = newRunId();
    LeagueCalendar calendar;
    // The session keeps the warehouse open, and to ourselves, from the plan to the last publish.
    try (WarehouseSession session = warehouse.open()) {
      session.createMissingTables();
      calendar = Upstream.calendar(session);
      Plan plan =
          planner.plan(request.start(), request.end(), request.processors(), request.resume());
      listener.planned(plan);
      Run run = new Run(calendar, runId, begin, session);
      List<BackfillRequest> seasons = bySeason(request, calendar);
      List<ProcessorSummary> summaries =
          seasons.size() > 1 && runner.pipelinesAbreast() > 1
              ? seasonsAbreast(seasons, run)
              : stageByStage(request, run);
      return new BackfillSummary(
          runId,
          summaries,
          stopped.get(),
          Duration.between(begin, clock.instant()),
          new RunTraffic(
              runner.traffic().sum(),
              planner.traffic().plus(session.traffic()),
              runner.traffic().isWhole()));
    }
  }

  /** What all parts of a run share. */
  private record Run(
      LeagueCalendar calendar, String runId, Instant startedAt, WarehouseSession session) {}

  /** The same request for each season of the range: seasons read nothing of each other. */
  private static List<BackfillRequest> bySeason(BackfillRequest request, LeagueCalendar calendar) {
    LocalDate end = request.end().plusDays(1);
    return calendar.seasons().values().stream()
        .map(season -> season.gameDates().subSet(request.start(), end))
        .filter(dates -> !dates.isEmpty())
        .map(dates -> request.between(dates.first(), dates.last()))
        .toList();
  }

  /** One season: the processors of a stage share the machine, and the next stage waits for them. */
  private List<ProcessorSummary> stageByStage(BackfillRequest request, Run run) {
    List<ProcessorSummary> summaries = new ArrayList<>();
    for (List<Processor> stage : Stages.of(request.processors())) {
      int abreast = Math.min(stage.size(), runner.pipelinesAbreast());
      List<Supplier<Part>> work = new ArrayList<>();
      stage.forEach(processor -> work.add(new Work(processor, request, run, abreast)::run));
      List<ProcessorSummary> ended = abreast(work, abreast).stream().map(Part::summary).toList();
      ended.forEach(listener::finished);
      summaries.addAll(ended);
      if (request.failFast() && ended.stream().anyMatch(Backfill::hasFailed)) {
        break;
      }
    }
    summaries.sort(Comparator.comparing(ProcessorSummary::processor));
    return List.copyOf(summaries);
  }

  /** Several seasons: each goes through all its stages by itself, next to the others. */
  private List<ProcessorSummary> seasonsAbreast(List<BackfillRequest> seasons, Run run) {
    int abreast = Math.min(seasons.size(), runner.pipelinesAbreast());
    AtomicBoolean failed = new AtomicBoolean();
    List<Supplier<List<Part>>> lanes = new ArrayList<>();
    for (BackfillRequest season : seasons) {
      lanes.add(() -> lane(season, run, abreast, failed));
    }
    Map<Processor, List<Part>> parts = new EnumMap<>(Processor.class);
    for (List<Part> lane : abreast(lanes, abreast)) {
      for (Part part : lane) {
        parts.computeIfAbsent(part.summary().processor(), p -> new ArrayList<>()).add(part);
      }
    }
    List<ProcessorSummary> summaries = parts.values().stream().map(Part::together).toList();
    summaries.forEach(listener::finished);
    return summaries;
  }

  private List<Part> lane(BackfillRequest season, Run run, int abreast, AtomicBoolean failed) {
    List<Part> parts = new ArrayList<>();
    for (List<Processor> stage : Stages.of(season.processors())) {
      for (Processor processor : stage) {
        if (season.failFast() && failed.get()) {
          return parts;
        }
        Part part = new Work(processor, season, run, abreast).run();
        parts.add(part);
        if (hasFailed(part.summary())) {
          failed.set(true);
        }
      }
    }
    return parts;
  }

  private static boolean hasFailed(ProcessorSummary summary) {
    return summary.error() != null
        || summary.count(Outcome.FAILED) + summary.count(Outcome.BLOCKED) > 0;
  }

  /** Answers of all tasks in their order, so many of them at once. */
  private static <T> List<T> abreast(List<Supplier<T>> tasks, int atOnce) {
    if (atOnce == 1) {
      return tasks.stream().map(Supplier::get).toList();
    }
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      List<CompletableFuture<T>> running =
          tasks.stream().map(task -> CompletableFuture.supplyAsync(task, threads)).toList();
      return running.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    } finally {
      threads.shutdown();
    }
  }

  /** One processor's part of the run. */
  private final class Work {
    private final Processor processor;
    private final BackfillRequest request;
    private final Run run;
    private final int abreast;
    private List<PlannedDate> dates = List.of();
    private List<PlannedDate> due = List.of();
    private @Nullable String error;

    Work(Processor processor, BackfillRequest request, Run run, int abreast) {
      this.processor = processor;
      this.request = request;
      this.run = run;
      this.abreast = abreast;
    }

    /** Never throws: what breaks one processor must not lose what is known of the others. */
    Part run() {
      Instant begin = clock.instant();
      try {
        computeDueDates();
      } catch (RuntimeException | Error e) {
        broke("", e);
      }
      List<PrecomputeRun> written = writtenLines();
      long published = written.stream().filter(line -> isOneOf(due, line)).count();
      ProcessorSummary summary =
          new ProcessorSummary(
              processor,
              dates.size(),
              dates.size() - (int) dates.stream().filter(Work::isLeftToDo).count(),
              written,
              (int) (due.size() - published),
              error,
              Duration.between(begin, clock.instant()));
      return new Part(summary, begin);
    }

    private void computeDueDates() {
      // Earlier stages have changed the ledger: what was due because of them may be up to date.
      dates =
          planner
              .plan(request.start(), request.end(), List.of(processor), request.resume())
              .of(processor);
      due = dates.stream().filter(date -> date.reason().isDue()).toList();
      if (stopped.get()) {
        // What they lack would have come in this run: they are left over, not blocked.
        due = dates.stream().filter(Work::isLeftToDo).toList();
        return;
      }
      List<PlannedDate> blocked = with(Reason.BLOCKED);
      List<PlannedDate> bootstrap = withoutLedgerLine(with(Reason.BOOTSTRAP));
      List<List<PlannedDate>> chunks = Chunks.of(due, request.chunk());
      listener.started(processor, due.size() + blocked.size() + bootstrap.size(), chunks.size());

      recordAll(bootstrap, Outcome.SKIPPED_BOOTSTRAP);
      recordAll(blocked, Outcome.BLOCKED);
      for (List<PlannedDate> chunk : chunks) {
        if (stopped.get() || (request.failFast() && failedSoFar())) {
          break;
        }
        attempt(chunk, () -> runner.compute(chunk(chunk), abreast));
      }
    }

    private static boolean isLeftToDo(PlannedDate date) {
      return date.reason().isDue() || date.reason() == Reason.BLOCKED;
    }

    private List<PlannedDate> with(Reason reason) {
      return dates.stream().filter(date -> date.reason() == reason).toList();
    }

    private List<PlannedDate> withoutLedgerLine(List<PlannedDate> dates) {
      if (dates.isEmpty()) {
        return dates;
      }
      Ledger ledger = Ledger.read(run.session(), request.start(), request.end());
      return dates.stream()
          .filter(
              date ->
                  ledger
                      .newest(processor, date.date())
                      .filter(line -> line.outcome().equals(Outcome.SKIPPED_BOOTSTRAP.name()))
                      .isEmpty())
          .toList();
    }

    private void recordAll(List<PlannedDate> dates, Outcome outcome) {
      for (List<PlannedDate> chunk : Chunks.of(dates, ChunkSize.SEASON)) {
        List<Failure> failures =
            outcome == Outcome.BLOCKED
                ? chunk.stream().map(this::missingDependency).toList()
                : List.of();
        attempt(chunk, () -> runner.record(chunk(chunk), outcome, failures));
      }
    }

    private Failure missingDependency(PlannedDate date) {
      return new Failure(
          date.date(),
          Failure.DATE_LEVEL,
          FailureCategory.MISSING_DEPENDENCY,
          "%s of %s cannot be computed: there are %s and that date is not done. Run the missing processors for the date first."
              .formatted(processor, date.date(), date.detail()));
    }

    private void attempt(List<PlannedDate> chunk, Runnable step) {
      try {
        step.run();
        listener.published(
            processor, linesOfThisRun().stream().filter(line -> isOneOf(chunk, line)).toList());
      } catch (RuntimeException | Error e) {
        // An Error too: a chunk that is too large for the memory must not end the other chunks.
        broke(" from " + chunk.get(0).date(), e);
      }
    }

    private void broke(String where, Throwable e) {
      LOG.warn("{}{} was not published", processor, where, e);
      if (error == null) {
        // The first error is the one to look at: later ones often follow from it.
        error = "%s%s: %s".formatted(processor, where, rootMessage(e));
      }
    }

    private List<PrecomputeRun> writtenLines() {
      try {
        return linesOfThisRun();
      } catch (RuntimeException e) {
        broke("", e);
        return List.of();
      }
    }

    private boolean failedSoFar() {
      return error != null
          || linesOfThisRun().stream()
              .anyMatch(line -> Outcome.valueOf(line.outcome()).keepsEarlierRows());
    }

    private List<PrecomputeRun> linesOfThisRun() {
      return Ledger.read(run.session(), request.start(), request.end())
          .ofRun(processor, run.runId());
    }

    private boolean isOneOf(List<PlannedDate> some, PrecomputeRun line) {
      return some.stream().anyMatch(date -> date.date().equals(line.analysisDate()));
    }

    private Chunk chunk(List<PlannedDate> dates) {
      SeasonSchedule season = Map.copyOf(run.calendar().seasons()).get(dates.get(0).seasonYear());
      if (season == null) {
        throw new IllegalStateException("No season for " + dates.get(0));
      }
      ArrayList<DueDate> dueDates = new ArrayList<>();
      dates.forEach(date -> dueDates.add(date.due()));
      return new Chunk(
          processor, season, dueDates, run.runId(), run.startedAt(), request.failureLimit());
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null
        && !(cause instanceof WarehouseException || cause instanceof JobFailedException)) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static String newRunId() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
  }
}
