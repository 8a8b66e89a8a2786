package dev.fastbreak.core.reads;

import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import java.util.List;

/**
 * A table as the phase reads it: once, with all columns that any of its views needs. A processor
 * judges a row by the columns of its own view.
 *
 * @param columns what leaves the warehouse
 * @param views what calculators see of it
 */
public record Input<R extends Record>(Projection<R> columns, List<View<?>> views) {

  public TableSpec<?> table() {
    return columns.table();
  }

  @Override
  public String toString() {
    return table().name();
  }
}
