package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.Outcome;
import java.util.EnumSet;
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

  private PhaseOutcomes() {}

  /**
   * Judges a chunk.
   *
   * @param counted what was counted; a date that is not there had nobody to account for
   * @return all the chunk's dates, in the order of computation, then by date
   */
  public static Map<ProcessorDate, Ending> of(Chunk chunk, Map<ProcessorDate, DateTally> counted) {
    Map<ProcessorDate, Ending> endings = new LinkedHashMap<>();
    for (ProcessorDate due : chunk.due()) {
      Set<Processor> missing = missing(due, endings);
      endings.put(
          due,
          missing.isEmpty()
              ? judged(chunk, due, counted.getOrDefault(due, DateTally.empty()))
              : BlockedDate.byThisRun(due, missing).ending());
    }
    return endings;
  }

  private static Ending judged(Chunk chunk, ProcessorDate due, DateTally tally) {
    return tally.equals(DateTally.empty())
        ? Ending.ofWholeDate(due, Outcome.FAILED, NobodyToCompute.failure(chunk.season(), due))
        : new Ending(due, tally.outcome(chunk.failureLimit()), tally, null);
  }

  private static Set<Processor> missing(ProcessorDate due, Map<ProcessorDate, Ending> endings) {
    Set<Processor> missing = EnumSet.noneOf(Processor.class);
    for (Processor required : due.processor().requires()) {
      Ending upstream = endings.get(new ProcessorDate(required, due.date()));
      // Where upstream knew nobody there is nobody to wait for.
      if (upstream != null
          && (upstream.outcome() == Outcome.BLOCKED
              || (upstream.outcome() == Outcome.FAILED && upstream.tally().population() > 0))) {
        missing.add(required);
      }
    }
    return missing;
  }
}
