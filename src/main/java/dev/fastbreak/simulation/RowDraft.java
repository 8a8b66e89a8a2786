package dev.fastbreak.simulation;

import dev.fastbreak.core.table.TableSpec;
import org.jspecify.annotations.Nullable;

/**
 * A row of an upstream table that is being changed, column by column.
 *
 * @param <T> the table's record
 */
final class RowDraft<T extends Record> {

  private final TableSpec<T> table;
  private final @Nullable Object[] values;

  RowDraft(TableSpec<T> table, T row) {
    this.table = table;
    this.values = table.contentValues(row);
  }

  RowDraft<T> set(String column, @Nullable Object value) {
    values[table.position(column)] = value;
    return this;
  }

  /** Makes columns unknown. */
  RowDraft<T> clear(String... columns) {
    for (String column : columns) {
      values[table.position(column)] = null;
    }
    return this;
  }

  /** Makes columns unknown with the given probability, all of them or none. */
  RowDraft<T> clear(Dice dice, double probability, String... columns) {
    return dice.chance(probability) ? clear(columns) : this;
  }

  T row() {
    return table.content(values);
  }
}
