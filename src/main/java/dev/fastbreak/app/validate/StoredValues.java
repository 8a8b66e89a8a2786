package dev.fastbreak.app.validate;

import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.core.table.TableSpec;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored row, by the names of its columns.
 *
 * @param values in the order of the table's columns
 */
record StoredValues(TableSpec<?> table, @Nullable Object[] values) {

  @Nullable Object get(String column) {
    return values[table.position(column)];
  }

  /** Values of the key, which name it for people. */
  String name() {
    return StoredRows.name(table, values);
  }

  boolean isNull(String column) {
    return get(column) == null;
  }

  /** Whether a flag is true; null counts as false. */
  boolean is(String column) {
    return Boolean.TRUE.equals(get(column));
  }

  /** A text, empty when null. */
  String text(String column) {
    return get(column) instanceof String text ? text : "";
  }

  /** A whole number, -1 when null. */
  int count(String column) {
    return get(column) instanceof Long number ? Math.toIntExact(number) : -1;
  }

  /** A number of any type, 0 when null. */
  BigDecimal number(String column) {
    Object value = get(column);
    return value == null ? BigDecimal.ZERO : new BigDecimal(value.toString());
  }

  List<?> list(String column) {
    return get(column) instanceof List<?> list ? list : List.of();
  }
}
