package dev.fastbreak.beam.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.RunId;
import dev.fastbreak.plan.ChunkSize;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.plan.Planner;
import dev.fastbreak.plan.Reason;
import dev.fastbreak.plan.UndatedRows;
import dev.fastbreak.plan.Upstream;
import dev.fastbreak.plan.Work;
import dev.fastbreak.warehouse.Recording;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipeline of the phase as a plain Beam program: all game dates of a range inside one season,
 * in one job, published with its ledger lines. It does not ask the ledger whether they are done;
 * that is what the backfill is for. Dates that lack what a processor requires are recorded as
 * blocked, as the backfill does.
 */
public final class PhaseProgram {

  private static final Logger LOG = LoggerFactory.getLogger(PhaseProgram.class);

  private PhaseProgram() {}

  /**
   * Parses {@link PhaseOptions} and runs; returns when the runner returns.
   *
   * @throws IllegalArgumentException when an option is missing or the range cannot be one job
   * @throws IllegalStateException when dates are blocked, after the others have been computed. A
   *     job that goes on elsewhere has not ended by then, and is not disowned: the log says so
   */
  public static void main(String[] args) {
    PipelineOptionsFactory.register(PhaseOptions.class);
    Clock clock = Clock.systemUTC();
    PhaseOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(PhaseOptions.class);
    Warehouse warehouse = warehouse(options);
    Wanted wanted = Wanted.of(options);
    // Held while the pipeline runs: a warehouse in a file keeps what is staged as long as it is
    // open.
    try (WarehouseSession session = warehouse.open()) {
      session.createMissingTables();
      for (UndatedRows undated : UndatedRows.of(session, Upstream.calendar(session))) {
        LOG.warn("{}. {}", undated.describe(), UndatedRows.remedy());
      }
      Plan plan =
          new Planner(warehouse).plan(wanted.start(), wanted.end(), wanted.processors(), false);
      requireOneSeason(plan);
      Work work =
          Work.of(
              plan,
              ChunkSize.SEASON,
              new Work.Run(RunId.next(clock), clock.instant(), wanted.failureLimit(), null));
      for (Recording recording : work.recordings()) {
        if (recording.outcome() == Outcome.BLOCKED) {
          session.record(recording.endedAt(clock.instant()));
        }
      }
      @Nullable PipelineResult result = null;
      for (Chunk chunk : work.chunks()) {
        warehouse.configure(options);
        Pipeline pipeline = Pipeline.create(options);
        PhasePipeline.build(pipeline, warehouse, chunk, Calculations.STANDARD, clock);
        result = pipeline.run();
      }
      tellOfBlockedDates(plan, result);
    }
  }

  private static void tellOfBlockedDates(Plan plan, @Nullable PipelineResult result) {
    List<PlannedDate> blocked = plan.with(Reason.BLOCKED);
    if (blocked.isEmpty()) {
      return;
    }
    String sentence =
        "BLOCKED: %d of %d dates. The first: %s"
            .formatted(
                blocked.size(),
                blocked.size() + plan.due().size(),
                blocked.get(0).blocked().describe());
    if (result == null || hasEnded(result)) {
      throw new IllegalStateException(sentence);
    }
    LOG.warn("{}", sentence);
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

  private static void requireOneSeason(Plan plan) {
    if (plan.seasons().size() != 1) {
      throw new IllegalArgumentException(
          "One job computes dates of one season, but %s to %s has game dates of %s. Give a range inside one season"
              .formatted(
                  plan.start(),
                  plan.end(),
                  plan.seasons().isEmpty()
                      ? "none"
                      : plan.seasons().values().stream()
                          .map(s -> s.schedule().toString())
                          .sorted()
                          .toList()));
    }
    if (plan.dates().stream().allMatch(date -> date.reason() == Reason.BOOTSTRAP)) {
      throw new IllegalArgumentException(
          "Nothing to compute from %s to %s: every game date of the range is one of the season's first 14 days"
              .formatted(plan.start(), plan.end()));
    }
  }

  private static Warehouse warehouse(PhaseOptions options) {
    Warehouse warehouse = Warehouses.of(options.getWarehouse());
    if (!warehouse.isReachableFromElsewhere() && !options.getRunner().equals(DirectRunner.class)) {
      throw new IllegalArgumentException(
          "--warehouse=%s is a file of this machine, which the workers of %s cannot reach. Use bigquery:PROJECT."
              .formatted(options.getWarehouse(), options.getRunner().getSimpleName()));
    }
    return warehouse;
  }

  /** What the options ask for, once they make sense. */
  private record Wanted(
      LocalDate start, LocalDate end, List<Processor> processors, double failureLimit) {

    static Wanted of(PhaseOptions options) {
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
      List<Processor> processors =
          Arrays.stream(options.getProcessors().split(",", -1))
              .map(Wanted::processor)
              .distinct()
              .sorted()
              .toList();
      return new Wanted(start, end, processors, limit);
    }

    private static Processor processor(String name) {
      return Processor.find(name)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "--processors: there is no '%s'; the names are %s"
                          .formatted(name, List.of(Processor.values()))));
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
}
