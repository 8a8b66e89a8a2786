package dev.fastbreak.warehouse.sql;

import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.PublicationRefusedException;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.StagedRowsMissingException;
import dev.fastbreak.warehouse.StagingTable;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a chunk's pipeline staged is what it counted: every entity is one row or one
 * failure, no key is there twice, and nothing lies outside the chunk.
 */
final class StagedCheck {

  private final Publication publication;
  private final PublishStatements sql;
  private final SqlReader reader;

  StagedCheck(Publication publication, PublishStatements sql, SqlReader reader) {
    this.publication = publication;
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
    Map<LocalDate, StagedCount> rows = counts(reader.query(sql.stagedRows()));
    Map<LocalDate, StagedCount> failures = counts(reader.query(sql.stagedFailures()));
    requireInsideChunk(rows, "rows are staged");
    requireInsideChunk(failures, "failures are staged");
    requireInsideChunk(publication.tallies(), "entities were counted");
    long strangers = Cells.number(reader.query(sql.strangers()), 0);
    if (strangers > 0) {
      throw refused("%d staged rows carry another run or processor".formatted(strangers));
    }
    for (LocalDate date : publication.chunk().dates()) {
      requireNotTooMuch(date, count(rows, date), count(failures, date));
    }
    for (LocalDate date : publication.chunk().dates()) {
      requireEnough(date, count(rows, date), count(failures, date));
    }
  }

  private static StagedCount count(Map<LocalDate, StagedCount> counts, LocalDate date) {
    return counts.getOrDefault(date, StagedCount.NONE);
  }

  private void requireInsideChunk(Map<LocalDate, ?> dates, String what) {
    Set<LocalDate> chunk = new HashSet<>(publication.chunk().dates());
    for (LocalDate date : new TreeMap<>(dates).keySet()) {
      if (!chunk.contains(date)) {
        throw refused(
            "%s: %s, but the chunk has not this date (%s to %s, %d dates)"
                .formatted(
                    date,
                    what,
                    publication.chunk().firstDate(),
                    publication.chunk().lastDate(),
                    chunk.size()));
      }
    }
  }

  private void requireNotTooMuch(LocalDate date, StagedCount rows, StagedCount failures) {
    DateTally tally = publication.tally(date);
    if (!tally.accountsForEveryone()) {
      throw refused(
          "%s: %d entities, but %d rows, %d expected and %d unexpected failures"
              .formatted(
                  date,
                  tally.population(),
                  tally.rows(),
                  tally.failuresExpected(),
                  tally.failuresUnexpected()));
    }
    requireUnique(date, rows, publication.rows(), "rows");
    requireUnique(date, failures, publication.failures(), "failures");
    if (rows.rows() > tally.rows()) {
      throw refused(rowsDiffer(date, rows, tally));
    }
    if (failures.rows() > tally.failures()) {
      throw refused(failuresDiffer(date, failures, tally));
    }
  }

  private void requireEnough(LocalDate date, StagedCount rows, StagedCount failures) {
    DateTally tally = publication.tally(date);
    if (rows.rows() < tally.rows()) {
      throw missing(rowsDiffer(date, rows, tally));
    }
    if (failures.rows() < tally.failures()) {
      throw missing(failuresDiffer(date, failures, tally));
    }
  }

  private static String rowsDiffer(LocalDate date, StagedCount rows, DateTally tally) {
    return "%s: %d rows were computed, but %d are staged"
        .formatted(date, tally.rows(), rows.rows());
  }

  private static String failuresDiffer(LocalDate date, StagedCount failures, DateTally tally) {
    return "%s: %d failures were counted, but %d are staged"
        .formatted(date, tally.failures(), failures.rows());
  }

  private void requireUnique(
      LocalDate date, StagedCount count, StagingTable<?> staging, String what) {
    if (count.rows() != count.keys()) {
      throw refused(
          "%s: %d %s are staged for %d keys; more than once: %s"
              .formatted(
                  date,
                  count.rows(),
                  what,
                  count.keys(),
                  reader.query(sql.stagedTwice(staging, date)).rows()));
    }
  }

  private PublicationRefusedException refused(String why) {
    return new PublicationRefusedException(
        "%s on %s. Nothing was published; run these dates again."
            .formatted(publication.processor(), why));
  }

  private StagedRowsMissingException missing(String why) {
    return new StagedRowsMissingException(
        "%s on %s. Nothing was published; a runner that tries a step again may find the rest, otherwise run these dates again."
            .formatted(publication.processor(), why));
  }

  private static Map<LocalDate, StagedCount> counts(QueryResult answer) {
    Map<LocalDate, StagedCount> counts = new TreeMap<>();
    for (List<@Nullable Object> row : answer.rows()) {
      counts.put(Cells.date(row, 0), new StagedCount(Cells.number(row, 1), Cells.number(row, 2)));
    }
    return counts;
  }
}
