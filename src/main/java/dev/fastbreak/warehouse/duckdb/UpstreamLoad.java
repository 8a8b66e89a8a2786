package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.sql.LoadStatements;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

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
    load.requireSound();
    TableMaker.addMissingColumns(connection, table);
    StoredColumns.of(connection, table).requireForWriting();
    Connections.execute(
        connection, "CREATE OR REPLACE TEMP TABLE " + TEMPORARY + TableMaker.columns(table));
    append(connection);
    LoadStatements.Decision decision =
        statements.decide(sql -> DuckDbSession.answer(connection, "Loading", sql));
    for (String statement : decision.statements()) {
      Connections.execute(connection, statement);
    }
    Connections.execute(connection, "DROP TABLE temp." + TEMPORARY);
    return decision.result();
  }

  private void append(DuckDBConnection connection) throws SQLException {
    try (RowAppender appender =
        new RowAppender(table, connection.createAppender("temp", "main", TEMPORARY))) {
      for (Stored<T> row : load.rows()) {
        appender.append(table.storedValues(row));
      }
    }
  }
}
