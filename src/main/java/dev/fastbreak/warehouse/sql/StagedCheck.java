package dev.fastbreak.warehouse.sql;

import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.PublicationRefusedException;
import dev.fastbreak.warehouse.StagedRowsMissingException;
import dev.fastbreak.warehouse.StagingTable;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Whether what a chunk's pipeline staged is what it counted: every entity is one row or one
 * failure, no key is there with two different rows, and nothing lies outside the chunk.
 */
final class StagedCheck {

  private final Publication publication;
  private final List<ProcessorDate> due;
  private final Counts counts;
  private final PublishStatements sql;
  private final SqlReader reader;

  StagedCheck(Publication publication, Counts counts, PublishStatements sql, SqlReader reader) {
    this.publication = publication;
    this.due = publication.chunk().due();
    this.counts = counts;
    this.sql = sql;
    this.reader = reader;
  }

  /**
   * Passes when all is well.
   *
   * @throws PublicationRefusedException with the first date that no waiting can put right, and its
   *     counts
   * @throws StagedRowsMissingException when there is no such date, with the first that lacks rows
   */
  void require() {
    requireInsideChunk(counts.dates(Counts.ROWS), "rows are staged");
    requireInsideChunk(counts.dates(Counts.FAILURES), "failures are staged");
    requireInsideChunk(publication.tallies().keySet(), "entities were counted");
    if (counts.strangers() > 0) {
      throw new PublicationRefusedException(
          "%d rows are staged that carry another run than %s. Nothing was published; run these dates again."
              .formatted(counts.strangers(), publication.chunk().runId()));
    }
    due.forEach(this::requireNotTooMuch);
    due.forEach(this::requireEnough);
  }

  private void requireInsideChunk(Set<ProcessorDate> dates, String what) {
    Chunk chunk = publication.chunk();
    Set<ProcessorDate> inside = Set.copyOf(due);
    dates.stream()
        .filter(date -> !inside.contains(date))
        .min(Comparator.comparing(ProcessorDate::processor).thenComparing(ProcessorDate::date))
        .ifPresent(
            date -> {
              throw refused(
                  date,
                  "%s, but the chunk has not this date (%s to %s, %d dates)"
                      .formatted(
                          what,
                          chunk.firstDate(),
                          chunk.lastDate(),
                          chunk.dates(date.processor()).size()));
            });
  }

  private void requireNotTooMuch(ProcessorDate date) {
    DateTally tally = tally(date);
    if (!tally.accountsForEveryone()) {
      throw refused(
          date,
          "%d entities, but %d rows, %d expected and %d unexpected failures"
              .formatted(
                  tally.population(),
                  tally.rows(),
                  tally.failuresExpected(),
                  tally.failuresUnexpected()));
    }
    requireUnique(date, counts.rows(date), publication.rows(date.processor()), "rows");
    requireUnique(date, counts.failures(date), publication.failures(), "failures");
    if (counts.rows(date).rows() > tally.rows()) {
      throw refused(date, rowsDiffer(date));
    }
    if (counts.failures(date).rows() > tally.failures()) {
      throw refused(date, failuresDiffer(date));
    }
  }

  private void requireEnough(ProcessorDate date) {
    if (counts.rows(date).rows() < tally(date).rows()) {
      throw missing(date, rowsDiffer(date));
    }
    if (counts.failures(date).rows() < tally(date).failures()) {
      throw missing(date, failuresDiffer(date));
    }
  }

  private DateTally tally(ProcessorDate date) {
    return publication.tally(date.processor(), date.date());
  }

  private String rowsDiffer(ProcessorDate date) {
    return "%d rows were computed, but %d are staged"
        .formatted(tally(date).rows(), counts.rows(date).rows());
  }

  private String failuresDiffer(ProcessorDate date) {
    return "%d failures were counted, but %d are staged"
        .formatted(tally(date).failures(), counts.failures(date).rows());
  }

  private void requireUnique(
      ProcessorDate date, Counts.Count count, StagingTable<?> staging, String what) {
    if (count.isRepeated()) {
      throw refused(
          date,
          "%d %s are staged for %d keys; more than once: %s"
              .formatted(
                  count.rows(),
                  what,
                  count.keys(),
                  reader.query(sql.stagedTwice(staging, date)).rows()));
    }
  }

  private static PublicationRefusedException refused(ProcessorDate date, String why) {
    return new PublicationRefusedException(
        "%s on %s: %s. Nothing was published; run these dates again."
            .formatted(date.processor(), date.date(), why));
  }

  private static StagedRowsMissingException missing(ProcessorDate date, String why) {
    return new StagedRowsMissingException(
        "%s on %s: %s. Nothing was published; a runner that tries a step again may find the rest, otherwise run these dates again."
            .formatted(date.processor(), date.date(), why));
  }
}
