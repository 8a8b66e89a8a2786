package dev.fastbreak.app.validate;

import java.util.Locale;

/**
 * What validation promises, gate by gate. A broken promise is RED where the data cannot be right,
 * and a WARNING where real data may look like this.
 */
public enum Gate {
  LEDGER(
      Status.RED,
      "Every game date after bootstrap has a ledger line, and its newest one says that it is done.",
      "Run 'backfill' over the dates; for FAILED and BLOCKED ones look at 'failures' first."),
  UP_TO_DATE(
      Status.RED,
      "Every done date was computed from the input as it is now, with today's logic.",
      "Run 'plan' to see why dates are due again, then 'backfill'."),
  DATES(
      Status.RED,
      "Every game date after bootstrap has rows, or the ledger says that only expected failures"
          + " were due.",
      "Run 'backfill --no-resume' over the dates: their rows are gone or were never written. A"
          + " population of 0 means that their games had not arrived upstream: load them first."),
  ORPHANS(
      Status.RED,
      "There is no row and no failure on a date that is no game date or is bootstrap.",
      "Correct the schedule if a game is missing there; else 'backfill' over the dates, and delete"
          + " what is left."),
  UNIQUE_KEYS(
      Status.RED,
      "No key is there twice: not among the rows, the failures or the ledger lines.",
      "Delete the rows of these keys, then 'backfill --no-resume' over the dates."),
  ACCOUNTED_FOR(
      Status.RED,
      "Rows and failures of a date are those that its ledger line counts: population = rows +"
          + " failures, and no entity has both.",
      "Run 'backfill --no-resume' over the dates: rows or failures were changed behind the"
          + " ledger."),
  CONSISTENT_FAILURES(
      Status.RED,
      "Every failure has a category that its processor knows, with its can_retry, and is of a run"
          + " of its date's ledger lines.",
      "Run 'backfill --no-resume' over the dates: failures were changed behind the ledger."),
  UNEXPECTED_FAILURES(
      Status.RED,
      "There is no unexpected failure.",
      "'failures --unexpected' says what would cure each; then 'backfill' over the dates."),
  DATED_INPUT(
      Status.WARNING,
      "Every row of the upstream tables that a processor reads has a date that lies in a season.",
      "Give these rows their date or delete them, then run 'backfill': rows without one belong to"
          + " no date, and nothing reads them."),
  UPSTREAM_COMPLETE(
      Status.RED,
      "Every final game has both teams in the game tables that a processor reads, and every"
          + " computed game the contexts of both.",
      "Import what is missing, then 'backfill': windows stand on older games, and contexts are"
          + " synthetic."),
  UPSTREAM_KNOWN(
      Status.WARNING,
      "Every team upstream is one of the schedule, no game waits for its result, and the schedule"
          + " covers the range.",
      "Correct the team's code; a postponed game needs its new date, and a played one its result."),
  NOT_NULL(
      Status.RED,
      "A column that is declared without null holds none.",
      "Run 'backfill --no-resume' over the dates."),
  RANGES(
      Status.RED,
      "Every value lies in the range that its column declares.",
      "Run 'backfill --no-resume' over the dates; if the value comes back, the input or the"
          + " calculation is wrong: 'explain' the row."),
  CONSTANTS(
      Status.RED,
      "A column that is declared constant holds one value.",
      "Rows of two versions are mixed: run 'backfill --no-resume' over the range."),
  COMPLETENESS(
      Status.RED,
      "Expected, actual and missing games and their percentage agree, and no row below 90 percent"
          + " is production ready.",
      "Run 'backfill --no-resume' over the dates."),
  CONSISTENT_ROWS(
      Status.RED,
      "Columns of a row that follow from its others do: flags, tiers, reasons, and the scores in"
          + " its JSON.",
      "Run 'backfill --no-resume' over the dates: the row was changed by hand."),
  STAMPS(
      Status.RED,
      "Run and time of every row are those of a ledger line of its date.",
      "Run 'backfill --no-resume' over the dates: the row, or its ledger line, is not of a run."),
  CONTENT_HASH(
      Status.RED,
      "The stored data_hash is the hash of the stored values.",
      "Values were changed behind the hash: run 'backfill --no-resume' over the dates."),
  LEDGER_DIGEST(
      Status.RED,
      "The rows of a date are, as a set, the rows that its ledger line was written for.",
      "Rows were changed behind the ledger: run 'backfill --no-resume' over the dates."),
  SOURCE_HASHES(
      Status.RED,
      "A source hash stands for the rows, upstream and of other processors, that the rules choose"
          + " today, and is null exactly when there is none.",
      "The rows behind it have changed since: run 'backfill' over the dates, with --no-resume if it"
          + " finds nothing to do."),
  UPSTREAM_HASHES(
      Status.RED,
      "Every row that a load wrote into an upstream table has the data_hash of its values.",
      "Values were changed behind the hash, so that no date became due: import again, then"
          + " 'backfill'."),
  FEATURE_VECTOR(
      Status.RED,
      "Every vector has 25 finite features in their ranges, with their names and sources, defaults"
          + " where the source says so, and the quality score that follows.",
      "Run 'backfill --no-resume' over the dates; if it comes back, 'explain' the row."),
  VARIANCE(
      Status.WARNING,
      "No numeric column or feature holds one value only, unless its input does.",
      "'explain' a row: either a calculation is stuck or an input is. Declare the column constant"
          + " if it should be."),
  NULL_SHARE(
      Status.WARNING,
      "No column is null in more rows than its limit allows, unless its input is.",
      "'explain' a row: it names the inputs that were null."),
  DEFAULT_SHARE(
      Status.WARNING,
      "No feature has its default in more rows than the limit allows, expected failures and missing"
          + " input aside.",
      "'explain' a row: it says why the feature's source had no value."),
  FAILURE_RATES(
      Status.WARNING,
      "The share of players without a shot zone row is what the season's week lets expect.",
      "'failures' compares week by week; a jump or a late high share is missing upstream data.");

  private final Status whenBroken;
  private final String promise;
  private final String remedy;

  Gate(Status whenBroken, String promise, String remedy) {
    this.whenBroken = whenBroken;
    this.promise = promise;
    this.remedy = remedy;
  }

  /** Name for people and programs: {@code unique_keys}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** RED or WARNING: what a violation makes of the gate. */
  public Status whenBroken() {
    return whenBroken;
  }

  /** One sentence: what holds when the gate is green. */
  public String promise() {
    return promise;
  }

  /** One sentence: what to do when it is not. */
  public String remedy() {
    return remedy;
  }
}
