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
record StagedCheck(
    Publication publication, Counts counts, PublishStatements sql, SqlReader reader) {

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
    List<ProcessorDate> due = publication.chunk().due();
    due.forEach(this::requireNotTooMuch);
    due.forEach(this::requireEnough);
  }

  private void requireInsideChunk(Set<ProcessorDate> dates, String what) {
    Chunk chunk = publication.chunk();
    Set<ProcessorDate> inside = Set.copyOf(chunk.due());
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
    List<Part> parts = parts(date);
    parts.forEach(part -> requireUnique(date, part));
    for (Part part : parts) {
      if (part.staged.rows() > part.counted) {
        throw refused(date, part.difference());
      }
    }
  }

  private void requireEnough(ProcessorDate date) {
    for (Part part : parts(date)) {
      if (part.staged.rows() < part.counted) {
        throw missing(date, part.difference());
      }
    }
  }

  /** What one staging table has of a date, beside what the pipeline counted. */
  private record Part(
      String what, String verb, long counted, Counts.Count staged, StagingTable<?> staging) {

    String difference() {
      return "%d %s were %s, but %d are staged".formatted(counted, what, verb, staged.rows());
    }
  }

  private List<Part> parts(ProcessorDate date) {
    DateTally tally = tally(date);
    return List.of(
        new Part(
            "rows",
            "computed",
            tally.rows(),
            counts.rows(date),
            publication.rows(date.processor())),
        new Part(
            "failures",
            "counted",
            tally.failures(),
            counts.failures(date),
            publication.failures()));
  }

  private DateTally tally(ProcessorDate date) {
    return publication.tally(date.processor(), date.date());
  }

  private void requireUnique(ProcessorDate date, Part part) {
    if (part.staged.isRepeated()) {
      throw refused(
          date,
          "%d %s are staged for %d keys; more than once: %s"
              .formatted(
                  part.staged.rows(),
                  part.what,
                  part.staged.keys(),
                  reader.query(sql.stagedTwice(part.staging, date)).rows()));
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
