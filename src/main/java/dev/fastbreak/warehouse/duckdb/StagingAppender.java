package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.RowSink;
import dev.fastbreak.core.table.TableSpec;
import java.math.BigDecimal;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/**
 * Stages rows as they come out of a batch, from bytes to DuckDB's own form without an object in
 * between. Its table is as declared, but for lists of texts, which it holds packed.
 */
final class StagingAppender implements RowSink<SQLException>, AutoCloseable {

  private final TableSpec<?> table;
  private final ColumnSpec[] columns;
  private final DuckDBAppender appender;

  StagingAppender(TableSpec<?> table, DuckDBAppender appender) {
    this.table = table;
    this.columns = table.columns().toArray(ColumnSpec[]::new);
    this.appender = appender;
  }

  @Override
  public void beginRow() throws SQLException {
    appender.beginRow();
  }

  @Override
  public void none() throws SQLException {
    appender.appendNull();
  }

  @Override
  public void text(byte[] utf8) throws SQLException {
    appender.append(utf8);
  }

  @Override
  public void integer(long value) throws SQLException {
    appender.append(value);
  }

  @Override
  public void bool(boolean value) throws SQLException {
    appender.append(value);
  }

  @Override
  public void date(long epochDay) throws SQLException {
    appender.appendEpochDays(Math.toIntExact(epochDay));
  }

  @Override
  public void timestamp(long epochSecond, int nanos) throws SQLException {
    appender.appendEpochMicros(RowAppender.micros(epochSecond, nanos));
  }

  @Override
  public void decimal(int column, long unscaled) throws SQLException {
    Decimals.append(appender, table, columns[column], unscaled);
  }

  @Override
  public void decimal(int column, BigDecimal value) throws SQLException {
    Decimals.append(appender, table, columns[column], value);
  }

  @Override
  public void texts(byte[] packed) throws SQLException {
    text(packed);
  }

  @Override
  public void doubles(double[] values) throws SQLException {
    appender.append(values);
  }

  @Override
  public void endRow() throws SQLException {
    appender.endRow();
  }

  /** Hands over what is still held back. */
  @Override
  public void close() throws SQLException {
    appender.close();
  }
}
