package dev.fastbreak.app.backfill;

import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.plan.UndatedRows;
import dev.fastbreak.warehouse.Bill;
import java.time.Duration;
import java.util.List;

/**
 * How a backfill ended.
 *
 * @param runId the run
 * @param processors one summary per processor, in order of computation
 * @param interrupted whether the user ended it
 * @param elapsed time the whole run took
 * @param undated upstream rows that belong to no date and so took no part; the verdict does not
 *     follow from them
 * @param bill what the warehouse bills for its queries
 */
public record BackfillSummary(
    String runId,
    List<ProcessorSummary> processors,
    boolean interrupted,
    Duration elapsed,
    List<UndatedRows> undated,
    Bill bill) {

  /** How the whole run ended; the exit code follows from it. */
  public enum Verdict {
    /** Every date is complete or skipped. */
    DONE,
    /** Every date is one of a season's first 14 days, and there was nothing to compute. */
    SKIPPED_BOOTSTRAP,
    /** Every date has rows, some have unexpected failures. */
    DONE_WITH_FAILURES,
    /** At least one date failed, is blocked, or was not published. */
    FAILED,
    /** The user ended the run; what was published is safe. */
    INTERRUPTED
  }

  /** The same, with bytes that were billed before it began. */
  public BackfillSummary withBilled(long bytes) {
    return new BackfillSummary(
        runId, processors, interrupted, elapsed, undated, bill.plus(new Bill(bytes, true)));
  }

  public Verdict verdict() {
    if (interrupted) {
      return Verdict.INTERRUPTED;
    }
    boolean failed =
        processors.stream()
            .anyMatch(
                p ->
                    p.error() != null
                        || p.notPublished() > 0
                        || p.count(Outcome.FAILED) > 0
                        || p.count(Outcome.BLOCKED) > 0);
    if (failed) {
      return Verdict.FAILED;
    }
    if (!processors.isEmpty()
        && processors.stream().allMatch(p -> p.bootstrap() > 0 && p.bootstrap() == p.gameDates())) {
      return Verdict.SKIPPED_BOOTSTRAP;
    }
    return processors.stream().anyMatch(p -> p.count(Outcome.COMPLETE_WITH_FAILURES) > 0)
        ? Verdict.DONE_WITH_FAILURES
        : Verdict.DONE;
  }
}
