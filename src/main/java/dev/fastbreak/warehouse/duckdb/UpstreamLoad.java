package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.sql.LoadStatements;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Merges one upstream table, inside the transaction of the whole load. */
final class UpstreamLoad<T extends Record> {

  private static final DuckDbDialect SQL = DuckDbDialect.INSTANCE;
  private static final String TEMPORARY = "upstream_load";

  private final TableLoad<T> load;
  private final TableSpec<T> table;
  private final LoadStatements statements;

  UpstreamLoad(TableLoad<T> load) {
    this.load = load;
    this.table = load.table();
    this.statements =
        new LoadStatements(SQL, table, SQL.table("temp", TEMPORARY), load.from(), load.to());
  }

  LoadResult merge(DuckDBConnection connection) throws SQLException {
    StoredColumns.of(connection, table).requireForWriting(table.columns());
    Connections.execute(
        connection, "CREATE OR REPLACE TEMP TABLE " + TEMPORARY + TableMaker.columns(table));
    append(connection);
    requireUniqueKeys(connection);
    long doubled = number(Answers.query(connection, statements.storedTwice()), 0);
    if (doubled > 0) {
      Connections.execute(connection, statements.deleteStoredTwice());
    }
    QueryResult changes = Answers.query(connection, statements.changes());
    LoadResult result =
        new LoadResult(
            table,
            number(changes, 0),
            number(changes, 1),
            number(changes, 2) + doubled,
            number(changes, 3));
    if (result.changedAnything()) {
      Connections.execute(connection, statements.merge());
    }
    Connections.execute(connection, "DROP TABLE temp." + TEMPORARY);
    return result;
  }

  private void append(DuckDBConnection connection) throws SQLException {
    int date = table.position(table.dateColumn());
    try (RowAppender appender =
        new RowAppender(table, connection.createAppender("temp", "main", TEMPORARY))) {
      for (Stored<T> row : load.rows()) {
        @Nullable Object[] values = table.storedValues(row);
        requireInRange((LocalDate) values[date]);
        appender.append(values);
      }
    }
  }

  private void requireInRange(@Nullable LocalDate date) {
    if (date == null || date.isBefore(load.from()) || date.isAfter(load.to())) {
      throw new WarehouseException(
          Cause.REFUSED,
          "A row of %s given for %s to %s has the date %s. Nothing was loaded."
              .formatted(table, load.from(), load.to(), date));
    }
  }

  private void requireUniqueKeys(DuckDBConnection connection) throws SQLException {
    List<List<@Nullable Object>> twice = Answers.query(connection, statements.stagedTwice()).rows();
    if (!twice.isEmpty()) {
      throw new WarehouseException(
          Cause.REFUSED,
          "Several rows are given for one key %s of %s: %s. Nothing was loaded; remove all but one of each."
              .formatted(table.key(), table, twice));
    }
  }

  private static long number(QueryResult answer, int column) {
    return ((Number) Objects.requireNonNull(answer.rows().get(0).get(column))).longValue();
  }
}
