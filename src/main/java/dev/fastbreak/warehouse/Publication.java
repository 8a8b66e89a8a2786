package dev.fastbreak.warehouse;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.table.TableSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chunk whose rows and failures are staged, ready to be checked and published.
 *
 * @param chunk what was computed
 * @param rows staging table of the rows
 * @param failures staging table of the failures
 * @param tallies per due date, what the pipeline counted while it computed
 * @param forced outcome of every date when nothing was computed; null to judge by counts
 * @param finishedAt the time the ledger gives as the end of the run
 */
public record Publication(
    Chunk chunk,
    StagingTable<?> rows,
    StagingTable<PrecomputeFailure> failures,
    Map<LocalDate, DateTally> tallies,
    @Nullable Outcome forced,
    Instant finishedAt) {

  /** Dates for which nothing was computed and nobody failed: there is nothing to stage. */
  public static Publication withoutRows(Chunk chunk, Outcome outcome, Instant finishedAt) {
    return new Publication(
        chunk,
        StagingTable.rowsOf(chunk, chunk.processor().table()),
        StagingTable.failuresOf(chunk),
        Map.of(),
        outcome,
        finishedAt);
  }

  /** Where the rows go. */
  public TableSpec<?> target() {
    return chunk.processor().table();
  }

  public Processor processor() {
    return chunk.processor();
  }

  /** How a date ended. */
  public Outcome outcome(LocalDate date) {
    return forced != null ? forced : tally(date).outcome(chunk.failureLimit());
  }

  /** The counts of a date; all zero when its population was empty. */
  public DateTally tally(LocalDate date) {
    return tallies.getOrDefault(date, DateTally.empty());
  }
}
