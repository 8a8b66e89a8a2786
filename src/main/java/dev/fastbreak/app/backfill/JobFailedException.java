package dev.fastbreak.app.backfill;

/**
 * A pipeline could not be started, or did not end well: a sentence that names the job, the cause
 * and the remedy. What it published, if anything, stands in the ledger.
 */
public final class JobFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public JobFailedException(String message) {
    super(message);
  }

  public JobFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
