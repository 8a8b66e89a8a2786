package dev.fastbreak.app.backfill;

/** A job on other machines. It goes on when this process ends. */
public interface RemoteJob {

  /** Name and id, for people. */
  String title();

  /** A page that shows it. */
  String page();

  /** A shell command that tells how it is. */
  String followCommand();

  /** A shell command that cancels it. */
  String cancelCommand();

  /**
   * Asks the runner to cancel it. A publish that has begun is whole or not at all.
   *
   * @throws JobFailedException when the runner does not accept that
   */
  void cancel();
}
