package dev.fastbreak.app.explain;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.plan.PlannedDate;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything there is to say about one entity on one date of one processor.
 *
 * @param entity the player or team, as the tables name it
 * @param headline the verdict, one sentence
 * @param remarks why, and what would cure it
 * @param stored the row as the warehouse holds it, or null
 * @param computedHash content hash of the row that today's inputs give, or null
 * @param differences columns in which the two differ
 * @param failure why today's inputs give no row, or null when they give one
 * @param storedFailure the failure that the warehouse holds, or null
 * @param ledger the newest ledger line of the date, or null
 * @param plan whether the date is due and why, or null when it is no game date
 * @param columns the values of the row that today's inputs give, with their arithmetic
 * @param evidence what it was made from
 * @param suggestions names or dates that may have been meant
 */
public record Explanation(
    Processor processor,
    LocalDate date,
    String entity,
    Kind kind,
    String headline,
    List<String> remarks,
    @Nullable StoredRow<?> stored,
    @Nullable String computedHash,
    List<Difference> differences,
    Result.@Nullable Failed<?> failure,
    @Nullable PrecomputeFailure storedFailure,
    @Nullable PrecomputeRun ledger,
    @Nullable PlannedDate plan,
    List<ExplainedColumn> columns,
    List<Evidence> evidence,
    List<String> suggestions) {

  public enum Kind {
    /** Today's inputs give a row. */
    ROW,
    /** They give none, for a reason. */
    FAILURE,
    /** The date need not account for the entity. */
    NOT_IN_POPULATION,
    /** One of the season's first 14 days. */
    BOOTSTRAP,
    /** No game on the date. */
    NO_GAME
  }

  /**
   * A column in which the stored row is not what today's inputs give.
   *
   * @param hashed whether it is part of the content hash
   * @param stored the value that the warehouse holds
   * @param computed the value that today's inputs give
   */
  public record Difference(
      String column, boolean hashed, @Nullable Object stored, @Nullable Object computed) {}
}
