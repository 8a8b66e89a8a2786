package dev.fastbreak.warehouse.sql;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.PhaseOutcomes;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.Recording;
import java.util.List;
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
record Ending(ProcessorDate due, Outcome outcome, DateTally tally, @Nullable Failure failure) {

  /** Everything that a publication publishes, in the order of computation, then by date. */
  static List<Ending> of(Publication publication) {
    PhaseOutcomes outcomes = publication.outcomes();
    return publication.chunk().due().stream()
        .map(
            due ->
                new Ending(
                    due, outcomes.of(due), outcomes.tally(due), outcomes.ofWholeDates().get(due)))
        .toList();
  }

  /** Everything that is written down without having been computed, in the same order. */
  static List<Ending> of(Recording recording) {
    return recording.chunk().due().stream().map(due -> of(recording, due)).toList();
  }

  private static Ending of(Recording recording, ProcessorDate due) {
    if (recording.outcome() != Outcome.BLOCKED) {
      return new Ending(due, recording.outcome(), DateTally.empty(), null);
    }
    return new Ending(
        due,
        Outcome.BLOCKED,
        DateTally.ofWholeDate(),
        new Failure(
            due.date(),
            Failure.DATE_LEVEL,
            FailureCategory.MISSING_DEPENDENCY,
            recording.reasons().getOrDefault(due, "")));
  }

  Processor processor() {
    return due.processor();
  }

  boolean keepsEarlierRows() {
    return outcome.keepsEarlierRows();
  }

  /** Digest of the rows that take the place of the earlier ones; null when there are none. */
  @Nullable String output() {
    return switch (outcome) {
      case COMPLETE, COMPLETE_WITH_FAILURES -> tally.output().hex();
      case FAILED, BLOCKED, SKIPPED_BOOTSTRAP, NO_GAMES -> null;
    };
  }
}
