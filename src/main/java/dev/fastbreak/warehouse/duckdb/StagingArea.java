package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.warehouse.StagingTable;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/**
 * The staging tables. Each carries a mark of the process that made it: only one process can write
 * to the file, so a table with another mark was left behind by one that crashed.
 */
final class StagingArea {

  private static final DuckDbDialect SQL = DuckDbDialect.INSTANCE;
  private static final String PROCESS = "process " + UUID.randomUUID();

  private StagingArea() {}

  /** Makes a staging table unless it exists; several threads may ask for it at once. */
  static void make(DuckDBConnection connection, StagingTable<?> staging) throws SQLException {
    if (exists(connection, staging)) {
      return;
    }
    Connections.inTransaction(
        connection,
        c -> {
          if (!exists(c, staging)) {
            Connections.execute(c, "CREATE SCHEMA IF NOT EXISTS " + StagingTable.DATASET);
            Connections.execute(
                c, "CREATE TABLE " + SQL.table(staging) + TableMaker.columns(staging.spec()));
            Connections.execute(
                c, "COMMENT ON TABLE " + SQL.table(staging) + " IS " + SQL.text(PROCESS));
          }
          return staging;
        });
  }

  private static boolean exists(DuckDBConnection connection, StagingTable<?> staging)
      throws SQLException {
    return !Connections.texts(
            connection,
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = %s AND table_name = %s"
                .formatted(SQL.text(StagingTable.DATASET), SQL.text(staging.name())))
        .isEmpty();
  }

  static void drop(DuckDBConnection connection, StagingTable<?> staging) throws SQLException {
    Connections.execute(connection, "DROP TABLE IF EXISTS " + SQL.table(staging));
  }

  /** Drops what crashed processes left behind. */
  static void clean(DuckDBConnection connection) throws SQLException {
    List<String> stale =
        Connections.texts(
            connection,
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = %s AND comment IS DISTINCT FROM %s"
                .formatted(SQL.text(StagingTable.DATASET), SQL.text(PROCESS)));
    for (String name : stale) {
      Connections.execute(
          connection, "DROP TABLE IF EXISTS " + SQL.table(StagingTable.DATASET, name));
    }
  }
}
