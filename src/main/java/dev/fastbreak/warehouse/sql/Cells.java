package dev.fastbreak.warehouse.sql;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values of an answer's row that cannot be null. */
final class Cells {

  private Cells() {}

  static LocalDate date(List<@Nullable Object> row, int column) {
    return (LocalDate) Objects.requireNonNull(row.get(column), "date");
  }

  static long number(List<@Nullable Object> row, int column) {
    return ((Number) Objects.requireNonNull(row.get(column), "number")).longValue();
  }
}
