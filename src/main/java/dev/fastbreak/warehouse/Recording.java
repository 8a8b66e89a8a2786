package dev.fastbreak.warehouse;

import dev.fastbreak.core.plan.BlockedDate;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.Ending;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Dates for which nothing is computed, and how they ended: bootstrap days, dates without games, and
 * dates that are blocked. What a date without games held is deleted; a blocked one keeps its rows.
 *
 * @param outcome how all of them ended: SKIPPED_BOOTSTRAP, NO_GAMES or BLOCKED
 * @param reasons for blocked dates, what the failure of the whole date says
 */
public record Recording(
    Chunk chunk, Outcome outcome, Map<ProcessorDate, String> reasons, Instant finishedAt)
    implements ChunkOutcome {

  /** The same, written down at another time. */
  public Recording endedAt(Instant time) {
    return new Recording(chunk, outcome, reasons, time);
  }

  @Override
  public List<Ending> endings() {
    return chunk.due().stream()
        .map(
            due ->
                outcome == Outcome.BLOCKED
                    ? BlockedDate.blocked(due, reasons.getOrDefault(due, ""))
                    : new Ending(due, outcome, DateTally.empty(), null))
        .toList();
  }

  /** {@code Recording BLOCKED of PCF, ML}. */
  @Override
  public String doing() {
    return "Recording " + outcome + " of " + names();
  }
}
