package dev.fastbreak.app.backfill;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one processor ended in a backfill.
 *
 * @param processor the processor
 * @param gameDates game dates in the range
 * @param upToDate dates that were done before the run, bootstrap included
 * @param bootstrap of those, the bootstrap days, whoever recorded them
 * @param dates ledger lines of the dates that this run computed, skipped or blocked, oldest first
 * @param notPublished dates that were due but whose pipeline broke or never began
 * @param error why a pipeline broke, or null
 * @param elapsed time the processor took
 */
public record ProcessorSummary(
    Processor processor,
    int gameDates,
    int upToDate,
    int bootstrap,
    List<PrecomputeRun> dates,
    int notPublished,
    @Nullable String error,
    Duration elapsed) {

  /** A summary whose bootstrap days are those that the run recorded. */
  public ProcessorSummary(
      Processor processor,
      int gameDates,
      int upToDate,
      List<PrecomputeRun> dates,
      int notPublished,
      @Nullable String error,
      Duration elapsed) {
    this(
        processor,
        gameDates,
        upToDate,
        (int) count(dates, Outcome.SKIPPED_BOOTSTRAP),
        dates,
        notPublished,
        error,
        elapsed);
  }

  /** Dates of this run that ended so. */
  public long count(Outcome outcome) {
    return count(dates, outcome);
  }

  private static long count(List<PrecomputeRun> dates, Outcome outcome) {
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
