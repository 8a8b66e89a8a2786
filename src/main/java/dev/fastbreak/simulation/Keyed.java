package dev.fastbreak.simulation;

import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;

/**
 * Chance by row: a row's fate depends on seed, table and key alone, not on the order of the rows.
 */
record Keyed(long seed) {

  Dice dice(TableSpec<?> table, LocalDate date, String entity) {
    return Dice.of(
        seed, Dice.Purpose.ROW, table.name().hashCode(), date.toEpochDay(), entity.hashCode());
  }

  /** Chance of an entity over a whole season. */
  Dice dice(TableSpec<?> table, int seasonYear, String entity) {
    return Dice.of(seed, Dice.Purpose.ROW, table.name().hashCode(), -seasonYear, entity.hashCode());
  }
}
