package dev.fastbreak.core.phase;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * Makes a processor's calculators, one per player or team, out of the rows that were read. Pure:
 * the same inputs give calculators that answer the same.
 */
@FunctionalInterface
public interface Calculation<T extends Record> extends Serializable {

  /**
   * The players or teams of the inputs.
   *
   * @param inputs what was read and what earlier processors made
   * @param dates the dates that will be asked for, oldest first
   */
  Entities<T> entities(PhaseInputs inputs, List<LocalDate> dates);
}
