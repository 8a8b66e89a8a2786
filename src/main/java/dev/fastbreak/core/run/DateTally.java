package dev.fastbreak.core.run;

import dev.fastbreak.core.hash.SetDigest;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * The counts of one date of one processor, and a digest of its rows. Tallies of different parts of
 * a date can be merged in any order.
 *
 * @param population entities that the date must account for
 * @param rows rows made
 * @param failuresExpected expected failures of entities
 * @param failuresUnexpected unexpected failures of entities
 * @param dateLevelUnexpected unexpected failures that stand for no entity
 * @param output digest of the rows
 */
public record DateTally(
    long population,
    long rows,
    long failuresExpected,
    long failuresUnexpected,
    long dateLevelUnexpected,
    SetDigest output)
    implements Serializable {

  public static DateTally empty() {
    return new DateTally(0, 0, 0, 0, 0, new SetDigest());
  }

  /** One unexpected failure that stands for the whole date, and nobody else. */
  public static DateTally ofWholeDate() {
    return new DateTally(0, 0, 0, 0, 1, new SetDigest());
  }

  public DateTally plus(DateTally other) {
    SetDigest both = new SetDigest();
    both.addAll(output);
    both.addAll(other.output);
    return new DateTally(
        population + other.population,
        rows + other.rows,
        failuresExpected + other.failuresExpected,
        failuresUnexpected + other.failuresUnexpected,
        dateLevelUnexpected + other.dateLevelUnexpected,
        both);
  }

  /** All failures: of entities, and of the date as such. */
  public long failures() {
    return failuresExpected + failuresUnexpected + dateLevelUnexpected;
  }

  /** Whether every entity ended as exactly one row or one failure. */
  public boolean accountsForEveryone() {
    return population == rows + failuresExpected + failuresUnexpected;
  }

  /**
   * How the date ended. A failure of the whole date where nobody is in the population is more than
   * any share of nobody: the date has failed.
   *
   * @param limit greatest share of the population that may fail unexpectedly, 0..1
   */
  public Outcome outcome(double limit) {
    long unexpected = failuresUnexpected + dateLevelUnexpected;
    if (rows == 0 && unexpected > 0) {
      return Outcome.FAILED;
    }
    BigDecimal tolerated = BigDecimal.valueOf(limit).multiply(BigDecimal.valueOf(population));
    if (BigDecimal.valueOf(failuresUnexpected).compareTo(tolerated) > 0) {
      return Outcome.FAILED;
    }
    return unexpected > 0 ? Outcome.COMPLETE_WITH_FAILURES : Outcome.COMPLETE;
  }
}
