package dev.fastbreak.app.report;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.PlannedDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How one game date stands for one processor.
 *
 * @param state whether it is done
 * @param rows rows that it has
 * @param readyRows those of them that are ready for production
 * @param ledger its newest line in the ledger, or null
 */
record DateLine(
    Processor processor,
    LocalDate date,
    State state,
    long rows,
    long readyRows,
    @Nullable PrecomputeRun ledger) {

  /** Whether a date is done, and if not, why. */
  enum State {
    COMPLETE,
    COMPLETE_WITH_FAILURES,
    FAILED,
    BLOCKED,
    SKIPPED_BOOTSTRAP,
    NO_GAMES,
    DUE_AGAIN,
    MISSING,
    /** Games before it have no result yet; nothing is due. */
    WAITING;

    /** Whether nothing is left to do. */
    boolean isDone() {
      return this == COMPLETE || this == SKIPPED_BOOTSTRAP || this == NO_GAMES || this == WAITING;
    }

    /** The state of a planned date with its newest line in the ledger. */
    static State of(PlannedDate planned, @Nullable PrecomputeRun newest) {
      return switch (planned.reason()) {
        case BOOTSTRAP -> SKIPPED_BOOTSTRAP;
        case NO_GAMES -> NO_GAMES;
        case BLOCKED -> BLOCKED;
        case UP_TO_DATE,
            MISSING,
            FAILED,
            INPUT_CHANGED,
            LOGIC_CHANGED,
            ROWS_DIFFER,
            UPSTREAM_DUE,
            FORCED -> {
          if (newest == null) {
            yield MISSING;
          }
          State recorded = valueOf(newest.ended().name());
          yield recorded.isDone() && planned.reason().isDue() ? DUE_AGAIN : recorded;
        }
      };
    }
  }

  long failures() {
    return ledger == null ? 0 : ledger.failuresExpected() + ledger.failuresUnexpected();
  }
}
