package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.Outcome;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How each date of each processor of a chunk ended. It follows from the counts, and from how the
 * processors that it requires ended in the same chunk: a date of which one of them failed, or is
 * blocked itself, is blocked, so that no row is published that was made from rows that are not.
 *
 * <p>A game date of which upstream knows nobody has failed: its games were or will be played, so
 * somebody's rows are missing. Otherwise it would be done without a row, and nobody would notice
 * that the nightly job came before the box scores.
 */
public final class PhaseOutcomes {

  private final Map<ProcessorDate, Outcome> outcomes = new HashMap<>();
  private final Map<ProcessorDate, DateTally> tallies = new HashMap<>();
  private final Map<ProcessorDate, Failure> failures = new LinkedHashMap<>();

  /**
   * Judges a chunk.
   *
   * @param counted what was counted; a date that is not there had nobody to account for
   */
  public PhaseOutcomes(Chunk chunk, Map<ProcessorDate, DateTally> counted) {
    for (ProcessorDate due : chunk.due()) {
      DateTally tally = counted.getOrDefault(due, DateTally.empty());
      Set<Processor> missing = missing(due);
      if (!missing.isEmpty()) {
        outcomes.put(due, Outcome.BLOCKED);
        tallies.put(due, DateTally.ofWholeDate());
        failures.put(due, BlockedDate.byThisRun(due, missing).failure());
      } else if (tally.equals(DateTally.empty())) {
        outcomes.put(due, Outcome.FAILED);
        tallies.put(due, DateTally.ofWholeDate());
        failures.put(due, NobodyToCompute.failure(chunk.season(), due));
      } else {
        outcomes.put(due, tally.outcome(chunk.failureLimit()));
        tallies.put(due, tally);
      }
    }
  }

  private Set<Processor> missing(ProcessorDate due) {
    Set<Processor> missing = EnumSet.noneOf(Processor.class);
    for (Processor required : due.processor().requires()) {
      ProcessorDate upstream = new ProcessorDate(required, due.date());
      Outcome ended = outcomes.get(upstream);
      // Where upstream knew nobody there is nobody to wait for.
      if (ended == Outcome.BLOCKED
          || (ended == Outcome.FAILED && tally(upstream).population() > 0)) {
        missing.add(required);
      }
    }
    return missing;
  }

  /** How a date that the chunk computes ended. */
  public Outcome of(ProcessorDate due) {
    Outcome outcome = outcomes.get(due);
    if (outcome == null) {
      throw new IllegalArgumentException("The chunk does not compute " + due);
    }
    return outcome;
  }

  /** The counts of a date as the ledger tells them. */
  public DateTally tally(ProcessorDate due) {
    return tallies.getOrDefault(due, DateTally.empty());
  }

  /**
   * Failures of whole dates that follow from the counts. They stand in place of everything that was
   * staged as failures of these dates.
   */
  public Map<ProcessorDate, Failure> ofWholeDates() {
    return Collections.unmodifiableMap(failures);
  }
}
