package dev.fastbreak.app.backfill;

import dev.fastbreak.app.plan.Plan;
import dev.fastbreak.app.plan.PlannedDate;
import dev.fastbreak.app.plan.Reason;
import dev.fastbreak.beam.launch.BlockedDate;
import dev.fastbreak.beam.launch.Ledger;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.warehouse.WarehouseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One processor's part of a run: its due dates chunk by chunk, and a line in the ledger for dates
 * that are not computed.
 */
final class ProcessorRun {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessorRun.class);

  private final Processor processor;
  private final BackfillRequest request;
  private final RunContext run;
  private final int abreast;
  private List<PlannedDate> dates = List.of();
  private List<PlannedDate> withoutGames = List.of();
  private List<PlannedDate> due = List.of();
  private boolean keptEarlierRows;
  private @Nullable String error;

  ProcessorRun(Processor processor, BackfillRequest request, RunContext run, int abreast) {
    this.processor = processor;
    this.request = request;
    this.run = run;
    this.abreast = abreast;
  }

  /** Never throws: what breaks one processor must not lose what is known of the others. */
  Part run() {
    Instant begin = run.clock().instant();
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
            dates.size() - (int) dates.stream().filter(ProcessorRun::isLeftToDo).count(),
            with(Reason.BOOTSTRAP).size(),
            written,
            (int) (due.size() - published),
            error,
            Duration.between(begin, run.clock().instant()));
    return new Part(summary, begin);
  }

  private void computeDueDates() {
    // Earlier stages have changed the ledger: what was due because of them may be up to date.
    Plan plan =
        run.planner().plan(request.start(), request.end(), List.of(processor), request.resume());
    dates = plan.of(processor);
    withoutGames = plan.withoutGames(processor);
    due = dates.stream().filter(date -> date.reason().isDue()).toList();
    if (run.stopped().get()) {
      // What they lack would have come in this run: they are left over, not blocked.
      due = dates.stream().filter(ProcessorRun::isLeftToDo).toList();
      return;
    }
    List<PlannedDate> blocked = with(Reason.BLOCKED);
    List<PlannedDate> bootstrap = withoutLedgerLine(with(Reason.BOOTSTRAP));
    List<List<PlannedDate>> chunks = Chunks.of(due, request.chunk());
    LOG.info(
        "{}: {} dates due, {} blocked, {} bootstrap, of {}; chunks: {}",
        processor,
        due.size(),
        blocked.size(),
        with(Reason.BOOTSTRAP).size(),
        dates.size(),
        chunks.size());
    run.listener()
        .started(
            processor,
            due.size() + blocked.size() + bootstrap.size() + withoutGames.size(),
            chunks.size());

    recordAll(withoutGames, Outcome.NO_GAMES);
    recordAll(bootstrap, Outcome.SKIPPED_BOOTSTRAP);
    recordAll(blocked, Outcome.BLOCKED);
    for (List<PlannedDate> chunk : chunks) {
      if (run.stopped().get() || (request.failFast() && failedSoFar())) {
        break;
      }
      attempt(chunk, () -> run.runner().compute(chunk(chunk), abreast));
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
                    .filter(line -> line.ended() == Outcome.SKIPPED_BOOTSTRAP)
                    .isEmpty())
        .toList();
  }

  private void recordAll(List<PlannedDate> dates, Outcome outcome) {
    for (List<PlannedDate> chunk : Chunks.of(dates, ChunkSize.SEASON)) {
      List<Failure> failures =
          outcome == Outcome.BLOCKED
              ? chunk.stream().map(this::missingDependency).toList()
              : List.of();
      attempt(chunk, () -> run.runner().record(chunk(chunk), outcome, failures));
    }
  }

  private Failure missingDependency(PlannedDate date) {
    return new BlockedDate(processor, date.date(), date.detail()).failure();
  }

  private void attempt(List<PlannedDate> chunk, Runnable step) {
    LocalDate first = chunk.get(0).date();
    LocalDate last = chunk.get(chunk.size() - 1).date();
    LOG.info("{}: {} to {} begins", processor, first, last);
    try {
      step.run();
      LOG.info("{}: {} to {} is published", processor, first, last);
      List<PrecomputeRun> lines =
          linesOfThisRun(first, last).stream().filter(line -> isOneOf(chunk, line)).toList();
      keptEarlierRows |= lines.stream().anyMatch(line -> line.ended().keepsEarlierRows());
      run.listener().published(processor, lines);
    } catch (RuntimeException | Error e) {
      // An Error too: a chunk that is too large for the memory must not end the other chunks.
      broke(" from " + first, e);
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
      return linesOfThisRun(request.start(), request.end());
    } catch (RuntimeException e) {
      broke("", e);
      return List.of();
    }
  }

  private boolean failedSoFar() {
    return error != null || keptEarlierRows;
  }

  private List<PrecomputeRun> linesOfThisRun(LocalDate first, LocalDate last) {
    return Ledger.read(run.session(), first, last).ofRun(processor, run.runId());
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

  private static String rootMessage(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null
        && !(cause instanceof WarehouseException || cause instanceof JobFailedException)) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
