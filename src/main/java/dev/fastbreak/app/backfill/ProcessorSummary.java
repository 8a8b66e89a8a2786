package dev.fastbreak.app.backfill;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.plan.Reason;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one processor ended in a backfill.
 *
 * @param processor the processor
 * @param gameDates game dates in the range
 * @param upToDate dates that were done before the run, bootstrap included
 * @param bootstrap of those, the bootstrap days, whoever recorded them
 * @param dates ledger lines of the dates that this run computed, skipped or blocked, oldest first
 * @param notPublished dates that were due or blocked but whose pipeline broke or never began
 * @param error why a pipeline broke, or null
 */
public record ProcessorSummary(
    Processor processor,
    int gameDates,
    int upToDate,
    int bootstrap,
    List<PrecomputeRun> dates,
    int notPublished,
    @Nullable String error) {

  /**
   * Compares what was planned with what stands in the ledger.
   *
   * @param written the run's ledger lines of the processor
   * @param errors why dates were not published
   */
  static ProcessorSummary of(
      Processor processor,
      Plan plan,
      List<PrecomputeRun> written,
      Map<ProcessorDate, String> errors) {
    List<PlannedDate> dates = plan.of(processor);
    List<PlannedDate> toDo =
        dates.stream()
            .filter(date -> date.reason().isDue() || date.reason() == Reason.BLOCKED)
            .toList();
    Set<LocalDate> published =
        written.stream().map(PrecomputeRun::analysisDate).collect(Collectors.toSet());
    return new ProcessorSummary(
        processor,
        dates.size(),
        dates.size() - toDo.size(),
        (int) dates.stream().filter(date -> date.reason() == Reason.BOOTSTRAP).count(),
        written,
        (int) toDo.stream().filter(date -> !published.contains(date.date())).count(),
        errors.entrySet().stream()
            .filter(entry -> entry.getKey().processor() == processor)
            .min(Map.Entry.comparingByKey(Comparator.comparing(ProcessorDate::date)))
            .map(Map.Entry::getValue)
            .orElse(null));
  }

  /** Dates of this run that ended so. */
  public long count(Outcome outcome) {
    return dates.stream().filter(date -> date.ended() == outcome).count();
  }

  public long rowsWritten() {
    return dates.stream().mapToLong(PrecomputeRun::rowsWritten).sum();
  }

  public long rowsUnchanged() {
    return dates.stream().mapToLong(PrecomputeRun::rowsUnchanged).sum();
  }

  public long rowsRefreshed() {
    return dates.stream().mapToLong(PrecomputeRun::rowsRefreshed).sum();
  }

  public long rowsDeleted() {
    return dates.stream().mapToLong(PrecomputeRun::rowsDeleted).sum();
  }

  public long failuresExpected() {
    return dates.stream().mapToLong(PrecomputeRun::failuresExpected).sum();
  }

  public long failuresUnexpected() {
    return dates.stream().mapToLong(PrecomputeRun::failuresUnexpected).sum();
  }
}
