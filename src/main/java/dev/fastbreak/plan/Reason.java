package dev.fastbreak.plan;

/** Why a date of a processor is due, or why it is not. */
public enum Reason {
  /** No line in the ledger. */
  MISSING("missing", true),
  /** The newest ledger line says that it failed, was blocked, or has unexpected failures. */
  FAILED("failed", true),
  /** Something it was computed from has changed since. */
  INPUT_CHANGED("input changed", true),
  /** The processor's logic has a newer version than the one that computed it. */
  LOGIC_CHANGED("logic changed", true),
  /** The table holds another number of rows than was published: rows are lost, or there twice. */
  ROWS_DIFFER("rows differ", true),
  /** A processor that it reads from is due on the date; its rows may change. */
  UPSTREAM_DUE("upstream due", true),
  /** The user asked to ignore the ledger. */
  FORCED("forced", true),
  /** Done, with today's input and logic. */
  UP_TO_DATE("up to date", false),
  /** One of the season's first 14 days. */
  BOOTSTRAP("bootstrap", false),
  /** A required upstream date is not done and will not be part of this run. */
  BLOCKED("blocked", false),
  /** The date has a ledger line, but the schedule has no game there any more. */
  NO_GAMES("no games any more", false);

  private final String label;
  private final boolean due;

  Reason(String label, boolean due) {
    this.label = label;
    this.due = due;
  }

  /** The words that the plan prints. */
  public String label() {
    return label;
  }

  /** Whether the date will be computed. */
  public boolean isDue() {
    return due;
  }
}
