package dev.fastbreak.app.backfill;

/**
 * How far a job on other machines is.
 *
 * @param state the runner's word for its state, for example RUNNING
 * @param rows rows computed so far; retried work may count twice
 * @param failures players and teams without a row so far; retried work may count twice
 */
public record JobProgress(String state, long rows, long failures) {}
