package dev.fastbreak.warehouse;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.PhaseOutcomes;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.PrecomputeFailure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A chunk whose rows and failures are staged, ready to be checked and published.
 *
 * @param tallies what the pipeline counted while it computed; a date that is not there had nobody
 *     to account for
 * @param outcomes how each date ended, by these counts
 * @param finishedAt the time the ledger gives as the end of the run
 */
public record Publication(
    Chunk chunk,
    Map<ProcessorDate, DateTally> tallies,
    PhaseOutcomes outcomes,
    Instant finishedAt) {

  /** A publication whose outcomes follow from its counts. */
  public static Publication of(
      Chunk chunk, Map<ProcessorDate, DateTally> tallies, Instant finishedAt) {
    return new Publication(chunk, tallies, new PhaseOutcomes(chunk, tallies), finishedAt);
  }

  public StagingTable<?> rows(Processor processor) {
    return StagingTable.rowsOf(chunk, processor.table());
  }

  /** Where the failures of all processors are staged. */
  public StagingTable<PrecomputeFailure> failures() {
    return StagingTable.failuresOf(chunk);
  }

  /** The counts of a date; all zero when its population was empty. */
  public DateTally tally(Processor processor, LocalDate date) {
    return tallies.getOrDefault(new ProcessorDate(processor, date), DateTally.empty());
  }

  /** What is being done, for messages: {@code Publishing TDZA, PSZA}. */
  public String doing() {
    return "Publishing " + names(chunk);
  }

  static String names(Chunk chunk) {
    return chunk.processors().stream().map(Processor::name).collect(Collectors.joining(", "));
  }
}
