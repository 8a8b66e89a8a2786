package dev.fastbreak.core.run;

import java.time.LocalDate;

/** Takes what a calculator makes of its entities, one date after another. */
@FunctionalInterface
public interface ResultSink<T> {

  /** Called once for each date in whose population the entity is. */
  void accept(String entityId, LocalDate date, Result<T> result);
}
