package dev.fastbreak.app.validate;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.ColumnType;
import dev.fastbreak.core.table.TableSpec;

/**
 * An upstream value from which columns are computed, so that what it lacks they lack too.
 *
 * @param label how people read it
 * @param expression what is looked at; a single value of it means a single value downstream
 */
record Origin(TableSpec<?> table, String label, String expression) {

  /** A column as it is; flags as 0 and 1. */
  static Origin column(TableSpec<?> table, String name) {
    ColumnSpec column = table.column(name);
    return new Origin(
        table,
        name,
        column.type() == ColumnType.BOOL
            ? "CASE WHEN %1$s THEN 1 WHEN NOT %1$s THEN 0 END".formatted(name)
            : name);
  }

  @Override
  public String toString() {
    return table.name() + "." + label;
  }
}
