package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.ProcessorSummary;
import dev.fastbreak.app.output.BlockedDates;
import dev.fastbreak.app.output.OutputFile;
import dev.fastbreak.app.output.SummaryReport;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.app.progress.BackfillProgress;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs a backfill in front of a user: progress, Ctrl-C, summary, exit code. */
record BackfillJob(WarehouseCommand command, Warehouse warehouse, ComputeOptions options) {

  /** Failed dates whose reason is printed. */
  private static final int MOST_REASONS = 3;

  /**
   * Runs it.
   *
   * @param json where the summary goes as JSON, or null
   * @param billedBefore bytes that were billed before, to see whether there is anything to compute
   */
  int run(BackfillRequest request, @Nullable OutputFile json, long billedBefore) {
    CommandContext context = command.context();
    Terminal terminal = context.terminal();
    // Jobs elsewhere are told of in lines, which carry their addresses; a bar would have none.
    boolean elsewhere = request.pipelineOptions().containsKey(ComputeOptions.RUNNER);
    BackfillProgress progress =
        BackfillProgress.on(
            elsewhere ? terminal.withoutAnimation() : terminal,
            options.progress(),
            context.clock());
    warehouse.localFile().ifPresent(file -> progress.besides(file, command.commandLine()));
    Engine.Job job =
        context
            .engine()
            .backfill(
                warehouse, context.clock(), progress, request.pipelineOptions(), request.jobs());
    try (Interruption interruption = new Interruption(job, terminal, next(request))) {
      BackfillSummary summary;
      try (progress) {
        summary = job.run(request).withBilled(billedBefore);
      }
      int exitCode = ExitCode.of(summary.verdict());
      SummaryReport report =
          new SummaryReport(
              summary,
              options.queryPrice(),
              blocked(request, summary),
              whyFailed(summary),
              next(request));
      DateRange range = new DateRange(request.start(), request.end());
      report.print(terminal, " " + range.asOptions(), command.warehouseOption());
      if (json != null) {
        json.write(report.json(request.start(), request.end(), exitCode));
      }
      options.ended(exitCode, summary.verdict().name(), summary.runId(), terminal);
      return exitCode;
    }
  }

  /** What the same command does after this one was interrupted. */
  private static String next(BackfillRequest request) {
    return request.resume()
        ? "the same command resumes"
        : "the same command computes every date again, as --no-resume says";
  }

  /** What the blocked dates wait for; the plan knows. */
  private List<BlockedDates> blocked(BackfillRequest request, BackfillSummary summary) {
    return summary.processors().stream().allMatch(p -> p.count(Outcome.BLOCKED) == 0)
        ? List.of()
        : BlockedDates.of(
            command.plan(
                warehouse,
                new DateRange(request.start(), request.end()),
                request.processors(),
                true));
  }

  /**
   * Why dates failed: what is said of whole dates, and of others the first unexpected failure of
   * each processor.
   */
  private List<String> whyFailed(BackfillSummary summary) {
    Map<String, TreeSet<LocalDate>> failed = new HashMap<>();
    TreeSet<LocalDate> dates = new TreeSet<>();
    for (ProcessorSummary processor : summary.processors()) {
      for (PrecomputeRun line : processor.dates()) {
        if (line.ended() == Outcome.FAILED) {
          failed
              .computeIfAbsent(line.processorName(), p -> new TreeSet<>())
              .add(line.analysisDate());
          dates.add(line.analysisDate());
        }
      }
    }
    if (dates.isEmpty()) {
      return List.of();
    }
    Slice<PrecomputeFailure> slice =
        new Slice<>(
            Projection.of(Tables.PRECOMPUTE_FAILURES, PrecomputeFailure.class),
            dates.first(),
            dates.last());
    try (WarehouseSession session = warehouse.openForReading()) {
      Set<String> named = new HashSet<>();
      List<String> reasons =
          session.fetch(slice).rows().stream()
              .filter(failure -> failure.runId().equals(summary.runId()))
              .filter(
                  failure ->
                      failed
                          .getOrDefault(failure.processorName(), new TreeSet<>())
                          .contains(failure.analysisDate()))
              .filter(failure -> isOfDate(failure) || isUnexpected(failure))
              .sorted(
                  Comparator.comparing(PrecomputeFailure::analysisDate)
                      .thenComparing(PrecomputeFailure::entityId))
              .filter(failure -> isOfDate(failure) || named.add(failure.processorName()))
              .map(BackfillJob::said)
              .distinct()
              .toList();
      return reasons.size() <= MOST_REASONS
          ? reasons
          : Stream.concat(
                  reasons.stream().limit(MOST_REASONS),
                  Stream.of("And %d more.".formatted(reasons.size() - MOST_REASONS)))
              .toList();
    }
  }

  private static boolean isOfDate(PrecomputeFailure failure) {
    return failure.entityId().equals(Failure.DATE_LEVEL);
  }

  private static boolean isUnexpected(PrecomputeFailure failure) {
    return !FailureCategory.ofLabel(failure.failureCategory()).expected();
  }

  private static String said(PrecomputeFailure failure) {
    return isOfDate(failure)
        ? failure.failureReason()
        : "%s %s, for example %s: %s"
            .formatted(
                Processor.ofStoredName(failure.processorName())
                    .map(Processor::name)
                    .orElse(failure.processorName()),
                failure.analysisDate(),
                failure.entityId(),
                failure.failureReason());
  }
}
