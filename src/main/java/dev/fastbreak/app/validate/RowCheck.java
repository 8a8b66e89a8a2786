package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import java.time.LocalDate;
import java.util.Collection;

/**
 * Checks rows one by one, for promises that no SQL of every warehouse can check. Rows come month by
 * month, and inside a month processor by processor in the order of computation.
 */
interface RowCheck {

  /** Columns that it looks at, beside key and {@code data_hash}; empty when it needs no row. */
  Collection<String> columns(Processor processor);

  default void begin(LocalDate from, LocalDate to) {}

  /** One row; values are null also where nobody asked for the column. */
  void row(Processor processor, StoredValues row);

  /** All rows have been seen. */
  default void end() {}
}
