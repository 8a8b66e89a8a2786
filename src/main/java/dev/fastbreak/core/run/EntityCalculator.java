package dev.fastbreak.core.run;

import java.time.LocalDate;

/**
 * One player or team of a season, ready to be computed date by date.
 *
 * @param <T> the row
 */
public interface EntityCalculator<T> {

  /** The player or team, as failures name it. */
  String entityId();

  /** Whether the date has to account for this entity. */
  boolean isInPopulation(LocalDate date);

  /**
   * Computes one date. Dates are asked for in order, oldest first, so that work can be carried from
   * one to the next; the answer must not depend on which dates were asked for before.
   */
  Result<T> on(LocalDate date);
}
