package dev.fastbreak.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

/** Holds a row that a calculator made to its table's declaration. */
public final class DeclaredTypes {

  private DeclaredTypes() {}

  /** Scale, precision, range, nulls and allowed texts of every column. */
  public static <T extends Record> void check(TableSpec<T> table, T row) {
    Object[] values = table.contentValues(row);
    for (int i = 0; i < values.length; i++) {
      ColumnSpec column = table.columns().get(i);
      Object value = values[i];
      String name = table.name() + "." + column.name();
      if (value == null) {
        assertThat(column.nullable()).as(name).isTrue();
        continue;
      }
      if (value instanceof BigDecimal decimal) {
        assertThat(decimal.scale()).as(name).isEqualTo(column.scale());
        assertThat(decimal.precision()).as(name).isLessThanOrEqualTo(column.precision());
        checkRange(name, column, decimal);
      } else if (value instanceof Long number) {
        checkRange(name, column, BigDecimal.valueOf(number));
      } else if (value instanceof String text && !column.oneOf().isEmpty()) {
        assertThat(column.oneOf()).as(name).contains(text);
      }
    }
  }

  private static void checkRange(String name, ColumnSpec column, BigDecimal value) {
    if (column.min() != null) {
      assertThat(value).as(name).isGreaterThanOrEqualTo(column.min());
    }
    if (column.max() != null) {
      assertThat(value).as(name).isLessThanOrEqualTo(column.max());
    }
  }
}
