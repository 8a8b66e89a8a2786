package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.math.BigDecimal;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** Decimals as DuckDB stores them: whole numbers, in as many bytes as the precision takes. */
final class Decimals {

  /** Most digits of a decimal that is stored in two, four and eight bytes. */
  private static final int SHORT_DIGITS = 4;

  private static final int INT_DIGITS = 9;
  private static final int LONG_DIGITS = 18;

  private Decimals() {}

  /**
   * Appends {@code unscaled / 10^scale} of the column.
   *
   * @throws WarehouseException when it has more digits than the column
   */
  static void append(DuckDBAppender appender, TableSpec<?> table, ColumnSpec column, long unscaled)
      throws SQLException {
    int precision = column.precision();
    if (precision > LONG_DIGITS) {
      appender.append(BigDecimal.valueOf(unscaled, column.scale()));
      return;
    }
    if (digits(unscaled) > precision) {
      throw unfit(table, column, BigDecimal.valueOf(unscaled, column.scale()));
    }
    if (precision <= SHORT_DIGITS) {
      appender.appendDecimal((short) unscaled);
    } else if (precision <= INT_DIGITS) {
      appender.appendDecimal((int) unscaled);
    } else {
      appender.appendDecimal(unscaled);
    }
  }

  private static int digits(long unscaled) {
    int digits = 0;
    for (long rest = unscaled; rest != 0; rest /= 10) {
      digits++;
    }
    return digits;
  }

  /**
   * Appends a decimal of the column's scale.
   *
   * @throws WarehouseException when it has more digits than the column
   */
  static void append(
      DuckDBAppender appender, TableSpec<?> table, ColumnSpec column, BigDecimal value)
      throws SQLException {
    if (value.precision() > column.precision()) {
      throw unfit(table, column, value);
    }
    if (column.precision() > LONG_DIGITS) {
      appender.append(value);
    } else {
      append(appender, table, column, value.scaleByPowerOfTen(column.scale()).longValue());
    }
  }

  static WarehouseException unfit(TableSpec<?> table, ColumnSpec column, BigDecimal value) {
    return new WarehouseException(
        Cause.REFUSED,
        "%s.%s cannot hold %s: it is %s."
            .formatted(table, column.name(), value.toPlainString(), column.typeName()));
  }
}
