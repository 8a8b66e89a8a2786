package dev.fastbreak.core.run;

/** How a date ended for a processor. */
public enum Outcome {
  /** Only rows and expected failures. */
  COMPLETE(true),
  /** Some failures are unexpected, but fewer than the limit. */
  COMPLETE_WITH_FAILURES(false),
  /** No row although some were due, or too many unexpected failures. Earlier rows are kept. */
  FAILED(false),
  /** One of the season's first 14 days: nothing is computed. */
  SKIPPED_BOOTSTRAP(true),
  /** It was a game date once and has no game any more: what it held is deleted. */
  NO_GAMES(true),
  /** A required upstream table has no row for the date. Earlier rows are kept. */
  BLOCKED(false);

  private final boolean done;

  Outcome(boolean done) {
    this.done = done;
  }

  /** Whether a date that ended so need not run again while its input and logic stay the same. */
  public boolean isDone() {
    return done;
  }

  /** Whether the date's earlier rows stay untouched. */
  public boolean keepsEarlierRows() {
    return this == FAILED || this == BLOCKED;
  }
}
