package dev.fastbreak.app.validate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cells of a query's answer, as the type that the query gives them. */
final class Answer {

  private Answer() {}

  static long number(List<@Nullable Object> row, int column) {
    Object value = cell(row, column);
    return value instanceof BigDecimal decimal
        ? decimal.longValueExact()
        : ((Number) value).longValue();
  }

  static String text(List<@Nullable Object> row, int column) {
    return (String) cell(row, column);
  }

  static LocalDate date(List<@Nullable Object> row, int column) {
    return (LocalDate) cell(row, column);
  }

  private static Object cell(List<@Nullable Object> row, int column) {
    return Objects.requireNonNull(row.get(column));
  }
}
