package dev.fastbreak.beam.launch;

import dev.fastbreak.beam.transform.ComputeFeatures.Interceptor;
import dev.fastbreak.beam.transform.RecordOutcome;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.plan.InputDigests;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.RunId;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One processor's pipeline as a plain Beam program: all game dates of a range inside one season, in
 * one job, published with its ledger lines. It does not ask the ledger whether they are done and
 * runs no other processor; that is what the backfill is for. Dates that lack what the processor
 * requires are recorded as blocked, as the backfill does.
 */
public final class StandaloneRun {

  private static final Logger LOG = LoggerFactory.getLogger(StandaloneRun.class);

  private final Processor processor;
  private final ProcessorPipeline pipeline;

  private StandaloneRun(Processor processor, ProcessorPipeline pipeline) {
    this.processor = processor;
    this.pipeline = pipeline;
  }

  public static StandaloneRun of(Processor processor, ProcessorPipeline pipeline) {
    return new StandaloneRun(processor, pipeline);
  }

  /**
   * Parses {@link ProcessorOptions} and runs; returns when the runner returns.
   *
   * @throws IllegalArgumentException when an option is missing or the range cannot be one job
   * @throws IllegalStateException when dates are blocked, after the others have been computed. A
   *     job that goes on elsewhere has not ended by then, and is not disowned: the log says so
   */
  public void main(String[] args) {
    PipelineOptionsFactory.register(ProcessorOptions.class);
    ProcessorOptions options = parsed(args);
    Clock clock = Clock.systemUTC();
    Warehouse warehouse = warehouse(options);
    Wanted wanted = Wanted.of(options);
    // Held while the pipeline runs: a warehouse in a file keeps what is staged as long as it is
    // open.
    try (WarehouseSession session = warehouse.open()) {
      run(work(session, wanted, clock), warehouse, args, clock);
    }
  }

  private void run(Work work, Warehouse warehouse, String[] args, Clock clock) {
    if (!work.blocked.isEmpty()) {
      record(work, warehouse, parsed(args), clock);
    }
    @Nullable PipelineResult result = null;
    if (!work.due.isEmpty()) {
      ProcessorOptions options = parsed(args);
      warehouse.configure(options);
      Pipeline job = Pipeline.create(options);
      pipeline.build(job, warehouse, work.chunk(work.due), clock, Interceptor.NONE);
      result = job.run();
    }
    if (!work.blocked.isEmpty()) {
      if (result == null || hasEnded(result)) {
        throw new IllegalStateException(work.blockedSentence());
      }
      LOG.warn("{}", work.blockedSentence());
    }
  }

  /** Whether a job has ended in this process, well: otherwise the runner would have thrown. */
  static boolean hasEnded(PipelineResult result) {
    try {
      return result.getState() == PipelineResult.State.DONE;
    } catch (UnsupportedOperationException e) {
      // A launcher of templates only writes the job down, and refuses to say anything of it.
      return false;
    }
  }

  private static ProcessorOptions parsed(String[] args) {
    return PipelineOptionsFactory.fromArgs(args).withValidation().as(ProcessorOptions.class);
  }

  /** In this process: elsewhere, a job would take minutes to write down a few lines. */
  private static void record(
      Work work, Warehouse warehouse, ProcessorOptions options, Clock clock) {
    options.setRunner(DirectRunner.class);
    warehouse.configure(options);
    Pipeline here = Pipeline.create(options);
    here.apply(
        "Record blocked",
        RecordOutcome.of(
            warehouse,
            work.chunk(work.blocked.keySet()),
            Outcome.BLOCKED,
            work.blocked.values().stream().map(BlockedDate::failure).toList(),
            clock));
    here.run().waitUntilFinish();
  }

  private static Warehouse warehouse(ProcessorOptions options) {
    Warehouse warehouse = Warehouses.of(options.getWarehouse());
    if (!warehouse.isReachableFromElsewhere() && !options.getRunner().equals(DirectRunner.class)) {
      throw new IllegalArgumentException(
          "--warehouse=%s is a file of this machine, which the workers of %s cannot reach. Use bigquery:PROJECT."
              .formatted(options.getWarehouse(), options.getRunner().getSimpleName()));
    }
    return warehouse;
  }

