package dev.fastbreak.warehouse.sql;

import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.warehouse.Publication;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Makes the ledger line of a date. */
final class LedgerLine {

  private LedgerLine() {}

  /**
   * The line of a date.
   *
   * @param changes what publishing does to the date's rows; nothing when earlier rows are kept
   * @param earlierDigest the output digest of the newest earlier line, for a date that keeps its
   *     earlier rows
   */
  static PrecomputeRun of(
      Publication publication,
      LocalDate date,
      DateChanges changes,
      @Nullable String earlierDigest) {
    DateTally tally = publication.tally(date);
    Outcome outcome = publication.outcome(date);
    return new PrecomputeRun(
        publication.processor().storedName(),
        date,
        publication.chunk().runId(),
        outcome.name(),
        changes.written(),
        changes.unchanged(),
        changes.refreshed(),
        changes.deleted(),
        tally.failuresExpected(),
        tally.failuresUnexpected() + tally.dateLevelUnexpected(),
        tally.population(),
        inputDigest(publication, date),
        outputDigest(outcome, tally, earlierDigest),
        publication.processor().codeVersion(),
        storable(publication.chunk().startedAt()),
        storable(publication.finishedAt()));
  }

  /** Whether a line that carries the publication's run id was written by the very same run. */
  static boolean isOf(Publication publication, PrecomputeRun line) {
    return line.startedAt().equals(storable(publication.chunk().startedAt()))
        && inputDigest(publication, line.analysisDate()).equals(line.inputDigest());
  }

  private static @Nullable String outputDigest(
      Outcome outcome, DateTally tally, @Nullable String earlierDigest) {
    return switch (outcome) {
      case FAILED, BLOCKED -> earlierDigest;
      case SKIPPED_BOOTSTRAP, NO_GAMES -> null;
      case COMPLETE, COMPLETE_WITH_FAILURES -> tally.output().hex();
    };
  }

  private static String inputDigest(Publication publication, LocalDate date) {
    return publication.chunk().dueDates().stream()
        .filter(due -> due.date().equals(date))
        .map(DueDate::inputDigest)
        .findFirst()
        .orElseThrow();
  }

  /** Warehouses keep microseconds; what is answered now must equal what is read back later. */
  private static Instant storable(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
