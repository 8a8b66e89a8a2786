package dev.fastbreak.warehouse.sql;

import dev.fastbreak.warehouse.QueryResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values of an answer that cannot be null. */
public final class Cells {

  private Cells() {}

  /** A number of the one row of an answer. */
  public static long number(QueryResult answer, int column) {
    return number(answer.rows().get(0), column);
  }

  static LocalDate date(List<@Nullable Object> row, int column) {
    return (LocalDate) Objects.requireNonNull(row.get(column), "date");
  }

  static long number(List<@Nullable Object> row, int column) {
    return ((Number) Objects.requireNonNull(row.get(column), "number")).longValue();
  }
}
