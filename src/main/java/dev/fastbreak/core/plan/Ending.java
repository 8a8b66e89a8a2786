package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How one date of one processor ends.
 *
 * @param due the processor and the date
 * @param outcome how it ended
 * @param tally what the ledger tells of it
 * @param failure the failure of the whole date that stands in place of those that were staged; null
 *     when these count
 */
public record Ending(
    ProcessorDate due, Outcome outcome, DateTally tally, @Nullable Failure failure) {

  /** An ending of which nothing counts but why. */
  public static Ending ofWholeDate(ProcessorDate due, Outcome outcome, Failure failure) {
    return new Ending(due, outcome, DateTally.ofWholeDate(), failure);
  }

  public Processor processor() {
    return due.processor();
  }

  public boolean keepsEarlierRows() {
    return outcome.keepsEarlierRows();
  }

  /** Digest of the rows that take the place of the earlier ones; null when there are none. */
  public @Nullable String output() {
    return switch (outcome) {
      case COMPLETE, COMPLETE_WITH_FAILURES -> tally.output().hex();
      case FAILED, BLOCKED, SKIPPED_BOOTSTRAP, NO_GAMES -> null;
    };
  }
}
