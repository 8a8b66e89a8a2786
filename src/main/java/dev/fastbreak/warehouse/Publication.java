package dev.fastbreak.warehouse;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.Ending;
import dev.fastbreak.core.plan.PhaseOutcomes;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.PrecomputeFailure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A chunk whose rows and failures are staged, ready to be checked and published.
 *
 * @param tallies what the pipeline counted while it computed; a date that is not there had nobody
 *     to account for
 */
public record Publication(Chunk chunk, Map<ProcessorDate, DateTally> tallies, Instant finishedAt)
    implements ChunkOutcome {

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

  @Override
  public List<Ending> endings() {
    return List.copyOf(PhaseOutcomes.of(chunk, tallies).values());
  }

  /** {@code Publishing TDZA, PSZA}. */
  @Override
  public String doing() {
    return "Publishing " + names();
  }
}