  /** What the options ask for, once they make sense. */
  private record Wanted(LocalDate start, LocalDate end, double failureLimit) {

    static Wanted of(ProcessorOptions options) {
      LocalDate start = date("startDate", options.getStartDate());
      LocalDate end = date("endDate", options.getEndDate());
      if (end.isBefore(start)) {
        throw new IllegalArgumentException(
            "--endDate=%s lies before --startDate=%s; give the earlier one first."
                .formatted(end, start));
      }
      double limit = options.getFailureLimit();
      if (!(limit >= 0 && limit <= 1)) {
        throw new IllegalArgumentException(
            "--failureLimit=%s is no share; give a number from 0 to 1.".formatted(limit));
      }
      return new Wanted(start, end, limit);
    }

    private static LocalDate date(String option, String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            "--%s=%s is not a date; write YYYY-MM-DD".formatted(option, text), e);
      }
    }
  }

  /** What there is to do: dates to compute, and dates that cannot be. */
  private record Work(Chunk all, Set<LocalDate> due, NavigableMap<LocalDate, BlockedDate> blocked) {

    Chunk chunk(Set<LocalDate> dates) {
      return new Chunk(
          all.processor(),
          all.season(),
          all.dueDates().stream().filter(due -> dates.contains(due.date())).toList(),
          all.runId(),
          all.startedAt(),
          all.failureLimit());
    }

    String blockedSentence() {
      return "BLOCKED: %d of %d dates of %s. The first: %s"
          .formatted(
              blocked.size(),
              all.dates().size(),
              all.processor(),
              blocked.firstEntry().getValue().describe());
    }
  }

  private Work work(WarehouseSession session, Wanted wanted, Clock clock) {
    LocalDate start = wanted.start;
    LocalDate end = wanted.end;
    session.createMissingTables();
    LeagueCalendar calendar = Upstream.calendar(session);
    for (UndatedRows undated : UndatedRows.of(session, calendar)) {
      LOG.warn("{}. {}", undated.describe(), UndatedRows.remedy());
    }
    SeasonSchedule season = onlySeason(calendar, start, end);
    List<LocalDate> dates =
        season.gameDates().subSet(start, end.plusDays(1)).stream()
            .filter(date -> !season.isBootstrap(date))
            .toList();
    if (dates.isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing to compute from %s to %s: every game date of the range is one of the season's first 14 days"
              .formatted(start, end));
    }
    LocalDate last = dates.get(dates.size() - 1);
    InputState state =
        new InputState(
            InputDigests.of(Upstream.fingerprints(session, season, last), dates),
            Ledger.read(session, start, end));
    ArrayList<DueDate> due = new ArrayList<>();
    NavigableMap<LocalDate, BlockedDate> blocked = new TreeMap<>();
    for (LocalDate date : dates) {
      due.add(new DueDate(date, state.digest(processor, date)));
      Set<Processor> missing = state.missing(processor, date);
      if (!missing.isEmpty()) {
        blocked.put(date, new BlockedDate(processor, date, BlockedDate.lack(missing)));
      }
    }
    Set<LocalDate> free = new TreeSet<>(dates);
    free.removeAll(blocked.keySet());
    return new Work(
        new Chunk(processor, season, due, RunId.next(clock), clock.instant(), wanted.failureLimit),
        free,
        blocked);
  }

  private static SeasonSchedule onlySeason(
      LeagueCalendar calendar, LocalDate start, LocalDate end) {
    List<SeasonSchedule> seasons =
        calendar.seasons().values().stream()
            .filter(season -> !season.gameDates().subSet(start, end.plusDays(1)).isEmpty())
            .toList();
    if (seasons.size() != 1) {
      throw new IllegalArgumentException(
          "One job computes dates of one season, but %s to %s has game dates of %s. Give a range inside one of the seasons %s"
              .formatted(
                  start, end, seasons.isEmpty() ? "none" : seasons, calendar.seasons().values()));
    }
    return seasons.get(0);
  }
}
