package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.sql.WideFeatures;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes tables from their declarations, with what each column means as a comment. There are no
 * primary keys: their index slows bulk writes down many times, and uniqueness is checked on
 * publishing.
 */
final class TableMaker {

  private static final Logger LOG = LoggerFactory.getLogger(TableMaker.class);
  private static final DuckDbDialect SQL = DuckDbDialect.INSTANCE;

  private TableMaker() {}

  /**
   * Makes those of the tables that do not exist, and the columns that are new in those that do; a
   * view of that name counts as the table. Upstream tables may be the user's own: only a load adds
   * columns to them.
   */
  static void makeMissing(DuckDBConnection connection) throws SQLException {
    Set<String> existing =
        new HashSet<>(
            Connections.texts(
                connection,
                "SELECT table_schema || '.' || table_name FROM information_schema.tables"));
    for (TableSpec<?> table : Tables.all()) {
      if (!existing.contains(table.qualifiedName())) {
        make(connection, table);
      } else if (!Tables.upstream().contains(table)) {
        addMissingColumns(connection, table);
      }
    }
    String wide = SQL.table(WideFeatures.DATASET, WideFeatures.NAME);
    if (!existing.contains(WideFeatures.DATASET + "." + WideFeatures.NAME)) {
      Connections.execute(connection, "CREATE VIEW " + wide + " AS " + WideFeatures.select(SQL));
    }
  }

  /**
   * Brings a table that an older version made up to date; its rows hold null in what is new. A view
   * is left alone.
   */
  static void addMissingColumns(DuckDBConnection connection, TableSpec<?> table)
      throws SQLException {
    Set<String> present =
        new HashSet<>(
            Connections.texts(
                connection,
                """
                SELECT column_name FROM information_schema.columns JOIN information_schema.tables
                USING (table_catalog, table_schema, table_name)
                WHERE table_type = 'BASE TABLE' AND table_schema = %s AND table_name = %s\
                """
                    .formatted(SQL.text(table.dataset()), SQL.text(table.name()))));
    if (present.isEmpty()) {
      return;
    }
    for (ColumnSpec column : table.columns()) {
      if (!present.contains(column.name())) {
        Connections.execute(
            connection,
            "ALTER TABLE %s ADD COLUMN %s %s"
                .formatted(SQL.table(table), column.name(), SQL.type(column)));
        LOG.warn(
            "Added the new column {} to {}, which an older version made.", column.name(), table);
      }
    }
  }

  private static void make(DuckDBConnection connection, TableSpec<?> table) throws SQLException {
    Connections.execute(connection, "CREATE SCHEMA IF NOT EXISTS " + SQL.quoted(table.dataset()));
    Connections.execute(connection, "CREATE TABLE " + SQL.table(table) + columns(table));
    Connections.execute(
        connection, "COMMENT ON TABLE " + SQL.table(table) + " IS " + SQL.text(table.meaning()));
    for (ColumnSpec column : table.columns()) {
      String unit = column.unit().isEmpty() ? "" : " [" + column.unit() + "]";
      Connections.execute(
          connection,
          "COMMENT ON COLUMN %s.%s IS %s"
              .formatted(SQL.table(table), column.name(), SQL.text(column.meaning() + unit)));
    }
  }

  /**
   * The parenthesis of a CREATE TABLE. Upstream tables may hold rows that break the declaration, so
   * they have no constraints; what Fastbreak writes itself has them.
   */
  static String columns(TableSpec<?> table) {
    return columns(table, SQL::type);
  }

  /** The same with other types. */
  static String columns(TableSpec<?> table, Function<ColumnSpec, String> type) {
    boolean constrained = !Tables.upstream().contains(table);
    return table.columns().stream()
        .map(
            column ->
                column.name()
                    + " "
                    + type.apply(column)
                    + (constrained && !column.nullable() ? " NOT NULL" : ""))
        .collect(Collectors.joining(", ", " (", ")"));
  }
}
