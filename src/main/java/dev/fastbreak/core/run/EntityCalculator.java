package dev.fastbreak.core.run;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** One player or team of a season, ready to be computed date by date. */
public interface EntityCalculator<T> {

  /** The player or team, as failures name it. */
  String entityId();

  /**
   * Computes one date; empty when the entity does not belong to the date's population, which need
   * not account for it then. Dates are asked for in order, oldest first, so that work can be
   * carried from one to the next; the answer must not depend on which dates were asked for before.
   */
  Optional<Result<T>> on(LocalDate date);

  /** Takes what is made of an entity, one date after another. */
  @FunctionalInterface
  interface Sink<T> {

    /** Called once for each date in whose population the entity is. */
    void accept(String entityId, LocalDate date, Result<T> result);
  }

  /**
   * Computes every date to whose population the entity belongs. An exception ends as a failure of
   * that date and never takes the others down.
   *
   * @param dates oldest first
   * @param thrown what an exception becomes
   * @param results takes one result for each of those dates
   */
  default void compute(
      Iterable<LocalDate> dates, Function<RuntimeException, Result<T>> thrown, Sink<T> results) {
    for (LocalDate date : dates) {
      Optional<Result<T>> result;
      try {
        result = on(date);
      } catch (RuntimeException e) {
        result = Optional.of(thrown.apply(e));
      }
      if (result.isPresent()) {
        results.accept(entityId(), date, result.get());
      }
    }
  }
}
