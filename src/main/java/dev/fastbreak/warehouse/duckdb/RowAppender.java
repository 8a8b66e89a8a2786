package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Writes rows through DuckDB's appender, which is many times faster than INSERT. */
final class RowAppender implements AutoCloseable {

  private final TableSpec<?> table;
  private final ColumnSpec[] columns;
  private final DuckDBAppender appender;

  /**
   * An appender.
   *
   * @param appender opened on a table whose columns are those of {@code table}, in their order
   */
  RowAppender(TableSpec<?> table, DuckDBAppender appender) {
    this.table = table;
    this.columns = table.columns().toArray(ColumnSpec[]::new);
    this.appender = appender;
  }

  /** Appends a row, one value per column. */
  void append(@Nullable Object[] values) throws SQLException {
    appender.beginRow();
    for (int i = 0; i < columns.length; i++) {
      append(columns[i], values[i]);
    }
    appender.endRow();
  }

  private void append(ColumnSpec column, @Nullable Object value) throws SQLException {
    if (value == null) {
      appender.appendNull();
      return;
    }
    switch (column.type()) {
      case STRING -> appender.append((String) value);
      case INT64 -> appender.append((long) (Long) value);
      case BOOL -> appender.append((boolean) (Boolean) value);
      case DATE -> appender.appendEpochDays((int) ((LocalDate) value).toEpochDay());
      case TIMESTAMP -> {
        Instant instant = (Instant) value;
        appender.appendEpochMicros(micros(instant.getEpochSecond(), instant.getNano()));
      }
      case NUMERIC -> append(column, (BigDecimal) value);
      case STRING_ARRAY -> appender.append((List<?>) value);
      case FLOAT64_ARRAY -> appender.append(doubles((List<?>) value));
    }
  }

  /** A moment as DuckDB stores it; what is finer than a microsecond is cut off. */
  static long micros(long epochSecond, int nanos) {
    return Math.addExact(Math.multiplyExact(epochSecond, 1_000_000), nanos / 1000);
  }

  private void append(ColumnSpec column, BigDecimal value) throws SQLException {
    BigDecimal scaled;
    try {
      scaled = value.setScale(column.scale(), RoundingMode.UNNECESSARY);
    } catch (ArithmeticException e) {
      throw Decimals.unfit(table, column, value);
    }
    Decimals.append(appender, table, column, scaled);
  }

  private static double[] doubles(List<?> list) {
    double[] doubles = new double[list.size()];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = (Double) list.get(i);
    }
    return doubles;
  }

  /** Hands over what is still held back. */
  @Override
  public void close() throws SQLException {
    appender.close();
  }
}
