package dev.fastbreak.warehouse;

import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.run.Outcome;
import java.time.Instant;
import java.util.Map;

/**
 * Dates for which nothing is computed, and how they ended: bootstrap days, dates without games, and
 * dates that are blocked. What a date without games held is deleted; a blocked one keeps its rows.
 *
 * @param outcome how all of them ended: SKIPPED_BOOTSTRAP, NO_GAMES or BLOCKED
 * @param reasons for blocked dates, what the failure of the whole date says
 * @param finishedAt the time the ledger gives as the end of the run
 */
public record Recording(
    Chunk chunk, Outcome outcome, Map<ProcessorDate, String> reasons, Instant finishedAt) {

  /** The same, written down at another time. */
  public Recording endedAt(Instant time) {
    return new Recording(chunk, outcome, reasons, time);
  }

  /** What is being done, for messages: {@code Recording BLOCKED of PCF, ML}. */
  public String doing() {
    return "Recording " + outcome + " of " + Publication.names(chunk);
  }
}
