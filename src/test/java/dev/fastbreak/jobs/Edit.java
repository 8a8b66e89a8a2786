package dev.fastbreak.jobs;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes and changes rows of any table by column name. */
final class Edit {

  private Edit() {}

  /**
   * A row of which only some columns are known.
   *
   * @param columns name, value, name, value; numbers may be given as int or text
   */
  static <T extends Record> T row(TableSpec<T> table, @Nullable Object... columns) {
    return set(table, new @Nullable Object[table.contentColumns().size()], columns);
  }

  /** The same row with other values in some columns. */
  static <T extends Record> T change(TableSpec<T> table, T row, @Nullable Object... columns) {
    return set(table, table.contentValues(row), columns);
  }

  private static <T extends Record> T set(
      TableSpec<T> table, @Nullable Object[] values, @Nullable Object... columns) {
    List<ColumnSpec> specs = table.contentColumns();
    for (int i = 0; i < columns.length; i += 2) {
      int position = table.position((String) columns[i]);
      values[position] = value(specs.get(position), columns[i + 1]);
    }
    return table.content(values);
  }

  private static @Nullable Object value(ColumnSpec column, @Nullable Object given) {
    if (given == null) {
      return null;
    }
    return switch (column.type()) {
      case INT64 -> Long.valueOf(given.toString());
      case NUMERIC -> new BigDecimal(given.toString()).setScale(column.scale());
      default -> given;
    };
  }
}
