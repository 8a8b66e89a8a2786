package dev.fastbreak.warehouse.duckdb;

import static java.util.stream.Collectors.joining;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.ColumnType;
import dev.fastbreak.core.table.PackedTexts;
import dev.fastbreak.warehouse.StagingTable;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The staging tables. They lie in a database of their own in memory, which all connections of this
 * process to the file share: what is staged is neither logged nor compressed nor written into the
 * file, and nothing of it outlives the process. Should memory run short, DuckDB puts them aside
 * into its temporary directory.
 *
 * <p>Lists of texts are staged packed: the rows lie in a table of its own, and what carries the
 * staging table's name is a view that shows them as declared.
 */
final class StagingArea {

  /** The name of the database, and of the one schema that it has. */
  static final String DATABASE = StagingTable.DATASET;

  static final String SCHEMA = "main";

  private static final DuckDbDialect SQL = DuckDbDialect.INSTANCE;

  private static final String EMPTY = "chr(" + (int) PackedTexts.EMPTY + ")";
  private static final String SEPARATOR = "chr(" + (int) PackedTexts.SEPARATOR + ")";

  /** DuckDB looks whether a database exists and attaches it in two steps. */
  private static final Object ATTACHING = new Object();

  private StagingArea() {}

  /** Makes the database. An engine that has it belongs to a process that writes. */
  static void make(DuckDBConnection connection) throws SQLException {
    synchronized (ATTACHING) {
      Connections.execute(connection, "ATTACH IF NOT EXISTS ':memory:' AS " + SQL.quoted(DATABASE));
    }
  }

  static boolean isMade(DuckDBConnection connection) throws SQLException {
    return Connections.texts(connection, "SELECT database_name FROM duckdb_databases()")
        .contains(DATABASE);
  }

  /** Makes a staging table unless it exists; several threads may ask for it at once. */
  static void make(DuckDBConnection connection, StagingTable<?> staging) throws SQLException {
    make(connection);
    Connections.inTransaction(
        connection,
        c -> {
          Connections.execute(
              c,
              "CREATE TABLE IF NOT EXISTS "
                  + packed(staging)
                  + TableMaker.columns(staging.spec(), StagingArea::packedType));
          Connections.execute(
              c, "CREATE VIEW IF NOT EXISTS " + SQL.table(staging) + " AS " + unpacked(staging));
          return staging;
        });
  }

  private static String packed(StagingTable<?> staging) {
    return SQL.table(StagingTable.DATASET, packedName(staging));
  }

  private static String packedName(StagingTable<?> staging) {
    return staging.name() + "_packed";
  }

  private static String packedType(ColumnSpec column) {
    return column.type() == ColumnType.STRING_ARRAY ? "VARCHAR" : SQL.type(column);
  }

  private static String unpacked(String column) {
    return "CASE WHEN %1$s = %2$s THEN []::VARCHAR[] ELSE string_split(%1$s, %3$s) END AS %1$s"
        .formatted(column, EMPTY, SEPARATOR);
  }

  private static String unpacked(StagingTable<?> staging) {
    return staging.spec().columns().stream()
        .map(
            column ->
                column.type() == ColumnType.STRING_ARRAY ? unpacked(column.name()) : column.name())
        .collect(joining(", ", "SELECT ", " FROM " + packed(staging)));
  }

  /** An appender for a table that was made. */
  static DuckDBAppender appender(DuckDBConnection connection, StagingTable<?> staging)
      throws SQLException {
    return connection.createAppender(DATABASE, SCHEMA, packedName(staging));
  }

  static void drop(DuckDBConnection connection, StagingTable<?> staging) throws SQLException {
    Connections.execute(connection, "DROP VIEW IF EXISTS " + SQL.table(staging));
    Connections.execute(connection, "DROP TABLE IF EXISTS " + packed(staging));
  }
}
